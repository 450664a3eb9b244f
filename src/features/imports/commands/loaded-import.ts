import type { RefusedRow } from "../rules/normalise";
import type { ImportOptions, InspectReport } from "../schema";

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

/** Accepted rows as they are filed: number in the file, key within the survey, and lines for COPY, in one order. */
export type ReadyBatch = {
  rows: readonly number[];
  keys: readonly string[];
  lines: readonly Buffer[];
  refused: readonly RefusedRow[];
  /** The last row of the batch before, and of this one. */
  after: number;
  lastRow: number;
};
