import { factsOf, type ColumnFacts } from "../rules/column-facts";
import { findColumn } from "../rules/find-column";
import { impressionRoles } from "../rules/impressions";
import { recogniseLayout, type Layout, type LayoutColumn } from "../rules/layout";
import { longColumns } from "../rules/long-columns";
import { suggestMapping } from "../rules/suggest";
import { ownColumns } from "@/server/export/returned-file";
import { asksToRecommend, scoreCandidates } from "../rules/suggest-score";
import { touchpointColumns, type TouchpointColumn } from "../rules/touchpoint-columns";
import { nameOf } from "../rules/words";
import { UnfitChoice, type InspectChoices, type Need, type ImportRole } from "../schema";
import type { Reshape } from "../schema/file-layout";
import { firstRecords, readColumns, type ColumnPass } from "./read-columns";
import type { FileLayout } from "./file-layout";
import { readQuestions, reshapedColumns, type TableLayout } from "./read-table";

/** What is measured: of several answers in one row, none of it may count more than once. */
const measuredRoles = ["score", "csat", "ces", ...impressionRoles] as const;

/** Position of a role's column, or null where it has none. */
type Preset = Partial<Record<ImportRole, number | null>>;

export type FoundLayout = { layout: Layout; table: TableLayout };

/** A file as a table with one record an answer, and what its columns hold. */
export type ShapedTable = {
  layout: Layout;
  table: TableLayout;
  facts: ColumnFacts[];
  pass: ColumnPass;
  /** Rows of the file below its header; more than records where an answer has several lines. */
  rows: number;
  /** Roles that the shape itself settles. */
  preset: Preset;
  needs: Need[];
};

/** Which tool wrote a file and where its answers begin. Throws UnreadableFile. */
export async function findLayout(
  path: string,
  text: FileLayout,
  { hasHeader, signal }: { hasHeader?: boolean; signal?: AbortSignal },
): Promise<FoundLayout> {
  const first = await firstRecords(path, text, signal);
  const returned = ownColumns(first.records[0]);
  const { records, rows } =
    returned === null ? first : await firstRecords(path, { ...text, returned }, signal);
  const layout = recogniseLayout(records, hasHeader);
  const dataFrom = layout.titleRows + layout.headerRows;
  // A header's own line may hold line ends, and empty rows may follow it: the row before the data is what counts.
  const firstDataRow = dataFrom === 0 ? (rows[0] ?? 1) : (rows[dataFrom - 1] ?? rows.at(-1) ?? 0) + 1;
  return { layout, table: { ...text, returned, reshape: null, firstDataRow } };
}

/** Brings a file into the form of one record an answer. Throws UnreadableFile and UnfitChoice. */
export async function shapeTable(
  path: string,
  { layout, table }: FoundLayout,
  choices: InspectChoices,
  signal?: AbortSignal,
): Promise<ShapedTable> {
  const { firstDataRow } = table;
  const long = longColumns(
    layout.format,
    layout.columns.map(({ name }) => nameOf(name)),
  );
  if (!long) return shapeWide(path, { layout, table }, choices, signal);
  const { questions, lines } = await readQuestions(path, table, { ...long, firstDataRow }, signal);
  const left = [long.question, long.answer, ...long.drop];
  const keep = layout.columns.flatMap((_, i) => (left.includes(i) ? [] : [i]));
  const { id, question, answer } = long;
  const reshape: Reshape = { kind: "long", id, question, answer, keep, questions };
  const shaped = await readShape(path, layout, { ...table, reshape }, signal);
  return { ...shaped, rows: lines, preset: { id: keep.indexOf(id) }, needs: [] };
}

/** One column a touchpoint: asked about where the headings say so, and done where a person says so. */
async function shapeWide(
  path: string,
  { layout, table }: FoundLayout,
  choices: InspectChoices,
  signal?: AbortSignal,
): Promise<ShapedTable> {
  const plain = await readShape(path, layout, table, signal);
  const candidates =
    choices.mapping?.score === undefined ? scoreCandidates(plain.facts).filter(asksToRecommend) : [];
  const found = touchpointColumns(candidates);
  const chosen = choices.wide === "each" ? found : chosenColumns(layout.columns, choices.wide);
  if (chosen) {
    const shaped = await partRows(path, { layout, table }, { plain: plain.facts, chosen }, signal);
    if (choices.wide === "each") shaped.preset.score = shaped.facts.length - 1;
    return { ...shaped, rows: plain.pass.dataRows };
  }
  const needs = found && choices.wide === undefined ? [wideNeed(found, candidates[0]?.name ?? "")] : [];
  return { ...plain, rows: plain.pass.dataRows, preset: {}, needs };
}

async function partRows(
  path: string,
  { layout, table }: FoundLayout,
  { plain, chosen }: { plain: readonly ColumnFacts[]; chosen: TouchpointColumn[] },
  signal?: AbortSignal,
) {
  const keep = layout.columns.flatMap((_, i) => (chosen.some(({ column }) => column === i) ? [] : [i]));
  const filters = layout.filters.map((filter) => ({ ...filter, column: keep.indexOf(filter.column) }));
  const reshape: Reshape = { kind: "wide", keep, scores: chosen };
  const shaped = await readShape(path, { ...layout, filters }, { ...table, reshape }, signal);
  // What is measured is the touchpoint's column and no other: another would count once for each touchpoint.
  const measures = Object.fromEntries(measuredRoles.map((role) => [role, null])) as Preset;
  const preset: Preset = { ...measures, touchpoint: keep.length };
  // Told from the file's own rows: once a row is several answers, its id comes several times.
  const { id } = suggestMapping(plain, layout.format, {}).mapping;
  if (id !== undefined && keep.includes(id)) preset.id = keep.indexOf(id);
  return { ...shaped, preset, needs: [] };
}

async function readShape(path: string, layout: Layout, table: TableLayout, signal?: AbortSignal) {
  const columns = table.reshape ? reshapedColumns(layout.columns, table.reshape) : layout.columns;
  const pass = await readColumns(path, table, columns, signal);
  return { layout: { ...layout, columns }, table, pass, facts: factsOf(columns, pass.stats) };
}

function chosenColumns(
  columns: readonly LayoutColumn[],
  wanted: InspectChoices["wide"],
): TouchpointColumn[] | undefined {
  if (!Array.isArray(wanted)) return undefined;
  return wanted.map(({ column, touchpoint }) => {
    const place = typeof column === "string" ? findColumn(columns, column) : column;
    if (place >= columns.length)
      throw new UnfitChoice(`There is no column #${place + 1}. The file has ${columns.length}.`);
    return { column: place, touchpoint };
  });
}

function wideNeed(columns: readonly TouchpointColumn[], best: string): Need {
  const names = columns.slice(0, 8).map(({ touchpoint }) => `“${touchpoint}”`);
  const more = columns.length > names.length ? ` and ${columns.length - names.length} more` : "";
  return {
    role: "layout",
    question: `${columns.length} columns hold 0–10 scores: ${names.join(", ")}${more}. Is each an answer about its own touchpoint?`,
    options: [
      { value: "each", label: "Yes, one answer for each touchpoint" },
      { value: "one", label: `No, only “${best}” is the score` },
    ],
    flag: "--wide each|one",
  };
}
