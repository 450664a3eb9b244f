import type { RefusedRow } from "../rules/normalise";
import type { ImportOptions, InspectReport } from "../schema";
import type { Month } from "./months";

/** An import that is being loaded, as its row describes it. */
export type LoadedImport = {
  id: number;
  token: string;
  surveyId: number;
  filePath: string;
  fileSha256: string;
  cursorRow: number;
  options: ImportOptions;
  report: InspectReport;
  timeZone: string;
  batchRows: number;
};

/** Rows of COPY's binary format by the month they belong to; the pieces of a month follow each other. */
export type RowsByMonth = ReadonlyMap<Month, readonly Buffer[]>;

/**
 * Accepted rows as they are filed: number in the file, key within the survey and month of each, in the file's order; and
 * their answers for COPY, in an order of their own (`order`: the places of rows).
 */
export type ReadyBatch = {
  rows: readonly number[];
  keys: readonly string[];
  months: readonly Month[];
  order: readonly number[];
  answers: RowsByMonth;
  refused: readonly RefusedRow[];
  /** The last row of the batch before, and of this one. */
  after: number;
  lastRow: number;
};
