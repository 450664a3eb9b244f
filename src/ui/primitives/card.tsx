import { useId } from "react";
import type { ReactNode } from "react";
import { cn } from "@/ui/class-names";

export type CardProps = {
  /** A question or finding of at most ten words. */
  title: ReactNode;
  /** Measure, scope, dates, number of answers. */
  subtitle?: ReactNode;
  /** An InfoPopover: how the figures are made. */
  info?: ReactNode;
  /** Right of the title: a link or button. */
  actions?: ReactNode;
  /** A quiet line under the content. */
  foot?: ReactNode;
  /** Heading level; the look stays the same. */
  level?: 2 | 3;
  id?: string;
  className?: string;
  children?: ReactNode;
};

/** One question and its answer, on a surface with a border. A region named by its title. */
export function Card({
  title,
  subtitle,
  info,
  actions,
  foot,
  level = 2,
  id,
  className,
  children,
}: CardProps) {
  const titleId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      aria-labelledby={titleId}
      data-card=""
      className={cn(
        "flex min-w-0 flex-col rounded-card border bg-surface px-4 py-4 md:px-5 print:py-2.5",
        className,
      )}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <div className="flex items-center gap-1">
            <Heading id={titleId} className="text-heading text-balance">
              {title}
            </Heading>
            {info}
          </div>
          {subtitle ? <p className="text-small text-pretty text-subtle">{subtitle}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      {children ? <div className="mt-3 min-w-0 flex-1 print:mt-2">{children}</div> : null}
      {foot ? <footer className="mt-3 text-label font-normal text-subtle">{foot}</footer> : null}
    </section>
  );
}
