import type { ReactNode } from "react";
import type { Change } from "@/domain/change";
import type { Direction, VerdictState } from "@/domain/verdict";
import { Bullet } from "@/ui/charts/bullet";
import type { Axis } from "@/ui/charts/bullet";
import { ChangeWords } from "@/ui/charts/change-words";
import { formatFigure, ScoreValue } from "@/ui/charts/score-value";
import { formatCount } from "@/ui/format";
import type { Score, Unit } from "@/ui/charts/score-value";
import { Sparkline } from "@/ui/charts/sparkline";
import { TallyMarks } from "@/ui/charts/tally-marks";
import { Verdict } from "@/ui/charts/verdict";
import { TextLink } from "@/ui/primitives/text-link";

/** A measured score against its target, or a full count. */
export type ScorecardLine = {
  id: string;
  /** The department or the measure. */
  name: string;
  href?: string;
  /** Under the name: "875 answers". */
  note?: string;
  /** Where the answers behind the value are read. */
  reads?: string;
  /** A verdict; left out when no target is set. `reason` opens on click. */
  verdict?: { state: VerdictState; words?: string; reason?: string };
} & (
  | {
      kind: "score";
      score: Score;
      unit?: Unit;
      target?: number;
      band?: number;
      direction?: Direction;
      axis: Axis;
      /** Oldest first; undefined where there was no figure. */
      trend: readonly (number | undefined)[];
      change?: Change;
      /** Beside a hidden score: "Show last 12 months". */
      way?: ReactNode;
    }
  | {
      kind: "count";
      done: number;
      of: number;
      /** "Was 4 of 8": full counts are never called clear. */
      changeText?: string;
    }
);

/** Columns that fold when the card is narrow, wherever it stands; paper always has room. */
const fold = {
  picture: "hidden @lg:table-cell print:table-cell",
  change: "hidden @2xl:table-cell print:table-cell",
  trend: "hidden @3xl:table-cell print:table-cell",
};

/** One line of a scorecard. On a phone: name with change below, value, verdict. */
export function ScorecardRow({ line }: { line: ScorecardLine }) {
  const isHidden = line.kind === "score" && "hidden" in line.score;
  return (
    <tr>
      <th scope="row" className="text-left font-medium @max-2xs:wrap-anywhere @3xl:whitespace-nowrap">
        {line.href ? (
          <TextLink href={line.href} className="no-underline hover:underline">
            {line.name}
          </TextLink>
        ) : (
          line.name
        )}
        {line.note ? (
          <span className="block text-label font-normal text-subtle print:ml-2 print:inline">
            {line.note}
          </span>
        ) : null}
        <span className={`block font-normal print:hidden ${isHidden ? "@lg:hidden" : "@2xl:hidden"}`}>
          {isHidden ? <HiddenNote line={line} /> : <ChangeCell line={line} />}
        </span>
      </th>
      <td className="text-left @2xl:text-right">
        <ValueCell line={line} />
      </td>
      {isHidden ? (
        <td colSpan={3} className={fold.picture}>
          <HiddenNote line={line} />
        </td>
      ) : (
        <MeasureCells line={line} />
      )}
      <td className="text-right @2xl:text-left">{line.verdict ? <Verdict {...line.verdict} /> : null}</td>
    </tr>
  );
}

function ValueCell({ line }: { line: ScorecardLine }) {
  if (line.kind === "score") {
    const value = <ScoreValue isAligned score={line.score} unit={line.unit} />;
    if (!line.reads || "hidden" in line.score) return value;
    return (
      <a href={line.reads} className="inline-block rounded-pill hover:underline print:no-underline">
        {value}
        <span className="sr-only">: read {formatCount(line.score.n)} answers</span>
      </a>
    );
  }
  return (
    <span className="inline-flex items-baseline gap-1 whitespace-nowrap">
      <span className="text-heading">{line.done}</span>
      <span className="inline-block w-15 text-left text-label font-normal text-subtle @max-2xl:w-auto">
        of {line.of}
      </span>
    </span>
  );
}

function MeasureCells({ line }: { line: ScorecardLine }) {
  return (
    <>
      <td className={`${fold.picture} w-2/5 min-w-40 print:w-auto print:min-w-32`}>
        <PictureCell line={line} />
      </td>
      <td className={fold.trend}>
        {line.kind === "score" ? <Sparkline values={line.trend} label={trendWords(line)} /> : null}
      </td>
      <td className={fold.change}>
        <ChangeCell line={line} />
      </td>
    </>
  );
}

function PictureCell({ line }: { line: ScorecardLine }) {
  if (line.kind === "count") {
    return <TallyMarks done={line.done} of={line.of} label={`${line.done} of ${line.of}`} />;
  }
  if ("hidden" in line.score) return null;
  const { score, target, band, direction, axis, unit = "nps" } = line;
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-24 flex-1 print:min-w-20">
        <Bullet
          {...{ measured: score, target, band, direction, axis, unit }}
          isFew={score.n < FEWEST_SOLID}
        />
      </div>
      <span aria-hidden className="w-9 shrink-0 text-right text-label font-normal text-subtle">
        {target === undefined ? "" : formatFigure(target, unit)}
      </span>
    </div>
  );
}

const FEWEST_SOLID = 10;

function ChangeCell({ line }: { line: ScorecardLine }) {
  if (line.kind === "count") {
    return (
      <span className="align-middle text-label font-normal whitespace-nowrap text-subtle">
        {line.changeText}
      </span>
    );
  }
  return line.change ? (
    <ChangeWords change={line.change} className="@max-2xl:whitespace-normal print:whitespace-nowrap" />
  ) : null;
}

function HiddenNote({ line }: { line: ScorecardLine }) {
  if (line.kind !== "score" || !("hidden" in line.score)) return null;
  return (
    <span className="text-small text-subtle">
      {line.score.hidden} {line.way}
    </span>
  );
}

function trendWords({ name, trend, unit = "nps" }: Extract<ScorecardLine, { kind: "score" }>): string {
  const figures = trend.map((value) => (value === undefined ? "no figure" : formatFigure(value, unit)));
  return `${name} over ${trend.length} periods: ${figures.join(", ")}`;
}
