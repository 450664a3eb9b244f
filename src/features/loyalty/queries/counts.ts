import type { Scope } from "@/access/scope";
import type { NpsCounts } from "@/domain/nps";
import type { Day, Range } from "@/domain/period";
import type { TouchpointCounts } from "../rules/department";
import { cellsIn, classSums, type Grain, type Inverted } from "@/features/responses/queries/cells";
import type { CellFilters } from "@/features/responses/schema";
import { Prisma, type Tx } from "@/server/db";

/** Counts of one month (or of the whole range) for whoever was accountable then; null: nobody was. */
export type OwnedCounts = NpsCounts & { bucket: Day; departmentId: number | null; isMapped: boolean };

export type CellQuestion = { range: Range; grain: Grain; filters: CellFilters };

/** Counts by month and accountable department. */
export function monthsByDepartment(
  tx: Tx,
  scope: Scope<"score:read">,
  question: Omit<CellQuestion, "grain">,
): Promise<OwnedCounts[]> {
  return tx.$queryRaw<OwnedCounts[]>`
    SELECT c.bucket::text, owner.department_id AS "departmentId", c.touchpoint <> 0 AS "isMapped", ${classSums}
    ${cellsIn(scope, { ...question, grain: "month" })}
    GROUP BY c.bucket, owner.department_id, c.touchpoint <> 0`;
}

/** Counts of a whole range by accountable department. */
export function rangeByDepartment(
  tx: Tx,
  scope: Scope<"score:read">,
  question: CellQuestion,
): Promise<OwnedCounts[]> {
  return tx.$queryRaw<OwnedCounts[]>`
    SELECT ${question.range.from} AS bucket, owner.department_id AS "departmentId", c.touchpoint <> 0 AS "isMapped", ${classSums}
    ${cellsIn(scope, question)}
    GROUP BY owner.department_id, c.touchpoint <> 0`;
}

/** Counts by month (or of a range, `bucket` its first day) and touchpoint, for one accountable department. */
export function countsByTouchpoint(
  tx: Tx,
  scope: Scope<"score:read">,
  question: CellQuestion & { departmentId: number },
): Promise<TouchpointCounts[]> {
  const bucket =
    question.grain === "month" ? Prisma.sql`c.bucket::text` : Prisma.sql`${question.range.from}::text`;
  return tx.$queryRaw<TouchpointCounts[]>`
    SELECT ${bucket} AS bucket, c.touchpoint AS "touchpointId", ${classSums}
    ${cellsIn(scope, question)} AND owner.department_id = ${question.departmentId}::int
    GROUP BY 1, c.touchpoint`;
}

/** By month: how many answers each active filter leaves out while the other filters stay. */
export async function complementsByMonth(
  tx: Tx,
  scope: Scope<"score:read">,
  question: Omit<CellQuestion, "grain"> & { departmentId?: number },
): Promise<Map<Inverted, Map<Day, number>>> {
  const { survey, channels, segments, persona } = question.filters;
  const active = [
    ...(survey === undefined ? [] : ["survey" as const]),
    ...(channels.length > 0 ? ["channels" as const] : []),
    ...(segments.length > 0 ? ["segments" as const] : []),
    ...(persona === undefined ? [] : ["persona" as const]),
  ];
  const found = new Map<Inverted, Map<Day, number>>();
  for (const inverted of active) {
    const rows = await tx.$queryRaw<{ bucket: Day; n: number }[]>`
      SELECT c.bucket::text, sum(c.s0 + c.s1 + c.s2 + c.s3 + c.s4 + c.s5 + c.s6 + c.s7 + c.s8 + c.s9 + c.s10)::int AS n
      ${cellsIn(scope, { ...question, grain: "month", inverted })}
        AND (${question.departmentId ?? null}::int IS NULL OR owner.department_id = ${question.departmentId ?? null}::int)
      GROUP BY c.bucket`;
    found.set(inverted, new Map(rows.map((row) => [row.bucket, row.n])));
  }
  return found;
}

/** How many were asked in whole months, where every month of the range is known; else undefined. */
export async function askedIn(
  tx: Tx,
  range: Range,
  survey: number | undefined,
): Promise<{ asked: number; delivered: number } | undefined> {
  const [row] = await tx.$queryRaw<
    [{ asked: number | null; delivered: number | null; months: number; wanted: number }]
  >`
    SELECT sum(asked)::int AS asked, sum(delivered)::int AS delivered, count(DISTINCT month)::int AS months,
      (SELECT count(*)::int FROM generate_series(${range.from}::date, ${range.to}::date - 1, interval '1 month')) AS wanted
    FROM asked JOIN survey ON survey.id = asked.survey_id
    WHERE month >= ${range.from}::date AND month < ${range.to}::date
      AND (survey.id = ${survey ?? null}::int OR (${survey ?? null}::int IS NULL AND survey.counts_in_score))`;
  if (row.asked === null || row.delivered === null || row.months < row.wanted) return undefined;
  return { asked: row.asked, delivered: row.delivered };
}

/** The newest day with answers. */
export async function newestDay(tx: Tx): Promise<Day | undefined> {
  const [row] = await tx.$queryRaw<{ day: Day | null }[]>`
    SELECT greatest((SELECT max(bucket) FROM rollup.cube WHERE grain = 3), (SELECT max(bucket) FROM rollup.delta WHERE grain = 3))::text AS day`;
  return row?.day ?? undefined;
}
