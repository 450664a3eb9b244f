import { isRefused, rowReader, type AcceptedRow } from "../rules/normalise";
import type { LeftOutValue } from "../rules/trouble";
import { detached } from "../rules/detached";
import { SeenIds } from "../rules/seen-ids";
import { ReasonTally } from "../rules/tally-reasons";
import { namedRoles, type ImportOptions, type InspectReport } from "../schema";
import type { FoundNames } from "../rules/match-names";
import { NameTally } from "../rules/name-tally";
import { addWeight, noWeights, type WeightSums } from "../rules/weight-sums";
import { placeOf, rowOf } from "./record-batch";
import { readTable, type TableLayout } from "./read-table";

export type CountPass = Pick<InspectReport, "notCounted" | "leftOut"> & {
  accepted: number;
  histogram: number[];
  names: FoundNames;
  weights: WeightSums;
  months: InspectReport["months"];
  /** False where the file has more different ids than were compared. */
  allIdsCompared: boolean;
};

/** Reads every row as an import would and counts what would be taken, refused and left out. */
export async function readCounts(
  path: string,
  table: TableLayout,
  { options, ...layout }: Pick<InspectReport, "columns" | "filters"> & { options: ImportOptions },
  signal?: AbortSignal,
): Promise<CountPass> {
  const notCounted = new ReasonTally();
  const leftOut = new ReasonTally();
  const ids = new SeenIds();
  const histogram = new Array<number>(11).fill(0);
  let accepted = 0;
  let [from, to] = ["9999", ""];
  const spare: LeftOutValue[] = [];
  const read = rowReader({ ...layout, reshape: table.reshape }, options, (value) => spare.push(value));
  const names = new NameTally(namedRoles.filter((role) => options.mapping[role] !== undefined));
  const weights = noWeights();
  const take = (row: AcceptedRow) => {
    if (row.externalId !== null && ids.add(row.externalId)) {
      notCounted.add("duplicate", "Same id as an earlier row", row.row);
      return;
    }
    accepted += 1;
    if (row.score !== null) histogram[row.score] = (histogram[row.score] ?? 0) + 1;
    names.add(row);
    const month = row.answeredAt.slice(0, 7);
    if (month < from) from = detached(month);
    if (month > to) to = detached(month);
    if (row.weight !== null) addWeight(weights, row);
    for (const { code, reason, row: at } of spare) leftOut.add(code, reason, at);
  };
  for await (const batch of readTable(path, table, signal)) {
    for (let i = placeOf(batch, table.firstDataRow); i < batch.records.length; i += 1) {
      spare.length = 0;
      const row = read(batch.records[i] ?? [], rowOf(batch, i));
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
    names: names.found,
    weights,
    months: accepted === 0 ? null : { from, to },
    allIdsCompared: !ids.full,
  };
}
