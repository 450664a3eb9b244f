import type { ReactNode } from "react";

export type PageHeaderProps = {
  title: string;
  /** Beside the title: role, counts, file name. */
  context?: ReactNode;
  /** Period, comparison, filter, share, print; or the one primary button. */
  actions?: ReactNode;
  /** The one sentence that says what matters. Key figures in `<strong>`, places as TextLink. */
  lede?: ReactNode;
  /** FilterChips. */
  chips?: ReactNode;
  /** A stepper or tabs. */
  children?: ReactNode;
};

/** The top of every page: title, actions, lede, chips, tabs. */
export function PageHeader({ title, context, actions, lede, chips, children }: PageHeaderProps) {
  return (
    <header className="mb-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex min-h-8 min-w-0 flex-wrap items-baseline gap-x-3">
          <h1 className="text-title">{title}</h1>
          {context ? <p className="text-small text-subtle">{context}</p> : null}
        </div>
        {actions ? (
          // On a phone one row that scrolls sideways, so that the sentence below stays in sight. `relative`: see ScrollArea.
          <div className="relative flex items-center gap-2 max-md:-mx-4 max-md:w-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 max-md:py-1 max-md:*:shrink-0 md:flex-wrap print:hidden">
            {actions}
          </div>
        ) : null}
      </div>
      {chips ? <div className="mt-2">{chips}</div> : null}
      {lede ? <p className="mt-2 max-w-lede text-lede text-pretty [&_strong]:font-semibold">{lede}</p> : null}
      {children ? <div className="mt-3">{children}</div> : null}
    </header>
  );
}
