import type { Scope } from "@/access/scope";
import type { NpsClass } from "@/domain/nps";
import type { Range } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";
import { facetsOfCells } from "../rules/facets-of-cells";
import { monthChunks } from "../rules/month-chunks";
import { commentCells } from "./comment-cells";
import {
  bitOf,
  classOfScore,
  codedIn,
  facetConditions,
  facets,
  preferIndexes,
  type CommentQuestion,
  type Facet,
} from "./coded";

/**
 * How many comments have a value of a facet, among those that meet every filter but this facet's own. "any theme"
 * counts each of them once, whatever its themes: a comment may have several.
 */
export type FacetCount = {
  facet: Facet | "all" | "any theme";
  value: string;
  class: NpsClass | "";
  n: number;
};

export type FacetCounts = {
  counts: FacetCount[];
  /** False when a search has found enough and looked no further back: all figures are of the newest comments. */
  isWhole: boolean;
};

/** With so many comments found, a search looks no further back, so that its cost does not grow with the answers. */
const ENOUGH = 10_000;

/**
 * Counts what stands beside a list of comments: from the cube, unless it is narrowed by what no cell knows together.
 * Themes come by class; every other facet in one count.
 */
export async function facetCounts(
  tx: Tx,
  scope: Scope<"comment:read">,
  question: CommentQuestion,
): Promise<FacetCounts> {
  if (question.narrowed.words === "") return { counts: await countAll(tx, scope, question), isWhole: true };
  await preferIndexes(tx);
  const sums = new Map<string, FacetCount>();
  let found = 0;
  for (const months of monthChunks(question.range)) {
    if (found >= ENOUGH) return { counts: [...sums.values()], isWhole: false };
    for (const row of await countIn(tx, scope, question, { months })) {
      const key = `${row.facet} ${row.class} ${row.value}`;
      sums.set(key, { ...row, n: row.n + (sums.get(key)?.n ?? 0) });
      if (row.facet === "all") found += row.n;
    }
  }
  return { counts: [...sums.values()], isWhole: true };
}

function isKnownByCells({ narrowed: { theme, languages, emotions, words } }: CommentQuestion): boolean {
  return theme === undefined && languages.length + emotions.length === 0 && words === "";
}

/** Without a search: from the cube, from the comments of a theme, or from every comment, as the narrowing allows. */
function countAll(tx: Tx, scope: Scope<"comment:read">, question: CommentQuestion): Promise<FacetCount[]> {
  const { theme } = question.narrowed;
  if (isKnownByCells(question)) return countCells(tx, scope, question);
  if (theme !== undefined && isKnownByCells(withoutTheme(question)))
    return countTheme(tx, scope, question, theme);
  return countIn(tx, scope, question);
}

const withoutTheme = (question: CommentQuestion): CommentQuestion => ({
  ...question,
  narrowed: { ...question.narrowed, theme: undefined },
});

async function countCells(
  tx: Tx,
  scope: Scope<"comment:read">,
  question: CommentQuestion,
): Promise<FacetCount[]> {
  const chosen = { classes: question.narrowed.classes, channels: question.filters.channels };
  return facetsOfCells(await commentCells(tx, scope, question), chosen);
}

/** Beside the comments of one theme: the themes, which do not heed it, from the cube; the rest from its comments alone. */
async function countTheme(
  tx: Tx,
  scope: Scope<"comment:read">,
  question: CommentQuestion,
  theme: number,
): Promise<FacetCount[]> {
  const isOfThemes = ({ facet }: FacetCount) => facet === "theme" || facet === "any theme";
  const ofAll = await countCells(tx, scope, withoutTheme(question));
  const ofOne = await countIn(tx, scope, question, { theme });
  return [...ofOne.filter((row) => !isOfThemes(row)), ...ofAll.filter(isOfThemes)];
}

function countIn(
  tx: Tx,
  scope: Scope<"comment:read">,
  question: CommentQuestion,
  within: { months?: Range; theme?: number } = {},
): Promise<FacetCount[]> {
  const misses = facetConditions(question).map(
    ([facet, condition]) => Prisma.sql`CASE WHEN ${condition} THEN 0 ELSE ${bitOf(facet)}::int END`,
  );
  const missed = misses.length === 0 ? Prisma.sql`0` : Prisma.join(misses, " + ");
  const ownBit = facets.map((name) => Prisma.sql`WHEN ${name} THEN ${bitOf(name)}::int`);
  return tx.$queryRaw<FacetCount[]>`
    WITH seen AS MATERIALIZED (
      SELECT c.touchpoint_id, c.channel_id, c.language, c.emotion, c.themes, ${classOfScore} AS class,
        ${missed} AS missed
      ${codedIn(scope, question, within)}
    ), sets AS (
      SELECT CASE WHEN grouping(touchpoint_id) = 0 THEN 'place' WHEN grouping(channel_id) = 0 THEN 'channel'
          WHEN grouping(language) = 0 THEN 'language' WHEN grouping(emotion) = 0 THEN 'emotion'
          WHEN grouping(class) = 0 THEN 'class' ELSE 'all' END AS facet,
        coalesce(touchpoint_id::text, channel_id::text, language, emotion::text, class, '') AS value,
        missed, count(*) AS n
      FROM seen
      GROUP BY GROUPING SETS ((missed, touchpoint_id), (missed, channel_id), (missed, language), (missed, emotion),
        (missed, class), (missed))
    ), said AS (
      SELECT theme::text AS value, class, missed, count(*) AS n
      FROM seen CROSS JOIN LATERAL unnest(themes) AS theme GROUP BY theme, class, missed
    )
    SELECT facet, value, '' AS class, sum(n)::int AS n FROM sets
    WHERE missed = 0 OR missed = CASE facet ${Prisma.join(ownBit, " ")} ELSE 0 END
    GROUP BY facet, value
    UNION ALL
    SELECT 'any theme', '', '', count(*)::int FROM seen WHERE missed IN (0, ${bitOf("theme")}::int)
    UNION ALL
    SELECT 'theme', value, class, sum(n)::int FROM said
    WHERE missed IN (0, ${bitOf("theme")}::int) GROUP BY value, class`;
}
