import { answersIn, countsOf, npsOf } from "@/domain/nps";
import { holdsInWords } from "../rules/column-facts";
import { sheetNeed } from "../rules/choose-sheet";
import { matchNames, type KnownNames } from "../rules/match-names";
import { isGuessed, isTellable } from "../rules/encoding";
import { mergeChoices, shapeOf } from "../rules/remember";
import { settleOptions, type Settled } from "../rules/settle-options";
import {
  UnfitChoice,
  UnreadableFile,
  type ImportOptions,
  type ImportRole,
  type InspectChoices,
  type InspectReport,
  type Mapping,
} from "../schema";
import type { ColumnPass } from "./read-columns";
import { readCounts, type CountPass } from "./read-counts";
import { readHead } from "./read-head";
import { findLayout, shapeTable, type FoundLayout, type ShapedTable } from "./shape-table";

type InspectFileOptions = {
  /** The names that exist; without them the file's names are listed, not matched. */
  known?: KnownNames;
  /** What was chosen for the last file of a shape. */
  recall?: (shape: string) => Promise<InspectChoices | undefined>;
  /** Answers may be dated up to two days after this moment. */
  now: Date;
  choices?: InspectChoices;
  signal?: AbortSignal;
};

const twoDays = 2 * 86_400_000;

/**
 * Reads a whole file and reports what it is, what an import would take from it and what a person still has to say.
 * Streams it: three passes, memory flat at any size. Throws UnreadableFile and UnfitChoice.
 */
export async function inspectFile(path: string, options: InspectFileOptions): Promise<InspectReport> {
  const { choices = {}, recall, signal } = options;
  const told = await findLayout(path, await readHead(path, { sheet: choices.sheet }, signal), { signal });
  const shape = shapeOf(told.layout);
  const kept = await recall?.(shape);
  const inspect = async (all: InspectChoices) => {
    const found = await findAs(path, told, all, signal);
    return { ...(await inspectAs(path, found, { ...options, choices: all })), shape };
  };
  if (!kept) return inspect(choices);
  try {
    return { ...(await inspect(mergeChoices(fitting(kept, told), choices))), isRecalled: true };
  } catch (error) {
    // What fitted the last file does not fit this one: it is read as if it were the first.
    if (!(error instanceof UnfitChoice)) throw error;
    return inspect(choices);
  }
}

/** A file's layout, read anew where a person says how its letters are written or whether it has headings. */
async function findAs(path: string, told: FoundLayout, choices: InspectChoices, signal?: AbortSignal) {
  const { encoding, hasHeader } = choices;
  if (encoding === undefined && hasHeader === undefined) return told;
  return findLayout(path, await readHead(path, choices, signal), { hasHeader, signal });
}

/** How the last file's letters were read holds for this one only where its bytes are guessed at. */
function fitting(kept: InspectChoices, { table }: FoundLayout): InspectChoices {
  return isGuessed(table.encoding) ? kept : { ...kept, encoding: undefined };
}

async function inspectAs(
  path: string,
  found: FoundLayout,
  { now, choices = {}, known, signal }: InspectFileOptions,
): Promise<Omit<InspectReport, "shape">> {
  const shaped = await shapeTable(path, found, choices, signal);
  const { layout, table, facts, pass } = shaped;
  if (pass.dataRows === 0) throw new UnreadableFile("The file has a header but no answers below it.");
  const notAfter = new Date(now.getTime() + twoDays).toISOString().slice(0, 19);
  const settled = settleOptions(shaped, choices, notAfter);
  const columns = facts.map((column) => ({
    position: column.position,
    ref: column.ref,
    name: column.name,
    question: column.question,
    importId: column.importId,
    filled: column.stats.filled,
    samples: [...column.stats.samples],
    holds: holdsInWords(column),
  }));
  const reading = { columns, filters: layout.filters, options: countable(settled.options) };
  const counted = await readCounts(path, table, reading, signal);
  const matched = matchNames(counted.names, known ?? noNames, choices);
  if (known) settled.options.names = matched.options;
  const needs = [
    ...sheetNeed(table.sheet),
    ...shaped.needs,
    ...settled.needs,
    ...(known ? matched.needs : []),
  ];
  return {
    ...reportOf({ shaped, columns, settled, counted }),
    names: matched.names,
    needs,
  };
}

const noNames: KnownNames = { touchpoint: [], channel: [], segment: [], persona: [] };

/** Options to count by while questions are open: any day, any order; neither changes which rows have a score. */
function countable(options: ImportOptions): ImportOptions {
  const { mapping, fixedDate, dateOrder, notAfter } = options;
  return {
    ...options,
    fixedDate: mapping.date === undefined ? (fixedDate ?? notAfter.slice(0, 10)) : fixedDate,
    dateOrder: dateOrder ?? "day-first",
  };
}

type Parts = Pick<InspectReport, "columns"> & {
  shaped: ShapedTable;
  settled: Settled;
  counted: CountPass;
};

function reportOf({
  shaped,
  columns,
  settled,
  counted,
}: Parts): Omit<InspectReport, "names" | "shape" | "needs"> {
  const { layout, table, pass, rows } = shaped;
  const counts = countsOf(counted.histogram);
  const { options, dates } = settled;
  const asksNothing = options.mapping.score ?? options.mapping.csat ?? options.mapping.ces;
  return {
    format: layout.format,
    packing: table.packing,
    encoding: table.encoding,
    isEncodingSure: isSure(table, pass),
    delimiter: table.delimiter,
    marked: table.mark > 0,
    separatorLength: table.separatorLength,
    sheet: table.sheet,
    returned: table.returned,
    reshape: table.reshape,
    headerRows: layout.headerRows,
    firstDataRow: table.firstDataRow,
    dataRows: rows,
    columns,
    filters: layout.filters,
    mapping: refsOf(options.mapping, columns),
    counts: { rows: pass.dataRows, accepted: counted.accepted, valid: answersIn(counts), ...counts },
    nps: npsOf(counts) ?? null,
    // Without any question to read, "No score" would list every row and say nothing.
    notCounted: counted.notCounted.filter(({ reason }) => asksNothing !== undefined || reason !== "No score"),
    leftOut: counted.leftOut,
    months: counted.months,
    isRecalled: false,
    weights: options.mapping.weight === undefined ? null : counted.weights,
    warnings: [...settled.warnings, ...passWarnings(pass, counted)],
    dates,
    suggestedOptions: options,
  };
}

/** Whether letters can mean nothing else: a sheet's, those of marked bytes, and of UTF-8 without a flaw. */
function isSure({ sheet, encoding }: ShapedTable["table"], { replaced }: ColumnPass): boolean {
  return sheet !== null || !isTellable(encoding) || (encoding === "utf-8" && replaced === 0);
}

function refsOf(mapping: Mapping, columns: InspectReport["columns"]): InspectReport["mapping"] {
  const refs: InspectReport["mapping"] = {};
  for (const [role, position] of Object.entries(mapping) as [ImportRole, number][]) {
    const column = columns[position];
    if (column) refs[role] = column.ref;
  }
  return refs;
}

function passWarnings({ replaced }: ColumnPass, { allIdsCompared }: CountPass): string[] {
  const warnings: string[] = [];
  if (replaced > 0)
    warnings.push(`Characters that could not be read and became “\ufffd”: ${replaced.toLocaleString("en")}.`);
  if (!allIdsCompared)
    warnings.push("The file has more than 2,000,000 ids; ids that occur twice were not all counted.");
  return warnings;
}
