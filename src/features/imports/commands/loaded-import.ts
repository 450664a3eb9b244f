import type { RefusedRow } from "../rules/trouble";
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
 * Accepted rows as they are filed: number in the file, month, and key within the survey (rows of COPY's binary format) of
 * each, in the file's order; and their answers for COPY, in an order of their own (`order`: the places of rows).
 */
export type ReadyBatch = {
  rows: Int32Array;
  months: Int32Array;
  order: Int32Array;
  keys: readonly Buffer[];
  answers: RowsByMonth;
  refused: readonly RefusedRow[];
  /** The last row of the batch before, and of this one. */
  after: number;
  lastRow: number;
  /** Lets the memory of keys and answers be used for another batch. */
  release(): void;
};
