import type { Scope } from "@/access/scope";
import { addMonths } from "@/domain/period";
import type { Tx } from "@/server/db";
import { responsesIn } from "./scoped";
import { unfiltered } from "../schema";

/** Customers by the class of their newest answer in each of two periods, and where the newer one was given. */
export type MoverQuestion = {
  timeZone: string;
  today: string;
  /** Months of each period, numbered year × 12 + month − 1; half-open. */
  first: MonthSpan;
  second: MonthSpan;
  /** 0 promoter, 1 passive, 2 detractor. */
  was: number;
  is: number;
  /** Touchpoints to look at, 0 for answers without one. */
  places: readonly number[];
  /** Months of the second period that hold such answers. */
  months: readonly number[];
};
export type MonthSpan = { from: number; to: number };

/** Where a list goes on: after this answer. */
export type MoverCursor = { month: number; id: string };

export type ListedMover = {
  id: string;
  month: number;
  day: string;
  score: number;
  touchpoint: string | null;
  channel: string | null;
  text: string | null;
  /** The month of their newest answer in the first period. */
  wasIn: number;
};

type ListRequest = { question: MoverQuestion; after?: MoverCursor; most: number };

/**
 * The newer answers of customers who went one way, the newest month first. Only months that the kept counts name are
 * looked at, from the newest filed back, and only until the page is full: its cost does not grow with the answers.
 */
export async function listMovers(
  tx: Tx,
  scope: Scope<"comment:read">,
  { question, after, most }: ListRequest,
): Promise<ListedMover[]> {
  const found: ListedMover[] = [];
  // Left to itself, PostgreSQL would read the whole month and sort it.
  await tx.$executeRaw`SELECT set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true)`;
  for (const month of question.months.toSorted((a, b) => b - a)) {
    if (found.length >= most) break;
    if (after && month > after.month) continue;
    const before = after?.month === month ? after.id : undefined;
    found.push(...(await moversOf(tx, scope, { question, month, before, most: most - found.length })));
  }
  return found;
}

type MonthRequest = { question: MoverQuestion; month: number; before?: string; most: number };

async function moversOf(
  tx: Tx,
  scope: Scope<"comment:read">,
  { question, month, before, most }: MonthRequest,
): Promise<ListedMover[]> {
  const { timeZone, today, was, is, places } = question;
  const from = firstDay(month);
  const range = { from, to: addMonths(from, 1) };
  const [low, high] = scoresOf[is] ?? [0, -1];
  const counted = responsesIn(scope, { range, timeZone, today, filters: unfiltered });
  const rows = await tx.$queryRaw<Omit<ListedMover, "month">[]>`
    SELECT page.id::text, (page.answered_at AT TIME ZONE ${timeZone})::date::text AS day, page.score::int,
      t.name AS touchpoint, ch.name AS channel, page.comment AS text, (page.earlier >> 33)::int AS "wasIn"
    FROM (
      SELECT r.*, newest.earlier
      FROM (SELECT r.* ${counted} AND r.score BETWEEN ${low}::int AND ${high}::int
        AND coalesce(r.touchpoint_id, 0) = ANY(${[...places]}::int[])
        AND r.id < coalesce(${before ?? null}::bigint, 9223372036854775807)) AS r
      JOIN rollup.timeline AS t ON t.customer = r.customer_id
      CROSS JOIN LATERAL (
        SELECT max(entry) FILTER (WHERE entry >= ${entry(question.first.from)}::bigint AND entry < ${entry(question.first.to)}::bigint) AS earlier,
          max(entry) FILTER (WHERE entry >= ${entry(question.second.from)}::bigint AND entry < ${entry(question.second.to)}::bigint) AS later
        FROM unnest(t.entries) AS entry
      ) AS newest
      WHERE newest.later = (${month}::bigint << 33) | (coalesce(r.touchpoint_id, 0)::bigint << 2) | ${is}::bigint
        AND newest.earlier & 3 = ${was}::bigint
        AND NOT EXISTS (SELECT FROM (SELECT r.* ${counted} AND r.score IS NOT NULL) AS newer
          WHERE newer.customer_id = r.customer_id AND (newer.answered_at, newer.id) > (r.answered_at, r.id))
      ORDER BY r.id DESC
      LIMIT ${most}::int
    ) AS page
    LEFT JOIN touchpoint AS t ON t.id = page.touchpoint_id LEFT JOIN channel AS ch ON ch.id = page.channel_id
    ORDER BY page.id DESC`;
  return rows.map((row) => ({ ...row, month }));
}

/** Scores of each class, as the timelines number classes. */
const scoresOf = [
  [9, 10],
  [7, 8],
  [0, 6],
] as const;

/** An entry of a timeline begins with its month. */
const entry = (month: number) => BigInt(month) << 33n;

function firstDay(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
