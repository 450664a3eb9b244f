import { isRefused, rowReader, type AcceptedRow, type LeftOutValue } from "../rules/normalise";
import { SeenIds } from "../rules/seen-ids";
import { ReasonTally } from "../rules/tally-reasons";
import type { ImportOptions, InspectReport } from "../schema";
import type { TextLayout } from "./read-head";
import { readRecords } from "./read-records";

export type CountPass = Pick<InspectReport, "notCounted" | "leftOut"> & {
  accepted: number;
  histogram: number[];
  /** False where the file has more different ids than were compared. */
  allIdsCompared: boolean;
};

/** Reads every row as an import would and counts what would be taken, refused and left out. */
export async function readCounts(
  path: string,
  text: TextLayout,
  {
    options,
    ...layout
  }: Pick<InspectReport, "columns" | "filters" | "firstDataRow"> & { options: ImportOptions },
  signal?: AbortSignal,
): Promise<CountPass> {
  const notCounted = new ReasonTally();
  const leftOut = new ReasonTally();
  const ids = new SeenIds();
  const histogram = new Array<number>(11).fill(0);
  let accepted = 0;
  const spare: LeftOutValue[] = [];
  const read = rowReader(layout, options, (value) => spare.push(value));
  const take = (row: AcceptedRow) => {
    if (row.externalId !== null && ids.add(row.externalId)) {
      notCounted.add("duplicate", "Same id as an earlier row", row.row);
      return;
    }
    accepted += 1;
    if (row.score !== null) histogram[row.score] = (histogram[row.score] ?? 0) + 1;
    for (const { code, reason, row: at } of spare) leftOut.add(code, reason, at);
  };
  for await (const { records, firstRow } of readRecords(path, text, signal)) {
    for (let i = Math.max(0, layout.firstDataRow - firstRow); i < records.length; i += 1) {
      spare.length = 0;
      const row = read(records[i] ?? [], firstRow + i);
      if (row === undefined) continue;
      if (isRefused(row)) notCounted.add(row.code, row.reason, row.row);
      else take(row);
    }
  }
  return {
    notCounted: notCounted.list(),
    leftOut: leftOut.list(),
    accepted,
    histogram,
    allIdsCompared: !ids.full,
  };
}
