import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { Prisma } from "@/server/db";
import type { CellFilters } from "../schema";

export type ResponseQuestion = { range: Range; timeZone: string; today: string; filters: CellFilters };

/**
 * The door to single answers: `FROM response AS r WHERE …`, limited to touchpoints that the reader's departments own
 * today (access follows ownership today), to the days of `range` in the organisation's time zone, and to the same
 * surveys and filters as the figures beside them.
 */
export function responsesIn(scope: Scope<"comment:read">, question: ResponseQuestion): Prisma.Sql {
  const { range, timeZone, today, filters } = question;
  const conditions = [
    Prisma.sql`r.answered_at >= (${range.from}::date)::timestamp AT TIME ZONE ${timeZone}`,
    Prisma.sql`r.answered_at < (${range.to}::date)::timestamp AT TIME ZONE ${timeZone}`,
    filters.survey === undefined
      ? Prisma.sql`r.survey_id = ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))`
      : Prisma.sql`r.survey_id = ${filters.survey}::int`,
  ];
  if (filters.channels.length > 0)
    conditions.push(Prisma.sql`r.channel_id = ANY(${[...filters.channels]}::int[])`);
  if (filters.segments.length > 0)
    conditions.push(Prisma.sql`r.segment_id = ANY(${[...filters.segments]}::int[])`);
  if (filters.persona !== undefined) conditions.push(Prisma.sql`r.persona_id = ${filters.persona}::int`);
  if (scope.departments !== "all") {
    conditions.push(Prisma.sql`r.touchpoint_id IN (
      SELECT touchpoint_id FROM touchpoint_role
      WHERE role = 'owner' AND department_id = ANY(${[...scope.departments]}::int[])
        AND valid_from <= ${today}::date AND (valid_to IS NULL OR ${today}::date < valid_to))`);
  }
  return Prisma.sql`FROM response AS r WHERE ${Prisma.join(conditions, " AND ")}`;
}
