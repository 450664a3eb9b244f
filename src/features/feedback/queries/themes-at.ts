import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { themeCellsIn } from "@/features/responses/queries/theme-cells";
import type { CellFilters } from "@/features/responses/schema";
import type { Tx } from "@/server/db";
import { painsAndGains, type ThemeAtPlace } from "../rules/pains-and-gains";
import type { PainsAndGains } from "../schema";

export type ThemesAtQuestion = {
  /** Whole months: themes are known by month. */
  range: Range;
  filters: CellFilters;
  /** Fewest mentions of a theme to be named: `fewestAnswers` of the organisation's rules. */
  fewest: number;
};
type Place = "stages" | "touchpoints";
type Row = ThemeAtPlace & { kind: Place };

/**
 * What hurts and what pleases at each stage and each touchpoint, keyed by their ids; a place where nothing is said often
 * has no entry. From the cube of themes, read once: names of themes and counts, no customer's words, so everybody who
 * may read scores may read it.
 */
export async function themesAt(
  tx: Tx,
  scope: Scope<"score:read">,
  question: ThemesAtQuestion,
): Promise<Record<Place, Map<number, PainsAndGains>>> {
  const { fewest } = question;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT said.*, theme.name
    FROM (
      SELECT CASE WHEN grouping(n.touchpoint) = 0 THEN 'touchpoints' ELSE 'stages' END AS kind,
        CASE WHEN grouping(n.touchpoint) = 0 THEN n.touchpoint ELSE t.stage_id END AS place, n.theme AS "themeId",
        sum(n.promoters)::int AS promoters, sum(n.passives)::int AS passives,
        sum(n.detractors)::int AS detractors, sum(n.mentions)::int AS mentions
      FROM (SELECT c.touchpoint, c.theme, sum(c.promoters) AS promoters, sum(c.passives) AS passives,
          sum(c.detractors) AS detractors, sum(c.mentions) AS mentions
        ${themeCellsIn(scope, question)} AND c.theme > 0 AND c.touchpoint <> 0
        GROUP BY c.touchpoint, c.theme) AS n
      LEFT JOIN touchpoint AS t ON t.id = n.touchpoint
      GROUP BY GROUPING SETS ((n.touchpoint, n.theme), (t.stage_id, n.theme))
      HAVING sum(n.mentions) >= ${fewest}
    ) AS said JOIN theme ON theme.id = said."themeId" WHERE said.place IS NOT NULL
    ORDER BY said.kind, said.place, said."themeId"`;
  const of = (wanted: Place) =>
    painsAndGains(
      rows.filter(({ kind }) => kind === wanted),
      { fewest },
    );
  return { stages: of("stages"), touchpoints: of("touchpoints") };
}
