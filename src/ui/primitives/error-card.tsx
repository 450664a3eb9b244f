import type { ReactNode } from "react";

/** One part of a page failed: what failed, what still works, what to do, and a reference to quote. */
export function ErrorCard({
  what = "This part of the page could not be loaded.",
  stillWorks = "The rest of the page is up to date.",
  reference,
  retry,
}: {
  what?: string;
  stillWorks?: string;
  /** The error's digest, to find it in the log. */
  reference?: string;
  /** A "Try again" button or link. */
  retry?: ReactNode;
}) {
  return (
    <div role="alert" data-card="" className="rounded-card border bg-surface px-4 py-4 md:px-5">
      <p className="text-heading">{what}</p>
      <p className="text-body text-muted">{stillWorks}</p>
      {retry || reference ? (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          {retry}
          {reference ? <span className="text-small text-subtle">Reference {reference}</span> : null}
        </div>
      ) : null}
    </div>
  );
}
