import type { Change } from "@/domain/change";
import type { Direction, VerdictState } from "@/domain/verdict";
import { bullet, type Axis } from "@/ui/charts/bullet";
import { changeMarkup } from "@/ui/charts/change-words";
import { markup, type Markup } from "@/ui/charts/drawing";
import { formatFigure, scoreMarkup, type Score, type Unit } from "@/ui/charts/score-value";
import { sparkline } from "@/ui/charts/sparkline";
import { tallyMarks } from "@/ui/charts/tally-marks";
import { verdictMarkup } from "@/ui/charts/verdict";
import { formatCount } from "@/ui/format";

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
      way?: { href: string; words: string };
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
const nameLook = "text-left font-medium @max-2xs:wrap-anywhere @3xl:whitespace-nowrap";
const noteLook = "block text-label font-normal text-subtle print:ml-2 print:inline";
const ofLook = "inline-block w-15 text-left text-label font-normal text-subtle @max-2xl:w-auto";

/**
 * One line of a scorecard as text, not as elements: a page has up to dozens, each of forty. On a phone: name with change
 * below, value, verdict. `id` is the line's own on the page.
 */
export function scorecardRow(line: ScorecardLine, id: string): Markup {
  const isHidden = line.kind === "score" && "hidden" in line.score;
  const below = isHidden ? hiddenNote(line) : changeCell(line);
  return markup`<tr><th scope="row" class="${nameLook}">${nameOf(line)}<span class="block font-normal print:hidden ${isHidden ? "@lg:hidden" : "@2xl:hidden"}">${below}</span></th><td class="text-left @2xl:text-right">${valueCell(line)}</td>${
    isHidden ? markup`<td colspan="3" class="${fold.picture}">${hiddenNote(line)}</td>` : measureCells(line)
  }<td class="text-right @2xl:text-left">${line.verdict && verdictMarkup(line.verdict, id)}</td></tr>`;
}

function nameOf({ href, name, note }: ScorecardLine): Markup {
  const shown = href
    ? markup`<a href="${href}" class="text-link no-underline hover:underline">${name}</a>`
    : markup`${name}`;
  return note ? markup`${shown}<span class="${noteLook}">${note}</span>` : shown;
}

function valueCell(line: ScorecardLine): Markup {
  if (line.kind === "count")
    return markup`<span class="inline-flex items-baseline gap-1 whitespace-nowrap"><span class="text-heading">${line.done}</span><span class="${ofLook}">of ${line.of}</span></span>`;
  const value = scoreMarkup(line.score, line.unit);
  if (!line.reads || "hidden" in line.score) return value;
  return markup`<a href="${line.reads}" class="inline-block rounded-pill hover:underline print:no-underline">${value}<span class="sr-only">: read ${formatCount(line.score.n)} answers</span></a>`;
}

function measureCells(line: ScorecardLine): Markup {
  const trend =
    line.kind === "score" ? sparkline({ values: line.trend, label: trendWords(line) }) : undefined;
  return markup`<td class="${fold.picture} w-2/5 min-w-40 print:w-auto print:min-w-32">${pictureCell(line)}</td><td class="${fold.trend}">${trend}</td><td class="${fold.change}">${changeCell(line)}</td>`;
}

function pictureCell(line: ScorecardLine): Markup | undefined {
  if (line.kind === "count")
    return tallyMarks({ done: line.done, of: line.of, label: `${line.done} of ${line.of}` });
  if ("hidden" in line.score) return undefined;
  const { score, target, band, direction, axis, unit = "nps" } = line;
  const picture = bullet({
    ...{ measured: score, target, band, direction, axis, unit },
    isFew: score.n < FEWEST_SOLID,
  });
  return markup`<div class="flex items-center gap-2"><div class="min-w-24 flex-1 print:min-w-20">${picture}</div><span aria-hidden="true" class="w-9 shrink-0 text-right text-label font-normal text-subtle">${target === undefined ? "" : formatFigure(target, unit)}</span></div>`;
}

const FEWEST_SOLID = 10;

function changeCell(line: ScorecardLine): Markup | undefined {
  if (line.kind === "count")
    return markup`<span class="align-middle text-label font-normal whitespace-nowrap text-subtle">${line.changeText}</span>`;
  return line.change && changeMarkup(line.change, "@max-2xl:whitespace-normal print:whitespace-nowrap");
}

function hiddenNote(line: ScorecardLine): Markup | undefined {
  if (line.kind !== "score" || !("hidden" in line.score)) return undefined;
  const { way, score } = line;
  const link = way && markup` <a href="${way.href}" class="text-link">${way.words}</a>`;
  return markup`<span class="text-small text-subtle">${score.hidden}${link}</span>`;
}

function trendWords({ name, trend, unit = "nps" }: Extract<ScorecardLine, { kind: "score" }>): string {
  const figures = trend.map((value) => (value === undefined ? "no figure" : formatFigure(value, unit)));
  return `${name} over ${trend.length} periods: ${figures.join(", ")}`;
}
