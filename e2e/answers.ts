import { oneRow, sql } from "./database";

/**
 * What the pages must show, counted from raw answers with SQL that shares nothing with the product: no cube, no
 * policy, no formula.
 */
export type Counts = { promoters: number; passives: number; detractors: number };
export type Quarter = { key: string; from: string; to: string };
export type DepartmentCounts = Counts & { name: string; slug: string; target: number | null };

const ZONE = "Europe/London";
const CLASSES = `count(*) FILTER (WHERE r.score >= 9)::int AS promoters,
  count(*) FILTER (WHERE r.score IN (7, 8))::int AS passives, count(*) FILTER (WHERE r.score <= 6)::int AS detractors`;
const COUNTED = `FROM response r JOIN survey s ON s.id = r.survey_id AND s.counts_in_score
  WHERE r.score IS NOT NULL AND r.answered_at >= $1::timestamp AT TIME ZONE '${ZONE}'
    AND r.answered_at < $2::timestamp AT TIME ZONE '${ZONE}'`;

/** The last complete calendar quarter, or one so many quarters before it. */
export function lastQuarter(before = 0): Promise<Quarter> {
  return oneRow<Quarter>(
    `SELECT to_char(q, 'YYYY"-Q"Q') AS key, q::date::text AS from, (q + interval '3 months')::date::text AS to
     FROM (SELECT date_trunc('quarter', now() AT TIME ZONE '${ZONE}') - interval '3 months' * ($1::int + 1) AS q) AS x`,
    [before],
  );
}

/** Answers of a range that count in the organisation's score; `only` narrows to one survey or channel. */
export function countsIn(
  { from, to }: Quarter,
  only: { survey?: number; channel?: number } = {},
): Promise<Counts> {
  return oneRow<Counts>(
    `SELECT ${CLASSES} ${COUNTED} AND ($3::int IS NULL OR r.survey_id = $3) AND ($4::int IS NULL OR r.channel_id = $4)`,
    [from, to, only.survey ?? null, only.channel ?? null],
  );
}

/** The same by the department that owned the touchpoint on the day of the answer, with its target at the end. */
export function countsByDepartment({ from, to }: Quarter): Promise<DepartmentCounts[]> {
  return sql<DepartmentCounts>(
    `WITH counted AS (
       SELECT owner.department_id, ${CLASSES} ${COUNTED.replace(
         "WHERE",
         `JOIN touchpoint_role owner ON owner.touchpoint_id = r.touchpoint_id AND owner.role = 'owner'
            AND owner.valid_from <= (r.answered_at AT TIME ZONE '${ZONE}')::date
            AND (owner.valid_to IS NULL OR (r.answered_at AT TIME ZONE '${ZONE}')::date < owner.valid_to)
          WHERE`,
       )} GROUP BY owner.department_id)
     SELECT d.name, d.slug, coalesce(promoters, 0) AS promoters, coalesce(passives, 0) AS passives,
       coalesce(detractors, 0) AS detractors,
       (SELECT t.value FROM target t WHERE t.department_id = d.id AND t.metric = 'nps' AND t.valid_from < $2::date
        ORDER BY t.valid_from DESC LIMIT 1) AS target
     FROM department d LEFT JOIN counted c ON c.department_id = d.id WHERE d.retired_on IS NULL`,
    [from, to],
  );
}

/** Customers with answers in two ranges, and those of them who went from promoter to detractor, by the newest answer of each. */
export function movedBetween(before: Quarter, after: Quarter): Promise<{ both: number; straight: number }> {
  const newest = (from: string, to: string) => `SELECT DISTINCT ON (r.customer_id) r.customer_id, r.score
    FROM response r JOIN survey s ON s.id = r.survey_id AND s.counts_in_score
    WHERE r.score IS NOT NULL AND r.customer_id IS NOT NULL AND r.answered_at >= ${from}::timestamp AT TIME ZONE '${ZONE}'
      AND r.answered_at < ${to}::timestamp AT TIME ZONE '${ZONE}'
    ORDER BY r.customer_id, r.answered_at DESC, r.id DESC`;
  return oneRow(
    `SELECT count(*)::int AS both, count(*) FILTER (WHERE a.score >= 9 AND b.score <= 6)::int AS straight
     FROM (${newest("$1", "$2")}) a JOIN (${newest("$3", "$4")}) b USING (customer_id)`,
    [before.from, before.to, after.from, after.to],
  );
}

/** How many were asked in a range, and how many of those invitations arrived. */
export function askedIn({ from, to }: Quarter): Promise<{ asked: number; delivered: number }> {
  return oneRow(
    `SELECT sum(asked)::int AS asked, sum(delivered)::int AS delivered FROM asked
     JOIN survey s ON s.id = asked.survey_id AND s.counts_in_score WHERE month >= $1::date AND month < $2::date`,
    [from, to],
  );
}

export function totalOf({ promoters, passives, detractors }: Counts): number {
  return promoters + passives + detractors;
}

export function npsOf(counts: Counts): number {
  return (100 * (counts.promoters - counts.detractors)) / totalOf(counts);
}

/** A score as people read it: `+31`, `0`, `−7` (U+2212), halves away from zero. */
export function npsWords(counts: Counts): string {
  const whole = Math.sign(npsOf(counts)) * Math.floor(Math.abs(npsOf(counts)) + 0.5);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
}

/** Half the 95 % range of a score in points: Wald's, after adding ¾, 1½ and ¾ answers (metrics A4). */
export function marginOf(counts: Counts): number {
  const n = totalOf(counts) + 3;
  const promoters = (counts.promoters + 0.75) / n;
  const detractors = (counts.detractors + 0.75) / n;
  return 196 * Math.sqrt((promoters + detractors - (promoters - detractors) ** 2) / n);
}

export function countWords(count: number): string {
  return count.toLocaleString("en-GB");
}
