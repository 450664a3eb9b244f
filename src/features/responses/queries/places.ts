import { forSuppression, type Scope } from "@/access/scope";
import type { Day, Range } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";
import { cellsIn, classSums } from "./cells";
import { activeFilters, type CellQuestion } from "./counts";
import type { LeftOut } from "../rules/disclosure";
import type { ContestedCounts, ImpressionCounts, PlaceCounts, Places } from "../rules/places";
import { unfiltered } from "../schema";

/**
 * What was counted at each touchpoint and for each department accountable there, over a whole range: the classes and
 * the sums of every other question. Over the whole organisation, because that decides what may be shown to anybody;
 * what a reader may see of it, the rules decide. Touchpoint 0 holds the answers that name none.
 */
export async function placesIn(tx: Tx, scope: Scope<"score:read">, question: CellQuestion): Promise<Places> {
  const everyone = forSuppression(scope);
  const counts = await tx.$queryRaw<PlaceCounts[]>`
    SELECT c.touchpoint, coalesce(owner.department_id, 0) AS owner, ${classSums},
      sum(c.ces_n)::int AS "cesN", sum(c.ces_easy)::int AS "cesEasy",
      sum(c.promise_yes)::int AS "promiseYes", sum(c.promise_partly)::int AS "promisePartly",
      sum(c.promise_no)::int AS "promiseNo"
    ${cellsIn(everyone, question)} GROUP BY 1, 2`;
  const left: LeftOut[] = [];
  for (const filter of activeFilters(question.filters)) {
    const rows = await tx.$queryRaw<{ key: string; n: number }[]>`
      SELECT c.touchpoint::text AS key,
        sum(c.s0 + c.s1 + c.s2 + c.s3 + c.s4 + c.s5 + c.s6 + c.s7 + c.s8 + c.s9 + c.s10)::int AS n
      ${cellsIn(everyone, { ...question, inverted: filter })} GROUP BY 1`;
    left.push(...rows.map((row) => ({ ...row, bucket: question.range.from, filter })));
  }
  return { counts, left };
}

/**
 * The same by month over a range of whole months, without filters: for many periods at once. Whoever sums the months of
 * one period has what `placesIn` gives for it.
 */
export function monthlyPlacesIn(
  tx: Tx,
  scope: Scope<"score:read">,
  range: Range,
): Promise<(PlaceCounts & { bucket: Day })[]> {
  const question = { range, grain: "month", filters: unfiltered } as const;
  return tx.$queryRaw`
    SELECT c.bucket::text AS bucket, c.touchpoint, coalesce(owner.department_id, 0) AS owner, ${classSums},
      sum(c.ces_n)::int AS "cesN", sum(c.ces_easy)::int AS "cesEasy",
      sum(c.promise_yes)::int AS "promiseYes", sum(c.promise_partly)::int AS "promisePartly",
      sum(c.promise_no)::int AS "promiseNo"
    ${cellsIn(forSuppression(scope), question)} GROUP BY 1, 2, 3`;
}

/** Impressions at each touchpoint and for each department accountable there; places without any are left out. */
export function impressionsIn(
  tx: Tx,
  scope: Scope<"score:read">,
  question: CellQuestion,
): Promise<ImpressionCounts[]> {
  return tx.$queryRaw`
    SELECT c.touchpoint, coalesce(owner.department_id, 0) AS owner,
      ARRAY[sum(c.felt_m2), sum(c.felt_m1), sum(c.felt_0), sum(c.felt_p1), sum(c.felt_p2)]::int[] AS felt,
      ARRAY[sum(c.worse), sum(c.as_expected), sum(c.better)]::int[] AS expected,
      ARRAY[sum(c.reliable_n), sum(c.relevant_n), sum(c.valuable_n), sum(c.honest_n)]::int[] AS asked,
      ARRAY[sum(c.reliable_top), sum(c.relevant_top), sum(c.valuable_top), sum(c.honest_top)]::int[] AS agreed
    ${cellsIn(forSuppression(scope), { ...question, of: "impressions" })} GROUP BY 1, 2`;
}

/** Answers at touchpoints while an offered transfer stood open, for each department accountable then. */
export function contestedIn(
  tx: Tx,
  scope: Scope<"score:read">,
  question: CellQuestion,
): Promise<ContestedCounts[]> {
  return tx.$queryRaw`
    SELECT c.touchpoint, coalesce(owner.department_id, 0) AS owner, ${classSums} ${cellsIn(forSuppression(scope), question)}
      AND EXISTS (SELECT FROM ownership_transfer AS offer WHERE offer.touchpoint_id = c.touchpoint
        AND offer.starts_on <= c.bucket AND (offer.settled_at IS NULL OR ${settledMonth} > c.bucket))
    GROUP BY 1, 2`;
}

/** An offer settled in the course of a month leaves that month contested no longer. */
const settledMonth = Prisma.sql`date_trunc('month', offer.settled_at)::date`;
