/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-24 rounded-control border bg-raised px-3 py-2 text-heading text-ink shadow-menu focus:translate-y-0 print:hidden"
    >
      Skip to content
    </a>
  );
}
