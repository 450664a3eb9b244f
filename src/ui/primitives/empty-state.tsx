import type { ReactNode } from "react";

/** Nothing here yet, or nothing found: names the object, says why, gives the next action. No pictures. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-1 py-2">
      <p className="text-heading">{title}</p>
      {children ? <p className="max-w-lede text-body text-pretty text-muted">{children}</p> : null}
      {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
