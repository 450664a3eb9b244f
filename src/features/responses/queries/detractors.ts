import { Prisma } from "@/server/db";

export type NewDetractors = {
  /** Answers after this one, by their number. */
  after: string;
  /** Nothing that was said before. */
  since: Date;
  most: number;
};

/** Answers of 0 to 6 in surveys that count in the score, at a touchpoint, in the order of their numbers. */
export function detractorsAfter({ after, since, most }: NewDetractors): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id, r.answered_at, r.touchpoint_id, r.customer_id, r.score FROM response AS r
    WHERE r.id > ${after}::bigint AND r.answered_at >= ${since}::timestamptz AND r.score BETWEEN 0 AND 6
      AND r.touchpoint_id IS NOT NULL AND r.survey_id = ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))
    ORDER BY r.id LIMIT ${most}::int`;
}

/** The number of the newest answer since a moment; 0 without any. Whole months are looked at, by their index. */
export function newestAnswer(since: Date): Prisma.Sql {
  return Prisma.sql`coalesce((SELECT max(r.id) FROM response AS r
    WHERE r.answered_at >= date_trunc('month', ${since}::timestamptz)), 0)`;
}

/**
 * Is an answer gone: excluded, or undone with its import? Asked answer by answer, so that each costs one look into its
 * month and nobody ever reads them all.
 */
export function answerIsGone(id: Prisma.Sql, answeredAt: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT r.id FROM response AS r WHERE r.id = ${id} AND r.answered_at = ${answeredAt}) IS NULL`;
}
