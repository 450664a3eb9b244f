import { forSuppression, type Scope } from "@/access/scope";
import type { Day, Range } from "@/domain/period";

import { Prisma, type Tx } from "@/server/db";
import { cellsIn, classSums, type Grain, type Inverted } from "./cells";
import type { CellFilters, Dimension } from "../schema";
import type { KeyedCounts, LeftOut, Slice } from "../rules/disclosure";

export type CellQuestion = {
  range: Range;
  grain: Grain;
  filters: CellFilters;
  /** Count by touchpoint within this department instead of by owner. */
  departmentId?: number;
  /** What to count by; the owner unless told. */
  by?: Dimension;
  /** Of days only: a bucket a week (its Monday) instead of one for the whole range. */
  isByWeek?: boolean;
};

/** Who a cell belongs to: the id of the department accountable then, or that it was nobody. */
export const ownerKey = Prisma.sql`coalesce(owner.department_id::text, CASE WHEN c.touchpoint = 0 THEN 'unmapped' ELSE 'unowned' END)`;

/** The key of each part; answers that belong to none have the key 0 (`unowned` and `unmapped` among departments). */
export const keyOf: Record<Dimension, Prisma.Sql> = {
  departments: ownerKey,
  stages: Prisma.sql`coalesce((SELECT stage_id FROM touchpoint WHERE id = c.touchpoint), 0)::text`,
  touchpoints: Prisma.sql`c.touchpoint::text`,
  segments: Prisma.sql`c.segment::text`,
  channels: Prisma.sql`c.channel::text`,
  personas: Prisma.sql`c.persona::text`,
};
const answers = Prisma.sql`sum(c.s0 + c.s1 + c.s2 + c.s3 + c.s4 + c.s5 + c.s6 + c.s7 + c.s8 + c.s9 + c.s10)::int`;

/**
 * Counts of a range by month (or, by day, as one bucket or by week) and part, with what each active filter leaves
 * out of each. Over the whole organisation, because that is what decides what may be shown to anybody.
 */
export async function sliceOf(tx: Tx, scope: Scope<"score:read">, question: CellQuestion): Promise<Slice> {
  const { departmentId, by = departmentId === undefined ? "departments" : "touchpoints" } = question;
  const everyone = forSuppression(scope);
  const bucket = bucketOf(question);
  const key = keyOf[by];
  const within =
    departmentId === undefined ? Prisma.empty : Prisma.sql`AND owner.department_id = ${departmentId}::int`;
  const counts = await tx.$queryRaw<KeyedCounts[]>`
    SELECT ${bucket} AS bucket, ${key} AS key, ${classSums} ${cellsIn(everyone, question)} ${within} GROUP BY 1, 2`;
  const left: LeftOut[] = [];
  for (const filter of activeFilters(question.filters)) {
    const rows = await tx.$queryRaw<Omit<LeftOut, "filter">[]>`
      SELECT ${bucket} AS bucket, ${key} AS key, ${answers} AS n
      ${cellsIn(everyone, { ...question, inverted: filter })} ${within} GROUP BY 1, 2`;
    left.push(...rows.map((row) => ({ ...row, filter })));
  }
  return { counts, left };
}

function bucketOf({ range, grain, isByWeek = false }: CellQuestion): Prisma.Sql {
  if (grain === "month") return Prisma.sql`c.bucket::text`;
  return isByWeek ? Prisma.sql`date_trunc('week', c.bucket)::date::text` : Prisma.sql`${range.from}::text`;
}

/** The filters in force: each leaves something out that must not be told by subtraction. */
export function activeFilters({ survey, persona, ...lists }: CellFilters): Inverted[] {
  const names = ["channels", "segments", "departments", "stages", "touchpoints"] as const;
  return [
    ...(survey === undefined ? [] : ["survey" as const]),
    ...(persona === undefined ? [] : ["persona" as const]),
    ...names.filter((name) => lists[name].length > 0),
  ];
}

/**
 * How many were asked in whole months, where it is known of every month and every survey that has answers in them:
 * a share of other people's answers would be no response rate.
 */
export async function askedIn(
  tx: Tx,
  range: Range,
  survey: number | undefined,
): Promise<{ asked: number; delivered: number } | undefined> {
  const counted =
    survey === undefined ? Prisma.sql`survey.counts_in_score` : Prisma.sql`survey.id = ${survey}::int`;
  const [row] = await tx.$queryRaw<[{ asked: number | null; delivered: number | null }]>`
    /* planned once */ SELECT sum(asked)::int AS asked, sum(delivered)::int AS delivered
    FROM asked JOIN survey ON survey.id = asked.survey_id
    WHERE month >= ${range.from}::date AND month < ${range.to}::date AND ${counted}`;
  if (row.asked === null || row.delivered === null) return undefined;
  const [{ isComplete }] = await tx.$queryRaw<[{ isComplete: boolean }]>`
    /* planned once */ SELECT NOT EXISTS (
      SELECT FROM rollup.month_live AS c JOIN survey ON survey.id = c.survey
      WHERE c.bucket >= ${range.from}::date AND c.bucket < ${range.to}::date AND c.answers > 0 AND ${counted}
        AND NOT EXISTS (SELECT FROM asked WHERE asked.survey_id = c.survey AND asked.month = c.bucket)) AS "isComplete"`;
  return isComplete ? { asked: row.asked, delivered: row.delivered } : undefined;
}

/** The newest day with answers, up to today. */
export async function newestDay(tx: Tx, today: Day): Promise<Day | undefined> {
  const [row] = await tx.$queryRaw<{ day: Day | null }[]>`
    /* planned once */ SELECT greatest(
      (SELECT max(bucket) FROM rollup.cube WHERE grain = 3 AND answers > 0 AND bucket <= ${today}::date),
      (SELECT max(bucket) FROM rollup.delta WHERE grain = 3 AND answers > 0 AND bucket <= ${today}::date))::text AS day`;
  return row?.day ?? undefined;
}
