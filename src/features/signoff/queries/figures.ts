import { createHash } from "node:crypto";
import type { Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import type { Day, Range } from "@/domain/period";
import { scorecardMatrix } from "@/features/scorecards/queries/matrix";
import { measureSources } from "@/features/measure-sources";
import { Prisma, type Tx } from "@/server/db";
import type { Figure } from "../schema";

/** What wants a further right goes on no card: whoever may see scorecards reads it. */
const forEverybody = new Set(
  measureSources
    .filter(({ needs }) => needs === undefined)
    .flatMap(({ measures }) => measures.map(({ key }) => key)),
);

/** The measures of a department in a period, as the matrix of scorecards shows them to everybody who sees it. */
export async function figuresOf(
  scope: Scope<"scorecard:read">,
  actor: Actor,
  { slug, period }: { slug: string; period: string },
  now: Date,
): Promise<Figure[]> {
  const { departments, measures } = await scorecardMatrix(scope, actor, { period, by: "departments" }, now);
  const cells = departments.find((row) => row.slug === slug)?.cells ?? [];
  return measures.flatMap((metric, at) => {
    const cell = cells[at];
    return cell && forEverybody.has(metric) ? [{ metric, cell }] : [];
  });
}

/** The name of bytes: whoever changes them changes it. */
export function sha256Of(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

/** Answers of a period when its figures were taken: by touchpoint, of the surveys that counted, and which places were owned. */
export type AnswersThen = { surveys: number[]; own: number[]; touchpoints: Record<string, number> };

export async function answersNow(tx: Tx, departmentId: number, { from, to }: Range): Promise<AnswersThen> {
  const [row] = await tx.$queryRaw<[AnswersThen]>`
    WITH counted AS (SELECT id FROM survey WHERE counts_in_score)
    SELECT coalesce((SELECT json_agg(id ORDER BY id) FROM counted), '[]') AS surveys,
      coalesce((SELECT json_agg(DISTINCT touchpoint_id) FROM touchpoint_role WHERE role = 'owner' AND department_id = ${departmentId}::int
        AND valid_from < ${to}::date AND (valid_to IS NULL OR ${from}::date < valid_to)), '[]') AS own,
      coalesce((SELECT json_object_agg(touchpoint, n) FROM (
        SELECT c.touchpoint, sum(c.answers)::int AS n FROM rollup.month_live AS c
        WHERE c.bucket >= ${from}::date AND c.bucket < ${to}::date AND c.survey IN (SELECT id FROM counted) GROUP BY 1) AS sums), '{}')
        AS touchpoints`;
  return row;
}

/** Figures that were taken: of which answers, and of which period. */
export type TakenThen = { answers: AnswersThen; from: Day; to: Day };

export async function laterAnswers(tx: Tx, then: AnswersThen, { from, to }: Range): Promise<number> {
  const [later = 0] = await laterAnswersOf(tx, [{ answers: then, from, to }]);
  return later;
}

/**
 * How many answers a period has more now than when its figures were taken, at the places that were owned then. Places
 * that were merged since are counted with what they became, so that nothing but answers changes the number. One
 * statement, however many cards; the numbers in the order of the cards.
 */
export async function laterAnswersOf(tx: Tx, taken: readonly TakenThen[]): Promise<number[]> {
  if (taken.length === 0) return [];
  const cards = JSON.stringify(
    taken.map(({ answers, from, to }, at) => ({ at, ...answers, from_day: from, to_day: to })),
  );
  const rows = await tx.$queryRaw<{ later: number }[]>(Prisma.sql`
    WITH RECURSIVE way AS (
      SELECT id, id AS root FROM touchpoint WHERE merged_into IS NULL
      UNION ALL SELECT t.id, w.root FROM touchpoint AS t JOIN way AS w ON t.merged_into = w.id
    ), card AS (
      SELECT * FROM jsonb_to_recordset(${cards}::jsonb) AS c (at int, from_day date, to_day date, surveys int[], own int[], touchpoints jsonb)
    ), own AS (SELECT DISTINCT c.at, w.root FROM card AS c JOIN way AS w ON w.id = ANY(c.own))
    SELECT (coalesce((SELECT sum(m.answers) FROM rollup.month_live AS m JOIN way AS w ON w.id = m.touchpoint
        WHERE m.bucket >= c.from_day AND m.bucket < c.to_day AND m.survey = ANY(c.surveys)
          AND w.root IN (SELECT root FROM own WHERE own.at = c.at)), 0)
      - coalesce((SELECT sum(e.value::int) FROM jsonb_each_text(c.touchpoints) AS e
        JOIN way AS w ON w.id = e.key::int WHERE w.root IN (SELECT root FROM own WHERE own.at = c.at)), 0))::int AS later
    FROM card AS c ORDER BY c.at`);
  return rows.map(({ later }) => later);
}
