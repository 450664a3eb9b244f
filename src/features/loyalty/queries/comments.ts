import { reaches, type Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import type { CellFilters } from "@/features/responses/schema";
import { responsesIn } from "@/features/responses/queries/scoped";
import { inScope } from "@/server/db";
import type { Comments } from "../schema";

const NEWEST = 20;

export type CommentQuestion = {
  /** Whose page asks; undefined for a place of the journey, where the door to answers alone decides. */
  departmentId?: number;
  range: Range;
  timeZone: string;
  /** Today in the organisation's time zone: who owns a touchpoint now reads its comments. */
  today: string;
  filters: CellFilters;
  /** Answers at each of the department's touchpoints in the range; decides what somebody who handles none may read. */
  answersAt: ReadonlyMap<number, number>;
  fewestComments: number;
};

/**
 * The newest comments at a department's touchpoints. People of the department read all of them; an executive reads
 * those of touchpoints with enough answers in the period, so that no single customer stands out.
 */
export async function newestComments(
  scope: Scope<"comment:read"> | undefined,
  question: CommentQuestion,
): Promise<Comments> {
  const { departmentId } = question;
  if (!scope || (departmentId !== undefined && !reaches(scope, departmentId))) return { state: "not yours" };
  const readable = [...question.answersAt]
    .filter(([, answers]) => scope.departments !== "all" || answers >= question.fewestComments)
    .map(([touchpointId]) => touchpointId);
  if (readable.length === 0) return { state: "few" };
  const comments = await inScope(
    scope,
    (tx) => tx.$queryRaw<
      { id: string; text: string; score: number | null; touchpoint: string | null; day: string }[]
    >`
    SELECT r.id::text, r.comment AS text, r.score::int AS score, t.name AS touchpoint,
      (r.answered_at AT TIME ZONE ${question.timeZone})::date::text AS day
    FROM (SELECT r.* ${responsesIn(scope, question)}
        AND r.comment IS NOT NULL AND r.touchpoint_id = ANY(${readable}::int[])
      ORDER BY r.answered_at DESC, r.id DESC LIMIT ${NEWEST}::int) AS r
    JOIN touchpoint AS t ON t.id = r.touchpoint_id
    ORDER BY r.answered_at DESC, r.id DESC`,
  );
  return { state: "shown", comments };
}
