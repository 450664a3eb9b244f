import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import type { Tx } from "@/server/db";
import { sliceOf } from "@/features/responses/queries/counts";
import { sliceOfRange } from "@/features/responses/rules/disclosure";
import type { Settled } from "@/features/responses/rules/view";
import type { CellFilters, Dimension } from "@/features/responses/schema";
import type { Counted } from "../rules/score";

export type Question = {
  settled: Settled;
  filters: CellFilters;
  /** The whole months or weeks that the line covers. */
  line: Range;
  by: Dimension;
  isByWeek?: boolean;
};

/**
 * What a page with a line needs: one read by month for the line, the period and the one it is compared with; reads
 * by day where those do not end with a month, or where the line goes by week.
 */
export async function countedFor(
  tx: Tx,
  scope: Scope<"score:read">,
  { settled, filters, line, by, isByWeek = false }: Question,
): Promise<Counted> {
  const { range, before, grain } = settled;
  const read = (wanted: Range, how: "month" | "day", byWeek = false) =>
    sliceOf(tx, scope, { range: wanted, grain: how, filters, by, isByWeek: byWeek });
  if (grain === "day") {
    return {
      now: await read(range, "day"),
      before: before && (await read(before, "day")),
      line: await (isByWeek ? read(line, "day", true) : read(line, "month")),
    };
  }
  const periods = [range, ...(before ? [before] : [])];
  const months = await read(around(isByWeek ? periods : [line, ...periods]), "month");
  return {
    now: sliceOfRange(months, range),
    before: before && sliceOfRange(months, before),
    line: isByWeek ? await read(line, "day", true) : sliceOfRange(months, line),
  };
}

/** The smallest range around several. */
export function around(ranges: readonly Range[]): Range {
  const from = ranges.map((range) => range.from).toSorted()[0];
  const to = ranges
    .map((range) => range.to)
    .toSorted()
    .at(-1);
  if (from === undefined || to === undefined) throw new RangeError("Around which ranges?");
  return { from, to };
}
