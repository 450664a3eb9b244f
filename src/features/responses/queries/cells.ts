import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { Prisma } from "@/server/db";
import type { CellFilters, Dimension } from "../schema";
import { openCells } from "./blind";

/** Which cells answer a question: whole months, or single days (without channel, segment and persona). */
export type Grain = "month" | "day";

/** Scores and the common ratings, or impressions: two cubes of the same grains and columns. */
export type CubeName = "scores" | "impressions";

/** A dimension whose filter is to be turned inside out: what it leaves out, the other filters staying as they are. */
export type Inverted = "survey" | "persona" | ListFilter;

type ListFilter = "channels" | "segments" | "departments" | "stages" | "touchpoints";

/** Answers of a cell by class, as sums of its score counters. */
export const classSums = Prisma.sql`
  sum(c.s9 + c.s10)::int AS promoters, sum(c.s7 + c.s8)::int AS passives,
  sum(c.s0 + c.s1 + c.s2 + c.s3 + c.s4 + c.s5 + c.s6)::int AS detractors`;

/**
 * The door to the cubes: `FROM … WHERE …` over live cells `c` and the role row `owner` of the department that was
 * accountable in the cell's month, within the scope. Every figure starts from it; nothing reads raw answers.
 */
export function cellsIn(
  scope: Scope<"score:read" | "scorecard:read">,
  {
    range,
    grain,
    filters,
    inverted,
    by,
    of = "scores",
  }: {
    range: Range;
    grain: Grain;
    filters: CellFilters;
    inverted?: Inverted;
    by?: Dimension;
    of?: CubeName;
  },
): Prisma.Sql {
  const conditions = [
    Prisma.sql`c.bucket >= ${range.from}::date AND c.bucket < ${range.to}::date`,
    surveyCondition(filters, inverted),
    ...listFilters.flatMap((name) => among(columnOf[name], filters[name], inverted === name)),
    ...among(
      Prisma.sql`c.persona`,
      filters.persona === undefined ? [] : [filters.persona],
      inverted === "persona",
    ),
  ];
  conditions.push(...openCells(scope));
  if (scope.departments !== "all") {
    conditions.push(Prisma.sql`owner.department_id = ANY(${[...scope.departments]}::int[])`);
  }
  const kind = kindFor(grain, filters, by);
  return Prisma.sql`FROM ${of === "scores" ? scoreViews[kind] : impressionView(kind)} AS c
    LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = c.touchpoint AND owner.role = 'owner'
      AND owner.valid_from <= c.bucket AND (owner.valid_to IS NULL OR c.bucket < owner.valid_to)
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

type CellKind = "by channel" | "month" | "day" | "by persona";

function kindFor(grain: Grain, filters: CellFilters, by?: Dimension): CellKind {
  if (filters.persona !== undefined || by === "personas") return "by persona";
  if (filters.channels.length > 0 || filters.segments.length > 0 || by === "channels" || by === "segments")
    return "by channel";
  return grain;
}

const scoreViews: Record<CellKind, Prisma.Sql> = {
  "by channel": Prisma.sql`rollup.month_by_channel_live`,
  month: Prisma.sql`rollup.month_live`,
  day: Prisma.sql`rollup.day_live`,
  "by persona": Prisma.sql`rollup.month_by_persona_live`,
};

/** The database's numbers of the kinds. */
const grains: Record<CellKind, number> = { "by channel": 1, month: 2, day: 3, "by persona": 4 };

function impressionView(kind: CellKind): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM rollup.impression_live WHERE grain = ${grains[kind]}::smallint)`;
}

/** The complement of a counted survey is the other counted ones; a survey outside the score has none. */
function surveyCondition({ survey }: CellFilters, inverted?: Inverted): Prisma.Sql {
  const counted = Prisma.sql`ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))`;
  if (survey === undefined) return Prisma.sql`c.survey = ${counted}`;
  if (inverted !== "survey") return Prisma.sql`c.survey = ${survey}::int`;
  return Prisma.sql`c.survey <> ${survey}::int AND c.survey = ${counted} AND ${survey}::int = ${counted}`;
}

/** What a cell is compared by; answers that belong nowhere count as 0, so that a filter and what it leaves out add up. */
const columnOf: Record<ListFilter, Prisma.Sql> = {
  channels: Prisma.sql`c.channel`,
  segments: Prisma.sql`c.segment`,
  departments: Prisma.sql`coalesce(owner.department_id, 0)`,
  stages: Prisma.sql`coalesce((SELECT stage_id FROM touchpoint WHERE id = c.touchpoint), 0)`,
  touchpoints: Prisma.sql`c.touchpoint`,
};
const listFilters = Object.keys(columnOf) as ListFilter[];

function among(column: Prisma.Sql, ids: readonly number[], isInverted: boolean): Prisma.Sql[] {
  if (ids.length === 0) return [];
  const list = Prisma.sql`ANY(${[...ids]}::int[])`;
  return [isInverted ? Prisma.sql`NOT ${column} = ${list}` : Prisma.sql`${column} = ${list}`];
}
