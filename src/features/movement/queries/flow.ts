import { monthsOf } from "@/domain/calendar-period";
import { npsClasses, type NpsClass } from "@/domain/nps";
import type { Tx } from "@/server/db";
import type { CountedFlow, PeriodPair } from "../rules/movement";
import type { Band } from "../schema";

/**
 * The flow between two periods of one kind: cells kept by the fold, none of the answers. Over the whole organisation,
 * because that decides what may be shown to anybody. The owner is the one of the newer answer's month.
 */
export function flowBetween(tx: Tx, { from, to }: PeriodPair): Promise<CountedFlow[]> {
  const grain = monthsOf[from.kind];
  const [first, second] = [monthNumber(from.range.from), monthNumber(to.range.from)];
  return tx.$queryRaw<CountedFlow[]>`
    WITH cell AS (
      SELECT CASE WHEN from_period < to_period THEN 'both' WHEN to_period = ${from.number}::int THEN 'first' ELSE 'second' END AS part,
        month, touchpoint, from_class, to_class, customers
      FROM rollup.flow
      WHERE grain = ${grain}::smallint AND (from_period, to_period) IN
        ((${from.number}::int, ${to.number}::int), (${from.number}::int, ${from.number}::int), (${to.number}::int, ${to.number}::int))
      UNION ALL
      SELECT CASE WHEN month < ${first + grain}::int THEN 'first' ELSE 'second' END, month, touchpoint, class, class, answers
      FROM rollup.anonymous
      WHERE (month >= ${first}::int AND month < ${first + grain}::int) OR (month >= ${second}::int AND month < ${second + grain}::int)
    ), summed AS (
      SELECT part, CASE WHEN part = 'both' THEN month END AS month, CASE WHEN part = 'both' THEN touchpoint END AS touchpoint,
        from_class, to_class, sum(customers) AS customers
      FROM cell GROUP BY 1, 2, 3, 4, 5
    )
    SELECT summed.part, CASE WHEN summed.part <> 'both' THEN 'all' WHEN summed.touchpoint = 0 THEN 'unmapped' ELSE coalesce(owner.department_id::text, 'unowned') END AS key,
      from_class::int AS "fromClass", to_class::int AS "toClass", sum(customers)::int AS customers
    FROM summed
    LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = summed.touchpoint AND owner.role = 'owner'
      AND owner.valid_from <= make_date(summed.month / 12, summed.month % 12 + 1, 1)
      AND (owner.valid_to IS NULL OR make_date(summed.month / 12, summed.month % 12 + 1, 1) < owner.valid_to)
    GROUP BY 1, 2, 3, 4`;
}

export type BandCell = { month: number; touchpoint: number; band: Band; customers: number };

/** Customers of both periods by the month and touchpoint (0: none) of their newer answer: of one way, or of every. */
export async function bandCells(tx: Tx, { from, to }: PeriodPair, only?: Band): Promise<BandCell[]> {
  const among = (one: NpsClass | undefined) =>
    one === undefined ? [...npsClasses.keys()] : [npsClasses.indexOf(one)];
  const rows = await tx.$queryRaw<
    { month: number; touchpoint: number; from: number; to: number; n: number }[]
  >`
    SELECT month, touchpoint, from_class::int AS "from", to_class::int AS "to", customers AS n
    FROM rollup.flow
    WHERE grain = ${monthsOf[from.kind]}::smallint AND from_period = ${from.number}::int AND to_period = ${to.number}::int
      AND from_class = ANY(${among(only?.from)}::smallint[]) AND to_class = ANY(${among(only?.to)}::smallint[])
      AND customers > 0`;
  return rows.map(({ month, touchpoint, n, ...classes }) => ({
    month,
    touchpoint,
    band: { from: classAt(classes.from), to: classAt(classes.to) },
    customers: n,
  }));
}

function classAt(index: number): NpsClass {
  return npsClasses[index] ?? "detractor";
}

/** Months as the cells number them: year × 12 + month − 1. */
export function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

type Known = { firstMonth: number | null; lastMonth: number | null; waitingSince: Date | null };

/** The months with counted answers, and since when answers wait to be looked at. */
export async function known(tx: Tx): Promise<Known> {
  const [row] = await tx.$queryRaw<[Known]>`
    /* planned once */ SELECT least((SELECT min(from_period) FROM rollup.flow WHERE grain = 1), (SELECT min(month) FROM rollup.anonymous)) AS "firstMonth",
      greatest((SELECT max(from_period) FROM rollup.flow WHERE grain = 1), (SELECT max(month) FROM rollup.anonymous)) AS "lastMonth",
      (SELECT min(noted_at) FROM rollup.note) AS "waitingSince"`;
  return row;
}
