import { clsx } from "clsx";
import { Diamond } from "lucide-react";
import type { ReactNode } from "react";
import { TextLink } from "@/ui/primitives/text-link";
import type { MapStage, MapTouchpoint } from "../schema";

type TouchpointsCellProps = {
  stage: MapStage;
  /** The touchpoint's page; undefined in a to-be map, where there is none. */
  hrefOf: (touchpoint: MapTouchpoint) => string | undefined;
  /** What answers say it is; undefined without evidence. */
  markOf?: (id: number) => Mark | undefined;
  /** Its score as the page draws it. */
  scoreOf?: (id: number) => ReactNode;
};

export type Mark = "basic" | "differentiator" | "both";

const MOST_AT_ONCE = 8;

/** Where customers meet the organisation at a stage: each with its mark and score. */
export function TouchpointsCell({ stage, hrefOf, markOf, scoreOf }: TouchpointsCellProps) {
  const { touchpoints } = stage;
  if (touchpoints.length === 0) return <p className="text-subtle">No touchpoints yet</p>;
  const first = touchpoints.slice(0, MOST_AT_ONCE);
  const rest = touchpoints.slice(MOST_AT_ONCE);
  const list = (some: readonly MapTouchpoint[]) => (
    <ul className="grid gap-2">
      {some.map((touchpoint) => (
        <li key={touchpoint.slug} className="group flex items-start gap-1.5">
          <TouchpointName
            touchpoint={touchpoint}
            href={hrefOf(touchpoint)}
            computed={touchpoint.id === null ? undefined : markOf?.(touchpoint.id)}
          />
          {touchpoint.id === null ? null : scoreOf?.(touchpoint.id)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(first)}
      {rest.length > 0 ? (
        <details className="mt-1">
          <summary className="text-label text-muted underline underline-offset-[3px]">
            {rest.length} more
          </summary>
          <div className="mt-1">{list(rest)}</div>
        </details>
      ) : null}
    </>
  );
}

type NameProps = { touchpoint: MapTouchpoint; href?: string; computed?: Mark };

function TouchpointName({ touchpoint, href, computed }: NameProps) {
  const { name, declared, isMoment, isRetired } = touchpoint;
  return (
    <span className="min-w-0 flex-1">
      {href ? (
        <TextLink href={href} className="inline-block min-h-6 no-underline hover:underline">
          {name}
        </TextLink>
      ) : (
        name
      )}
      <TouchpointMarks {...{ declared, isMoment, computed }} />
      {isRetired ? <span className="ml-1 text-label font-normal text-subtle">retired</span> : null}
    </span>
  );
}

const letters = { basic: "O", differentiator: "X", both: "OX" } as const;
const markNames = {
  basic: "Basic",
  differentiator: "Differentiator",
  both: "Basic and differentiator",
} as const;

type MarksProps = Pick<MapTouchpoint, "declared" | "isMoment"> & { computed?: Mark };

/** O: a basic, which hurts when it is wrong. X: a differentiator, which delights when it is right. ◆: a moment of truth. */
export function TouchpointMarks({ declared, isMoment, computed }: MarksProps) {
  const mark = computed ?? declared;
  const source = computed ? "computed from answers" : "as declared";
  const other = computed && declared && computed !== declared ? `; declared ${declared}` : "";
  return (
    <>
      {mark ? (
        <abbr
          title={`${markNames[mark]}, ${source}${other}`}
          className={clsx(
            "ml-1 text-label no-underline",
            computed ? "font-semibold text-ink" : "text-subtle",
          )}
        >
          <span aria-hidden>{letters[mark]}</span>
          <span className="sr-only">
            ({markNames[mark].toLowerCase()}, {source}
            {other})
          </span>
        </abbr>
      ) : null}
      {isMoment ? (
        <>
          <Diamond aria-hidden className="ml-1 inline size-2.5 fill-current align-baseline text-ink" />
          <span className="sr-only"> (moment of truth)</span>
        </>
      ) : null}
    </>
  );
}

/** What the marks of a map mean, once under it. */
export function MarksLegend() {
  return (
    <span>
      <strong className="font-semibold">O</strong> basic: hurts when wrong ·{" "}
      <strong className="font-semibold">X</strong> differentiator: delights when right ·{" "}
      <Diamond aria-hidden className="inline size-2.5 fill-current align-baseline" /> moment of truth. Bold
      marks are computed from answers, grey ones declared by the team.
    </span>
  );
}
