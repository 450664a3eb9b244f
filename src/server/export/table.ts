/** One value of an export. Text is written as text whatever it looks like; numbers and moments keep their kind. */
export type ExportCell = string | number | boolean | Date | null;

/** What an export holds. Rows may come from a cursor: they are written as they come and never held together. */
export type ExportTable = {
  /** The headings, in the reader's words. */
  columns: readonly string[];
  rows: Iterable<readonly ExportCell[]> | AsyncIterable<readonly ExportCell[]>;
};

/** Characters written at once: few writes, and flat memory. */
export const PIECE_LENGTH = 64 * 1024;
