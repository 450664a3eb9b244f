import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { Prisma } from "@/server/db";
import type { CellFilters } from "../schema";
import { openCells } from "./blind";

/**
 * The door to the cube of themes: `FROM … WHERE …` over live cells `c` of whole months, each with `theme` (above 0
 * where it is one, see rules/subjects.ts), `promoters`, `passives`, `detractors` and `mentions`, within the scope. Who was
 * accountable in a cell's month is looked up only where filters or scope ask for it: cells of themes are many.
 */
export function themeCellsIn(
  scope: Scope<"score:read">,
  { range, filters }: { range: Range; filters: CellFilters },
): Prisma.Sql {
  const { survey, persona, channels, segments, touchpoints, stages, departments } = filters;
  const conditions = [
    Prisma.sql`c.grain = ${persona === undefined ? 1 : 4}::smallint`,
    Prisma.sql`c.bucket >= ${range.from}::date AND c.bucket < ${range.to}::date`,
    survey === undefined
      ? Prisma.sql`c.survey = ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))`
      : Prisma.sql`c.survey = ${survey}::int`,
    ...among(Prisma.sql`c.persona`, persona === undefined ? [] : [persona]),
    ...among(Prisma.sql`c.channel`, channels),
    ...among(Prisma.sql`c.segment`, segments),
    ...among(Prisma.sql`c.touchpoint`, touchpoints),
    ...among(Prisma.sql`(SELECT stage_id FROM touchpoint WHERE id = c.touchpoint)`, stages),
    ...among(Prisma.sql`owner.department_id`, departments),
    ...openCells(scope),
  ];
  if (scope.departments !== "all")
    conditions.push(...among(Prisma.sql`owner.department_id`, scope.departments));
  const isOwned = departments.length > 0 || scope.departments !== "all" || scope.blind.length > 0;
  return Prisma.sql`FROM rollup.theme_live AS c ${isOwned ? OWNER : Prisma.empty}
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

const OWNER = Prisma.sql`
  LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = c.touchpoint AND owner.role = 'owner'
    AND owner.valid_from <= c.bucket AND (owner.valid_to IS NULL OR c.bucket < owner.valid_to)`;

function among(column: Prisma.Sql, ids: readonly number[]): Prisma.Sql[] {
  return ids.length === 0 ? [] : [Prisma.sql`${column} = ANY(${[...ids]}::int[])`];
}
