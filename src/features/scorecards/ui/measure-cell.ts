import { metricByKey } from "@/domain/metrics";
import { fewestForVerdict } from "@/domain/verdict";
import { paths } from "@/paths";
import { bullet, type Axis } from "@/ui/charts/bullet";
import { markup, type Markup } from "@/ui/charts/drawing";
import { verdictInk, verdictMark } from "@/ui/charts/verdict-mark";
import { formatCount } from "@/ui/format";
import { hiddenReason, neededWords, verdictWord } from "@/ui/words";
import type { MatrixCell } from "../schema";
import { cellChangeWords, figureWords, shortChange, uncertaintyWords, type Unit } from "./measure-words";
import { miniLine } from "./mini-line";

/** No axis: no bar, because it would not compare with those above it. */
export type MeasureLook = Unit & { axis: Axis | undefined };
type Shown = Extract<MatrixCell, { state: "shown" }>;
type MeasureCellProps = {
  cell: MatrixCell;
  look: MeasureLook;
  /** How much it counts in the total. */
  weight?: number;
  /** Where the figure leads: its line on the department's own page. */
  href?: string;
  /** The filters of the figure, for readers who may read what its customers wrote. */
  reads?: Record<string, string | undefined>;
};

/**
 * One measure of one line: value with its range, bullet, verdict in shape and word, twelve months and the change. As
 * text: a matrix has hundreds of them, of two dozen elements each.
 */
export function measureCell({ cell, look, weight = 1, href, reads }: MeasureCellProps): Markup {
  if (cell.state === "withheld") return markup`<span class="sr-only">Not yours to see</span>`;
  if (cell.state === "hidden") return noFigure(hiddenReason(cell.why));
  if (cell.state === "none") return noFigure("Nothing to count.");
  const isFew = cell.n < fewestForVerdict;
  const figure = figureWords(cell.value, look);
  const size = isFew ? "text-heading font-normal text-subtle" : "text-heading";
  const value =
    href === undefined
      ? markup`<span class="${size}">${figure}</span>`
      : markup`<a href="${href}" class="${size} matrix-link">${figure}</a>`;
  return markup`<span class="block tabular-nums">${value} <span class="matrix-note whitespace-nowrap">${uncertaintyWords(cell.value, cell, { unit: look, isFew })}</span></span>${bar(cell, look, isFew)}<div class="print:flex print:gap-2">${verdictLine(cell, look, weight)}<span class="flex items-center gap-1.5 matrix-note tabular-nums">${miniLine(cell.trend)}${change(cell.change, look)}</span></div>${answers(cell.n, reads)}`;
}

function answers(n: number, reads: MeasureCellProps["reads"]): Markup {
  const count = formatCount(n);
  return reads
    ? markup`<span class="block matrix-note tabular-nums print:hidden"><a href="${paths.feedback(reads)}" class="text-link">${count} answers</a></span>`
    : markup`<span class="sr-only">, from ${count}</span>`;
}

function bar(cell: Shown, { axis, metric }: MeasureLook, isFew: boolean): Markup | undefined {
  if (!axis) return undefined;
  const { target } = cell;
  const direction = metricByKey[metric].goodDirection;
  const drawn = bullet({ measured: cell, target: target?.value, band: target?.band, direction, axis, isFew });
  return markup`<div class="max-md:hidden print:block">${drawn}</div>`;
}

function verdictLine({ verdict, target }: Shown, look: MeasureLook, weight: number): Markup {
  if (!verdict || !target) return markup`<span class="sr-only">, no target. </span>`;
  const counts =
    weight === 1
      ? undefined
      : markup`<span class="whitespace-nowrap text-subtle tabular-nums"> ×${weight}<span class="sr-only"> in the total</span></span>`;
  return markup`<span class="flex items-baseline gap-1.5 text-label font-normal ${verdictInk[verdict.state]}">${verdictMark(verdict.state)}<span>${verdictWord(verdict.state)}${counts}${verdict.state === "open" ? needed(verdict.answersNeeded) : undefined}<span class="sr-only">, target ${figureWords(target.value, look)}. </span></span></span>`;
}

/** What is missing for a verdict; the end of the sentence is heard, not seen, or the column would be all sentence. */
function needed(count: NonNullable<Shown["verdict"]>["answersNeeded"]): Markup {
  const [seen, heard] = typeof count === "number" ? neededWords(count).split(" would") : [neededWords(count)];
  const rest = heard === undefined ? undefined : markup`<span class="sr-only"> would${heard}</span>`;
  return markup`<span class="block text-subtle print:hidden">${seen}${rest}</span>`;
}

/** A clear change has an arrow and ink; every other is grey, in brackets. The words are for whoever cannot see it. */
function change(change: Shown["change"], look: MeasureLook): Markup {
  const isClear = change.state === "rise" || change.state === "fall";
  const arrow = isClear ? (change.state === "rise" ? "↗ " : "↘ ") : "";
  return markup`<span aria-hidden="true" class="${isClear ? "font-semibold whitespace-nowrap text-ink" : "whitespace-nowrap"}">${arrow}${shortChange(change, look)}</span><span class="sr-only">${cellChangeWords(change, look)}</span>`;
}

function noFigure(reason: string): Markup {
  return markup`<span class="flex gap-1.5 matrix-note"><span class="text-heading">–</span><span class="text-pretty">${reason}</span></span>`;
}
