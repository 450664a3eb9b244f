export type EvidenceRow = { id: string; at: string; value: number | null; kept: boolean | null };
export type EvidenceColumns = { id: number; at: number; value: number; kept: number };

/** Where a file's columns are, by its heading: `id`, `started`, and `value` or `kept`. */
export function evidenceColumns(heading: readonly string[]): EvidenceColumns | { problem: string } {
  const at = (...names: string[]) => heading.findIndex((cell) => names.includes(cell.trim().toLowerCase()));
  const columns = {
    id: at("id", "event", "number"),
    at: at("started", "started_at", "date"),
    value: at("value"),
    kept: at("kept"),
  };
  if (columns.id < 0 || columns.at < 0)
    return { problem: "The file needs a heading with the columns id and started." };
  if (columns.value < 0 && columns.kept < 0)
    return { problem: "The file needs a column value or a column kept." };
  return columns;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const yes = ["yes", "true", "1", "kept"];
const no = ["no", "false", "0", "broken"];

/** One event of a file, or why it is none. An empty outcome is an event that nobody has decided yet. */
export function evidenceRow(
  cells: readonly string[],
  columns: EvidenceColumns,
): EvidenceRow | { reason: string } {
  const cell = (at: number) => (cells[at] ?? "").trim();
  const id = cell(columns.id).slice(0, 200);
  const at = cell(columns.at);
  if (id === "") return { reason: "no id" };
  if (/\p{Cc}/u.test(id)) return { reason: "an id with signs that are no text" };
  if (!MOMENT.test(at) || Number.isNaN(Date.parse(at)))
    return { reason: `“${at.slice(0, 40)}” is not a date like 2026-09-01` };
  const value = numberIn(cell(columns.value));
  if (Number.isNaN(value)) return { reason: `“${cell(columns.value).slice(0, 40)}” is not a number` };
  const kept = answerIn(cell(columns.kept).toLowerCase());
  if (kept === undefined) return { reason: `“${cell(columns.kept).slice(0, 40)}” is neither yes nor no` };
  return { id, at, value, kept };
}

/** A number, NaN for what is none, null for an empty cell. */
function numberIn(text: string): number | null {
  if (text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : NaN;
}

/** Yes or no, undefined for what is neither, null for an empty cell. */
function answerIn(text: string): boolean | null | undefined {
  if (text === "") return null;
  if (yes.includes(text)) return true;
  return no.includes(text) ? false : undefined;
}
