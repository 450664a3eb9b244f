import { Prisma } from "@/server/db";

/** A night and the organisation's own zone: what was there before this night, less so many months, is over. */
export type Night = { day: string; timeZone: string };

const before = (months: number, { day, timeZone }: Night) =>
  Prisma.sql`((${day}::date - make_interval(months => ${months}::int)) AT TIME ZONE ${timeZone}::text)`;

const nobodyIsHeld = Prisma.sql`NOT EXISTS (SELECT FROM legal_hold WHERE customer_id IS NULL AND lifted_at IS NULL)`;

/** `FROM … WHERE …` of answers `r` whose comment's time is over. */
export const overdueComments = (months: number, night: Night) => Prisma.sql`
  FROM response AS r WHERE r.comment IS NOT NULL AND r.answered_at < ${before(months, night)} AND ${nobodyIsHeld}
    AND NOT EXISTS (SELECT FROM held_customer AS h WHERE h.id = r.customer_id)`;

/** `FROM … WHERE …` of excluded answers `e`, which wait whole, whose comment's time is over. */
export const overdueExclusions = (months: number, night: Night) => Prisma.sql`
  FROM exclusion AS e WHERE e.answer ->> 'comment' IS NOT NULL AND ${nobodyIsHeld}
    AND (e.answer ->> 'answered_at')::timestamptz < ${before(months, night)}
    AND NOT EXISTS (SELECT FROM held_customer AS h WHERE h.id = e.customer_id)`;

/**
 * A condition on rows `f` that were not counted, in files that were read so long ago: words and names stand in them as
 * they stood in the file, whatever the day of their answers.
 */
export const overdueRefusals = (months: number, night: Night) => Prisma.sql`
  (f.value <> '' OR f.customer_ref IS NOT NULL OR f.cells IS NOT NULL) AND ${nobodyIsHeld}
    AND f.import_id IN (SELECT id FROM import WHERE finished_at < ${before(months, night)})
    AND NOT EXISTS (SELECT FROM held_customer AS h JOIN customer AS c ON c.id = h.id
      WHERE f.customer_ref IN (c.ref, 'email:' || lower(c.email)))`;

/**
 * `FROM … WHERE …` of customers `c` who are still called something and did not answer for so many months. Whoever never
 * answered has no such time and stays.
 */
export const overdueNames = (months: number, night: Night) => Prisma.sql`
  FROM customer AS c WHERE (c.name IS NOT NULL OR c.email IS NOT NULL OR c.ref LIKE 'email:%') AND ${nobodyIsHeld}
    AND NOT EXISTS (SELECT FROM held_customer AS h WHERE h.id = coalesce(c.merged_into, c.id))
    AND EXISTS (SELECT FROM response AS r WHERE r.customer_id = coalesce(c.merged_into, c.id))
    AND NOT EXISTS (SELECT FROM response AS r WHERE r.customer_id = coalesce(c.merged_into, c.id)
      AND r.answered_at >= ${before(months, night)})`;
