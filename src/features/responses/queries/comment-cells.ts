import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";
import type { CommentCell } from "../rules/facets-of-cells";
import { monthsAndDays } from "../rules/months-and-days";
import { openPlaces } from "./blind";
import { anyOf, ownPlaces, placeConditions, type CommentQuestion } from "./coded";

/**
 * Comments by place and subject from the cube of themes, within the reader's own touchpoints: the same comments as
 * those of the door `codedIn`, whatever their number, but for filters by theme, language, emotion and words.
 */
export function commentCells(
  tx: Tx,
  scope: Scope<"comment:read">,
  question: CommentQuestion,
): Promise<CommentCell[]> {
  const { today, filters } = question;
  const isByChannel = filters.channels.length > 0 || filters.segments.length > 0;
  const conditions = [
    bucketsOf(question.range, isByChannel ? 1 : 4),
    Prisma.sql`c.touchpoint = ANY(${[...question.places]}::int[])`,
    filters.survey === undefined
      ? Prisma.sql`c.survey = ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))`
      : Prisma.sql`c.survey = ${filters.survey}::int`,
    ...anyOf(Prisma.sql`c.segment`, filters.segments),
    ...anyOf(Prisma.sql`c.persona`, filters.persona === undefined ? [] : [filters.persona]),
    ...openPlaces(scope, {
      place: Prisma.sql`c.touchpoint`,
      isBefore: (day) => Prisma.sql`c.bucket < ${day}::date`,
    }),
  ];
  if (filters.departments.length > 0)
    conditions.push(Prisma.sql`EXISTS (
      SELECT FROM touchpoint_role AS held WHERE held.touchpoint_id = c.touchpoint AND held.role = 'owner'
        AND held.department_id = ANY(${[...filters.departments]}::int[])
        AND held.valid_from <= date_trunc('month', c.bucket)
        AND (held.valid_to IS NULL OR date_trunc('month', c.bucket) < held.valid_to))`);
  if (scope.departments !== "all")
    conditions.push(Prisma.sql`c.touchpoint = ANY(${ownPlaces(scope, today)})`);
  const place = placeConditions(Prisma.sql`c.touchpoint`, filters);
  return tx.$queryRaw<CommentCell[]>`
    SELECT c.touchpoint, ${isByChannel ? Prisma.sql`c.channel` : Prisma.sql`NULL::int`} AS channel, c.theme AS subject,
      sum(c.promoters)::int AS promoters, sum(c.passives)::int AS passives, sum(c.detractors)::int AS detractors,
      sum(c.mentions)::int AS mentions,
      ${place.length === 0 ? Prisma.sql`true` : Prisma.join(place, " AND ")} AS "isPlace"
    FROM rollup.theme_live AS c WHERE ${Prisma.join(conditions, " AND ")} GROUP BY 1, 2, 3`;
}

/** Cells of whole months, and of the days before and after them. */
function bucketsOf(range: Range, ofMonths: 1 | 4): Prisma.Sql {
  const { months, days } = monthsAndDays(range);
  const within = ({ from, to }: Range, grain: number) =>
    Prisma.sql`(c.grain = ${grain}::smallint AND c.bucket >= ${from}::date AND c.bucket < ${to}::date)`;
  const parts = [...(months ? [within(months, ofMonths)] : []), ...days.map((part) => within(part, 3))];
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}
