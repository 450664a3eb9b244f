import type { Range } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";

/** A scored answer of a survey in the score, as the search for drivers sees it. `department` answered for it then. */
export type RatedAnswer = {
  /** A customer's number; an answer that names none is somebody of its own. */
  who: string;
  /** Which quarter of the window, from 0. */
  quarter: number;
  touchpoint: number | null;
  department: number | null;
  score: number;
  csat: number | null;
  ces: number | null;
  emotion: number | null;
  promiseKept: number | null;
};

export type RatedAnswers = { answers: RatedAnswer[]; looked: number };

const hashes = 1 << 20;

/**
 * Answers of whole months, oldest first, at most about `most`: of more, those of customers drawn by a hash of their
 * number, so that the same customers are drawn every time. `looked` is the share drawn. For jobs, not for readers.
 */
export async function ratedAnswers(tx: Tx, range: Range, most: number): Promise<RatedAnswers> {
  const [within, counted] = [
    Prisma.sql`answered_at >= (${range.from}::date)::timestamp AT TIME ZONE organisation.time_zone
      AND answered_at < (${range.to}::date)::timestamp AT TIME ZONE organisation.time_zone`,
    Prisma.sql`score IS NOT NULL AND survey_id = ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))`,
  ];
  const [{ all }] = await tx.$queryRaw<[{ all: number }]>`
    SELECT count(*)::int AS all FROM response CROSS JOIN organisation WHERE ${within} AND ${counted}`;
  const looked = Math.min(1, most / Math.max(1, all));
  const drawn =
    looked === 1
      ? Prisma.sql`true`
      : Prisma.sql`(hashint8(coalesce(customer_id, -r.id)) & ${hashes - 1}) < ${Math.round(looked * hashes)}`;
  const answers = await tx.$queryRaw<RatedAnswer[]>`
    SELECT coalesce(customer_id, -r.id)::text AS who, quarter, r.touchpoint_id AS touchpoint,
      owner.department_id AS department, score, csat, ces, emotion, promise_kept AS "promiseKept"
    FROM (
      SELECT r.*, (answered_at AT TIME ZONE organisation.time_zone)::date AS day
      FROM response AS r CROSS JOIN organisation WHERE ${within} AND ${counted} AND ${drawn} OFFSET 0
    ) AS r
    CROSS JOIN LATERAL (SELECT date_trunc('month', day)::date AS month) AS at
    CROSS JOIN LATERAL (SELECT (((extract(year FROM month) - extract(year FROM ${range.from}::date)) * 12
      + extract(month FROM month) - extract(month FROM ${range.from}::date))::int / 3) AS quarter) AS part
    LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = r.touchpoint_id AND owner.role = 'owner'
      AND owner.valid_from <= month AND (owner.valid_to IS NULL OR month < owner.valid_to)
    ORDER BY answered_at, r.id`;
  return { answers, looked };
}
