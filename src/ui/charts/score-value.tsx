import { clsx } from "clsx";
import type { Measured } from "@/domain/verdict";
import { formatCount, formatInterval, formatMargin, formatNps, formatPercent } from "@/ui/format";

export type Unit = "nps" | "percent";

/** A figure that may be shown, or the reason why it may not: a hidden value never reaches this far. */
export type Score = Measured | { hidden: string };

export type ScoreValueProps = {
  score: Score;
  unit?: Unit;
  /** "display" is the one hero score of a page; "tile" stands beside other figures of a page. */
  size?: "display" | "tile" | "row";
  /** Under this many answers the score is muted and shown with its range. */
  fewest?: number;
  /** In a column: gives the uncertainty a fixed width, so that values stand below each other. */
  isAligned?: boolean;
};

/** Value and uncertainty: `+31 ±3`. `–` with its reason when hidden. */
export function ScoreValue({ score, size = "row", ...rest }: ScoreValueProps) {
  if ("hidden" in score) return <HiddenScore reason={score.hidden} size={size} isAligned={rest.isAligned} />;
  return <ShownScore score={score} size={size} {...rest} />;
}

type Size = keyof typeof looks;

function ShownScore(props: ScoreValueProps & { score: Measured; size: Size }) {
  const { score, unit = "nps", size, fewest = 10, isAligned } = props;
  const look = looks[size];
  const isFew = score.n < fewest;
  return (
    <span
      className={clsx(
        "inline-flex items-baseline gap-x-1 whitespace-nowrap tabular-nums",
        isAligned && "@max-2xl:flex-wrap",
      )}
    >
      <span className={clsx(look.value, isFew && "font-normal text-subtle")}>
        {formatFigure(score.value, unit)}
      </span>
      <span className={clsx(look.margin, isAligned && alignedWidth)}>
        {uncertaintyOf(score, isFew)}
        {isFew && size === "display" ? `, ${formatCount(score.n)} answers` : null}
      </span>
    </span>
  );
}

function HiddenScore({ reason, size, isAligned }: { reason: string; size: Size; isAligned?: boolean }) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <span className={clsx(size === "row" ? "text-heading" : "text-title", "text-subtle")}>–</span>
      <span className={looks[size].reason}>{reason}</span>
      {isAligned ? <span className={alignedWidth} /> : null}
    </span>
  );
}

const looks = {
  display: { value: "text-display", margin: "ml-1 text-lede text-muted", reason: "text-body text-muted" },
  tile: { value: "text-title", margin: "text-small text-subtle", reason: "text-small text-muted" },
  row: { value: "text-heading", margin: "text-label font-normal text-subtle", reason: "sr-only" },
} as const;

/** Few answers always show the range itself. */
function uncertaintyOf(score: Measured, isFew: boolean): string {
  return isFew ? formatInterval(score) : formatMargin(score.value, score);
}

/** Room for "−16 to 76"; in a narrow card the range goes below instead. */
const alignedWidth = "inline-block w-15 text-left @max-2xl:w-auto";

/** A value in the way of its unit: `+31`, `23%`. */
export function formatFigure(value: number, unit: Unit): string {
  return unit === "nps" ? formatNps(value) : formatPercent(value);
}
