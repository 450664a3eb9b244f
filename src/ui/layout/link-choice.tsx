import Link from "next/link";

export type LinkOption = { href: string; label: string; isCurrent: boolean };

/** A few ways to look at one thing, side by side, each with its own address: week, month, quarter. */
export function LinkChoice({ name, options }: { name: string; options: readonly LinkOption[] }) {
  if (options.length < 2) return null;
  return (
    <nav aria-label={name} className="print:hidden">
      <ul className="flex flex-wrap rounded-control border p-0.5">
        {options.map(({ href, label, isCurrent }) => (
          <li key={label}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={isCurrent ? "true" : undefined}
              className="flex min-h-6 items-center rounded-pill px-2 text-label whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:bg-tint aria-[current]:text-ink pointer-coarse:min-h-11"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
