import {
  UnfitChoice,
  type ImportOptions,
  type ImportRole,
  type InspectChoices,
  type InspectReport,
} from "../schema";
import { holdsDates, shareOf, type ColumnFacts } from "./column-facts";
import { decideOrder } from "./date-order";
import { notBefore, readDate } from "./dates";
import { findColumn } from "./find-column";
import type { Layout } from "./layout";
import { traitRoles } from "./impressions";
import { openNeeds } from "./needs";
import { isLabelledRating, writesDecimalComma } from "./scores";
import { hasScoreLabels, saysZeroToTen } from "./suggest-score";
import { suggestMapping } from "./suggest";
import { nameOf } from "./words";

/** A table with one record an answer; `preset`: roles that its shape settles unless a person says otherwise. */
type Roles = Partial<Record<ImportRole, number | null>>;
type Shape = {
  layout: Layout;
  facts: readonly ColumnFacts[];
  preset: Roles;
  table: Pick<InspectReport, "sheet" | "delimiter">;
};

export type Settled = Pick<InspectReport, "needs" | "warnings" | "dates"> & { options: ImportOptions };

/**
 * Options for reading a file: what a person chose, and for the rest what headings and values say. What neither says
 * is in `needs`. `notAfter`: the latest moment an answer may carry. Throws UnfitChoice.
 */
export function settleOptions(
  { layout, facts: columns, preset, table }: Shape,
  choices: InspectChoices,
  notAfter: string,
): Settled {
  checkDay(choices.fixedDate, notAfter);
  const chosen = withPreset(preset, chosenColumns(columns, choices));
  const settled = choices.fixedDate === undefined ? chosen : { date: null, ...chosen };
  const { mapping, rivals } = suggestMapping(columns, layout.format, settled);
  const at = (role: ImportRole) => columns[mapping[role] ?? -1];
  const [score, dates] = [at("score"), at("date")];
  const { ask, ...reading } = dateReading(layout, dates, choices);
  const options: ImportOptions = {
    mapping,
    fixedDate: choices.fixedDate,
    ...reading,
    from1904: reading.excelDates && table.sheet?.from1904 === true,
    labelledScores: score !== undefined && hasScoreLabels(score),
    labelledRatings: [at("csat"), at("ces"), ...traitRoles.map(at)].some(
      (column) => column !== undefined && hasLabels(column),
    ),
    decimalComma: writesAmountsWithComma([at("revenue"), at("weight")], columns, table.delimiter),
    names: [],
    notAfter,
  };
  const ratingChosen = [chosen.csat, chosen.ces].some((position) => typeof position === "number");
  const open = { columns, options, unclearDates: ask ? dates?.stats.dates : undefined, ratingChosen };
  return {
    options,
    needs: openNeeds(open),
    warnings: [...rivalWarnings(score, rivals), ...scaleWarnings(score), ...dateWarnings(dates)],
    dates: dates ? datesReport(dates, options) : null,
  };
}

/** How the date column is written; `ask` where the column leaves it open and nobody has said. */
function dateReading(layout: Layout, column: ColumnFacts | undefined, choices: InspectChoices) {
  const { dateOrder, usualDateOrder } = choices;
  if (!column) return { dateOrder, excelDates: false, unixDates: false, zone: null, ask: false };
  const tally = column.stats.dates;
  const decided = decideOrder(tally, isEnglishGoogleForm(layout, column));
  return {
    dateOrder: dateOrder ?? decided.dateOrder ?? usualDateOrder,
    excelDates: tally.written === 0 && tally.serials > 0,
    unixDates: tally.written === 0 && tally.serials === 0 && tally.unix > 0,
    zone: zoneOf(layout, column),
    ask: decided.ask && dateOrder === undefined && usualDateOrder === undefined,
  };
}

function checkDay(day: string | undefined, notAfter: string) {
  if (day === undefined) return;
  if (`${day}T12:00:00` > notAfter) throw new UnfitChoice(`${day} is in the future.`);
  if (`${day}T12:00:00` < notBefore) throw new UnfitChoice(`${day} is before 1990.`);
}

/** A person's choice goes before what the shape settles, also where it takes a preset column for another role. */
function withPreset(preset: Roles, chosen: Roles): Roles {
  const taken = new Set(Object.values(chosen).filter((column) => column !== null));
  const left = Object.entries(preset).filter(([, column]) => column === null || !taken.has(column));
  const measured = (preset.touchpoint ?? 0) + 1;
  const stray = (["score", "csat", "ces"] as const).find((role) => (chosen[role] ?? measured) !== measured);
  if (preset.score === null && stray !== undefined)
    throw new UnfitChoice(
      `Each row holds an answer for each touchpoint: only “Score of the touchpoint” can be the ${stray}, or the same would count several times.`,
    );
  return { ...(Object.fromEntries(left) as Roles), ...chosen };
}

/** Positions of the columns a person named; null for a role that is to be left out. */
function chosenColumns(columns: readonly ColumnFacts[], { mapping = {} }: InspectChoices) {
  const chosen: Partial<Record<ImportRole, number | null>> = {};
  for (const [role, wanted] of Object.entries(mapping) as [
    ImportRole,
    string | number | null | undefined,
  ][]) {
    if (wanted === undefined) continue;
    if (typeof wanted === "number" && wanted >= columns.length) {
      throw new UnfitChoice(`There is no column #${wanted + 1}. The file has ${columns.length}.`);
    }
    chosen[role] = typeof wanted === "string" ? findColumn(columns, wanted) : wanted;
  }
  return chosen;
}

function isEnglishGoogleForm({ format }: Layout, { name }: ColumnFacts): boolean {
  return format === "google-forms" && nameOf(name) === "timestamp";
}

function zoneOf(layout: Layout, { name, question }: ColumnFacts): string | null {
  if (/\((?:UTC|GMT)\)/i.test(`${name} ${question ?? ""}`)) return "UTC";
  return layout.zone;
}

function hasLabels({ stats }: ColumnFacts): boolean {
  return stats.distinct !== null && isLabelledRating(stats.distinct.keys(), 7);
}

/** True also where dots can only part thousands in a file that is likely to have decimal commas. */
function writesAmountsWithComma(
  amounts: readonly (ColumnFacts | undefined)[],
  columns: readonly ColumnFacts[],
  delimiter: InspectReport["delimiter"],
): boolean {
  if (amounts.some(hasDecimalComma)) return true;
  const stats = amounts.flatMap((column) => (column ? [column.stats] : []));
  const dotted = stats.reduce((sum, own) => sum + own.dotted, 0);
  if (dotted === 0 || stats.some((own) => own.grouped < own.dotted)) return false;
  return delimiter === ";" || columns.some(isDecimalCommas);
}

/** Numbers, some of them with a decimal comma. */
function isDecimalCommas({ stats }: ColumnFacts): boolean {
  return stats.decimalCommas > 0 && stats.decimalCommas + stats.whole === stats.examined;
}

function hasDecimalComma(column: ColumnFacts | undefined): boolean {
  if (!column) return false;
  const values = [...(column.stats.distinct?.keys() ?? []), ...column.stats.samples];
  return column.stats.decimalCommas > column.stats.filled / 20 || values.some(writesDecimalComma);
}

function rivalWarnings(score: ColumnFacts | undefined, rivals: readonly ColumnFacts[]): string[] {
  if (!score || rivals.length === 0) return [];
  const names = rivals.slice(0, 3).map(({ name }) => `“${name}”`);
  return [`More columns hold 0–10 scores: ${names.join(", ")}. “${score.name}” was proposed.`];
}

/** A person may map what would not be proposed, but not without hearing what it looks like. */
function scaleWarnings(score: ColumnFacts | undefined): string[] {
  if (!score || score.stats.whole === 0 || saysZeroToTen(score) || hasScoreLabels(score)) return [];
  const { lowest, highest } = score.stats;
  const scale = `All values of “${score.name}” lie between ${lowest} and ${highest}.`;
  if (highest <= 1) return [`${scale} Yes or no is not a score from 0 to 10.`];
  if (highest <= 5) return [`${scale} If the scale ends at 5, map the column as csat.`];
  if (highest <= 7) return [`${scale} If the scale ends at 7, map the column as ces.`];
  return lowest === 1 ? [`No value of “${score.name}” is 0. A scale from 1 to 10 is not NPS.`] : [];
}

function dateWarnings(dates: ColumnFacts | undefined): string[] {
  if (!dates || holdsDates(dates) || shareOf(dates.stats.dates.serials, dates.stats) === 1) return [];
  return [`Not all values of “${dates.name}” are dates.`];
}

function datesReport(column: ColumnFacts, options: ImportOptions): InspectReport["dates"] {
  const { dates, samples } = column.stats;
  const values = dates.examples.length > 0 ? dates.examples : samples;
  const examples = values.flatMap((value) => {
    const date = readDate(value, options);
    return "at" in date ? [{ value, read: date.at }] : [];
  });
  return { column: column.position, format: formatInWords(column, options), examples, zone: options.zone };
}

function formatInWords(
  { stats: { dates } }: ColumnFacts,
  { excelDates, unixDates, dateOrder }: ImportOptions,
): string {
  if (excelDates) return "day numbers of a spreadsheet";
  if (unixDates) return "seconds since 1970";
  const s = dates.separator;
  if (dates.triples > 0) {
    if (dateOrder === undefined) return "day or month first, not clear which";
    return dateOrder === "day-first" ? `DD${s}MM${s}YYYY` : `MM${s}DD${s}YYYY`;
  }
  return `YYYY${s}MM${s}DD`;
}
