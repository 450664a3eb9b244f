import { answersIn, countsOf, npsOf } from "@/domain/nps";
import { holdsInWords } from "../rules/column-facts";
import { sheetNeed } from "../rules/choose-sheet";
import { matchNames, type KnownNames } from "../rules/match-names";
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
  const text = await readHead(path, choices.sheet, signal);
  const found = await findLayout(path, text, signal);
  const kept = await recall?.(shapeOf(found.layout));
  if (!kept) return inspectAs(path, found, { ...options, choices });
  try {
    return {
      ...(await inspectAs(path, found, { ...options, choices: mergeChoices(kept, choices) })),
      isRecalled: true,
    };
  } catch (error) {
    // What fitted the last file does not fit this one: it is read as if it were the first.
    if (!(error instanceof UnfitChoice)) throw error;
    return inspectAs(path, found, { ...options, choices });
  }
}

async function inspectAs(
  path: string,
  found: FoundLayout,
  { now, choices = {}, known, signal }: InspectFileOptions,
): Promise<InspectReport> {
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
    shape: shapeOf(found.layout),
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
    isRecalled: false,
    weights: options.mapping.weight === undefined ? null : counted.weights,
    warnings: [...settled.warnings, ...passWarnings(pass, counted)],
    dates,
    suggestedOptions: options,
  };
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
