import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import type { Tx } from "@/server/db";
import type { Grain } from "@/features/responses/queries/cells";
import { sliceOf } from "@/features/responses/queries/counts";
import { sliceOfRange, type Slice } from "@/features/responses/rules/disclosure";
import type { Settled } from "@/features/responses/rules/view";
import type { CellFilters, Dimension } from "@/features/responses/schema";
import type { Counted } from "../rules/score";

export type Question = {
  settled: Settled;
  filters: CellFilters;
  /** The whole months or weeks that the line covers; left out where there is none. */
  line?: Range;
  by: Dimension;
  isByWeek?: boolean;
};

/**
 * What a page with a line needs: one read by month for the line, the period and the one it is compared with; reads
 * by day where those do not end with a month, or where the line goes by week.
 */
export async function countedFor(tx: Tx, scope: Scope<"score:read">, question: Question): Promise<Counted> {
  const { settled, filters, line, by, isByWeek = false } = question;
  const { range, before, grain } = settled;
  const read = (wanted: Range, how: Grain, byWeek = false) =>
    sliceOf(tx, scope, { range: wanted, grain: how, filters, by, isByWeek: byWeek });
  const months = grain === "month" ? await read(around(monthsFor(question)), "month") : undefined;
  const within = (wanted: Range) => (months ? sliceOfRange(months, wanted) : read(wanted, "day"));
  const drawn = async (wanted: Range): Promise<Slice> => {
    if (isByWeek) return read(wanted, "day", true);
    return months ? sliceOfRange(months, wanted) : read(wanted, "month");
  };
  return {
    now: await within(range),
    before: before && (await within(before)),
    line: line ? await drawn(line) : noLine,
  };
}

function monthsFor({ settled: { range, before }, line, isByWeek }: Question): Range[] {
  return [range, before, isByWeek ? undefined : line].filter((one) => one !== undefined);
}

const noLine: Slice = { counts: [], left: [] };

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
