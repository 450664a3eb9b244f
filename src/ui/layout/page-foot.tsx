import type { ReactNode } from "react";

/** The last line of every page: how fresh the figures are, and at the right what else must be known. */
export function PageFoot({ stamp, children }: { stamp: string; children?: ReactNode }) {
  return (
    <footer className="mt-4 flex flex-wrap justify-between gap-x-6 gap-y-1 text-label font-normal text-subtle print:hidden">
      <span>{stamp}</span>
      {children ? <span>{children}</span> : null}
    </footer>
  );
}
