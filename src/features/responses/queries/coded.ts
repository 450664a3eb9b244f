import type { Scope } from "@/access/scope";
import type { NpsClass } from "@/domain/nps";
import { monthsIn, type Range } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";
import { monthWord } from "../rules/words";
import { openPlaces, saidBefore } from "./blind";
import type { CellFilters } from "../schema";

/** What narrows comments beyond what narrows figures. */
export type CommentFilters = {
  classes: readonly NpsClass[];
  theme?: number;
  languages: readonly string[];
  emotions: readonly number[];
  /** A tsquery; empty for none. */
  words: string;
};

export type CommentQuestion = {
  range: Range;
  timeZone: string;
  /** Today in the organisation's time zone: who owns a touchpoint now reads its comments. */
  today: string;
  filters: CellFilters;
  narrowed: CommentFilters;
  /** Touchpoints to look at, 0 for comments without one. */
  places: readonly number[];
};

/** What a list of comments can be narrowed by beside it; each is a bit of what a comment misses. */
export const facets = ["class", "place", "channel", "language", "emotion", "theme"] as const;
export type Facet = (typeof facets)[number];

export const bitOf = (facet: Facet): number => 1 << facets.indexOf(facet);

export const classOfScore = Prisma.sql`CASE WHEN c.score >= 9 THEN 'promoter' WHEN c.score >= 7 THEN 'passive' WHEN c.score >= 0 THEN 'detractor' ELSE '' END`;

/**
 * The door to coded comments: `FROM coded_comment AS c WHERE …`, limited to touchpoints that the reader's departments
 * own today, to the days of the range, and to filters that are no facet.
 * With `months`, only to comments of these months that hold the question's words; with `theme`, to those of a theme.
 */
export function codedIn(
  scope: Scope<"comment:read">,
  question: CommentQuestion,
  {
    place = Prisma.sql`ANY(${[...question.places]}::int[])`,
    months,
    theme,
  }: { place?: Prisma.Sql; months?: Range; theme?: number } = {},
): Prisma.Sql {
  const { range, timeZone, today, filters } = question;
  const conditions = [
    Prisma.sql`c.touchpoint_id = ${place}`,
    Prisma.sql`c.answered_at >= (${range.from}::date)::timestamp AT TIME ZONE ${timeZone}`,
    Prisma.sql`c.answered_at < (${range.to}::date)::timestamp AT TIME ZONE ${timeZone}`,
    filters.survey === undefined
      ? Prisma.sql`c.survey_id = ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))`
      : Prisma.sql`c.survey_id = ${filters.survey}::int`,
    ...anyOf(Prisma.sql`c.segment_id`, filters.segments),
    ...anyOf(Prisma.sql`c.persona_id`, filters.persona === undefined ? [] : [filters.persona]),
    ...openPlaces(scope, {
      place: Prisma.sql`c.touchpoint_id`,
      isBefore: saidBefore(Prisma.sql`c.answered_at`, timeZone),
    }),
  ];
  if (filters.departments.length > 0)
    conditions.push(Prisma.sql`EXISTS (
      SELECT FROM touchpoint_role AS held WHERE held.touchpoint_id = c.touchpoint_id AND held.role = 'owner'
        AND held.department_id = ANY(${[...filters.departments]}::int[])
        AND held.valid_from <= c.month AND (held.valid_to IS NULL OR c.month < held.valid_to))`);
  if (scope.departments !== "all")
    conditions.push(Prisma.sql`c.touchpoint_id = ANY(${ownPlaces(scope, today)})`);
  const source =
    months !== undefined
      ? wordsIn(question.narrowed.words, months)
      : theme !== undefined
        ? Prisma.sql`(SELECT * FROM coded_comment WHERE themes @> ARRAY[${theme}::int] OFFSET 0)`
        : Prisma.sql`coded_comment`;
  return Prisma.sql`FROM ${source} AS c WHERE ${Prisma.join(conditions, " AND ")}`;
}

/**
 * The comments of some months that hold the words, found by their index alone: asked for the newest of the words in
 * one statement, PostgreSQL would rather read every comment from the newest back, which a rare word makes very long.
 */
function wordsIn(words: string, months: Range): Prisma.Sql {
  const then = monthsIn(months)
    .map((month) => `'${monthWord(month)}'`)
    .join(" | ");
  return Prisma.sql`(SELECT * FROM coded_comment WHERE words @@ ${`(${then}) & ${words}`}::tsquery OFFSET 0)`;
}

/** Has the words' index used even where a small table would be read as a whole. */
export async function preferIndexes(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
}

/** The touchpoints that the reader's departments own today, as SQL. */
export function ownPlaces({ departments }: Scope<"comment:read">, today: string): Prisma.Sql {
  return Prisma.sql`ARRAY(SELECT touchpoint_id FROM touchpoint_role
    WHERE role = 'owner' AND department_id = ANY(${departments === "all" ? [] : [...departments]}::int[])
      AND valid_from <= ${today}::date AND (valid_to IS NULL OR ${today}::date < valid_to))`;
}

/** A column among some ids; nothing where there are none. */
export function anyOf(column: Prisma.Sql, ids: readonly (number | string)[]): Prisma.Sql[] {
  if (ids.length === 0) return [];
  const list = typeof ids[0] === "string" ? Prisma.sql`${[...ids]}::text[]` : Prisma.sql`${[...ids]}::int[]`;
  return [Prisma.sql`${column} = ANY(${list})`];
}

/** For each facet, the condition a comment must meet; nothing for a facet that is not narrowed. */
export function facetConditions({ filters, narrowed }: CommentQuestion): [Facet, Prisma.Sql][] {
  const { classes, theme, languages, emotions } = narrowed;
  const one = (facet: Facet, sql: Prisma.Sql[]): [Facet, Prisma.Sql][] =>
    sql.length === 0 ? [] : [[facet, Prisma.join(sql, " AND ")]];
  return [
    ...one("class", anyOf(classOfScore, classes)),
    ...one("place", placeConditions(Prisma.sql`c.touchpoint_id`, filters)),
    ...one("channel", anyOf(Prisma.sql`c.channel_id`, filters.channels)),
    ...one("language", anyOf(Prisma.sql`c.language`, languages)),
    ...one("emotion", anyOf(Prisma.sql`c.emotion`, emotions)),
    ...one("theme", theme === undefined ? [] : [Prisma.sql`c.themes @> ARRAY[${theme}::int]`]),
  ];
}

/** A column of touchpoints among those of the filters by touchpoint and stage. */
export function placeConditions(column: Prisma.Sql, { touchpoints, stages }: CellFilters): Prisma.Sql[] {
  const ofStages = Prisma.sql`${column} = ANY(ARRAY(SELECT id FROM touchpoint WHERE stage_id = ANY(${[...stages]}::int[])))`;
  return [...anyOf(column, touchpoints), ...(stages.length === 0 ? [] : [ofStages])];
}

/** The touchpoints whose comments a reader may read, without a word about how few there are; 0 for none. */
export async function readablePlaces(tx: Tx, scope: Scope<"comment:read">, today: string): Promise<number[]> {
  const rows =
    scope.departments === "all"
      ? await tx.$queryRaw<{ id: number }[]>`SELECT id FROM touchpoint UNION ALL SELECT 0`
      : await tx.$queryRaw<{ id: number }[]>`SELECT unnest(${ownPlaces(scope, today)}) AS id`;
  return rows.map(({ id }) => id);
}
