import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { Prisma } from "@/server/db";
import type { CellFilters } from "../schema";
import { openPlaces, saidBefore } from "./blind";

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
    ...openPlaces(scope, {
      place: Prisma.sql`r.touchpoint_id`,
      isBefore: saidBefore(Prisma.sql`r.answered_at`, timeZone),
    }),
  ];
  if (filters.channels.length > 0)
    conditions.push(Prisma.sql`r.channel_id = ANY(${[...filters.channels]}::int[])`);
  if (filters.segments.length > 0)
    conditions.push(Prisma.sql`r.segment_id = ANY(${[...filters.segments]}::int[])`);
  if (filters.persona !== undefined) conditions.push(Prisma.sql`r.persona_id = ${filters.persona}::int`);
  if (filters.touchpoints.length > 0)
    conditions.push(Prisma.sql`r.touchpoint_id = ANY(${[...filters.touchpoints]}::int[])`);
  if (filters.stages.length > 0)
    conditions.push(
      Prisma.sql`r.touchpoint_id IN (SELECT id FROM touchpoint WHERE stage_id = ANY(${[...filters.stages]}::int[]))`,
    );
  if (filters.departments.length > 0) conditions.push(accountable(filters.departments, timeZone));
  if (scope.departments !== "all") {
    conditions.push(Prisma.sql`r.touchpoint_id IN (
      SELECT touchpoint_id FROM touchpoint_role
      WHERE role = 'owner' AND department_id = ANY(${[...scope.departments]}::int[])
        AND valid_from <= ${today}::date AND (valid_to IS NULL OR ${today}::date < valid_to))`);
  }
  return Prisma.sql`FROM response AS r WHERE ${Prisma.join(conditions, " AND ")}`;
}

/** Answers of the departments that were accountable when they were given, as the figures count them. */
function accountable(departments: readonly number[], timeZone: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM touchpoint_role AS held WHERE held.touchpoint_id = r.touchpoint_id AND held.role = 'owner'
      AND held.department_id = ANY(${[...departments]}::int[])
      AND held.valid_from <= (r.answered_at AT TIME ZONE ${timeZone})::date
      AND (held.valid_to IS NULL OR (r.answered_at AT TIME ZONE ${timeZone})::date < held.valid_to))`;
}
