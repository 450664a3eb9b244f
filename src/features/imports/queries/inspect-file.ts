import { answersIn, countsOf, npsOf } from "@/domain/nps";
import { factsOf, holdsInWords } from "../rules/column-facts";
import { recogniseLayout, type Layout } from "../rules/layout";
import { settleOptions, type Settled } from "../rules/settle-options";
import {
  UnreadableFile,
  type ImportOptions,
  type ImportRole,
  type InspectChoices,
  type InspectReport,
  type Mapping,
} from "../schema";
import { firstRecords, readColumns, type ColumnPass } from "./read-columns";
import { readCounts, type CountPass } from "./read-counts";
import { readHead, type TextLayout } from "./read-head";

type InspectFileOptions = {
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
export async function inspectFile(
  path: string,
  { now, choices = {}, signal }: InspectFileOptions,
): Promise<InspectReport> {
  const text = await readHead(path, signal);
  const { records, blankRows } = await firstRecords(path, text, signal);
  const layout = recogniseLayout(records);
  const firstDataRow = blankRows + layout.headerRows + 1;
  const pass = await readColumns(path, text, { columns: layout.columns, firstDataRow }, signal);
  if (pass.dataRows === 0) throw new UnreadableFile("The file has a header but no answers below it.");
  const facts = factsOf(layout.columns, pass.stats);
  const notAfter = new Date(now.getTime() + twoDays).toISOString().slice(0, 19);
  const settled = settleOptions(layout, facts, choices, notAfter);
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
  const rows = { columns, filters: layout.filters, firstDataRow, options: countable(settled.options) };
  const counted =
    layout.format === "salesforce-long" ? nothingCounted : await readCounts(path, text, rows, signal);
  return reportOf({ text, layout, columns, firstDataRow, pass, settled, counted });
}

const nothingCounted: CountPass = {
  notCounted: [],
  leftOut: [],
  accepted: 0,
  histogram: new Array<number>(11).fill(0),
  allIdsCompared: true,
};

/** Options to count by while questions are open: any day, any order; neither changes which rows have a score. */
function countable(options: ImportOptions): ImportOptions {
  const { mapping, fixedDate, dateOrder, notAfter } = options;
  return {
    ...options,
    fixedDate: mapping.date === undefined ? (fixedDate ?? notAfter.slice(0, 10)) : fixedDate,
    dateOrder: dateOrder ?? "day-first",
  };
}

type Parts = Pick<InspectReport, "columns" | "firstDataRow"> & {
  text: TextLayout;
  layout: Layout;
  pass: ColumnPass;
  settled: Settled;
  counted: CountPass;
};

function reportOf({ text, layout, columns, firstDataRow, pass, settled, counted }: Parts): InspectReport {
  const counts = countsOf(counted.histogram);
  const { options, needs, dates } = settled;
  const asksNothing = options.mapping.score ?? options.mapping.csat ?? options.mapping.ces;
  return {
    format: layout.format,
    compressed: text.compressed,
    encoding: text.encoding,
    delimiter: text.delimiter,
    marked: text.mark > 0,
    separatorLength: text.separatorLength,
    headerRows: layout.headerRows,
    firstDataRow,
    dataRows: pass.dataRows,
    columns,
    filters: layout.filters,
    mapping: refsOf(options.mapping, columns),
    counts: { rows: pass.dataRows, accepted: counted.accepted, valid: answersIn(counts), ...counts },
    nps: npsOf(counts) ?? null,
    // Without any question to read, "No score" would list every row and say nothing.
    notCounted: counted.notCounted.filter(({ reason }) => asksNothing !== undefined || reason !== "No score"),
    leftOut: counted.leftOut,
    needs,
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
