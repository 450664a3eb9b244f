import { useId } from "react";
import type { ReactNode } from "react";

export type ChartFrameProps = {
  /** Left out when the card around the chart already asks the question. */
  title?: string;
  subtitle?: string;
  /** What the picture shows, in one sentence: its text alternative and its caption. */
  caption: ReactNode;
  /** Drawn below the chart; "hidden" leaves it to screen readers. */
  captionStyle?: "shown" | "hidden";
  /** A server-rendered table of the same figures: always in the HTML, folded away until asked for. */
  table: ReactNode;
  info?: ReactNode;
  /** Tables are open on paper; "hidden" where the page must fit one sheet and the chart says enough. */
  tableInPrint?: "shown" | "hidden";
  children: ReactNode;
};

/** A chart with its title, caption and table. Every chart sits in one. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    subtitle,
    caption,
    captionStyle = "hidden",
    table,
    info,
    tableInPrint = "shown",
    children,
  } = props;
  const captionId = useId();
  return (
    <figure aria-labelledby={captionId} className="min-w-0">
      {title ? (
        <div className="mb-2">
          <div className="flex items-center gap-1">
            <h3 className="text-heading">{title}</h3>
            {info}
          </div>
          {subtitle ? <p className="text-small text-subtle">{subtitle}</p> : null}
        </div>
      ) : null}
      {children}
      <figcaption
        id={captionId}
        className={captionStyle === "shown" ? "mt-2 text-small text-pretty text-muted" : "sr-only"}
      >
        {caption}
      </figcaption>
      <details className={tableInPrint === "hidden" ? "group mt-2 print:hidden" : "group mt-2"}>
        <summary className="inline-flex min-h-6 items-center rounded-pill text-small text-muted underline decoration-border-strong underline-offset-[3px] hover:text-ink pointer-coarse:min-h-11">
          <span className="group-open:hidden">Show as table</span>
          <span className="hidden group-open:inline">Hide table</span>
        </summary>
        <div className="mt-2">{table}</div>
      </details>
    </figure>
  );
}
