import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { themeCellsIn } from "@/features/responses/queries/theme-cells";
import type { CellFilters } from "@/features/responses/schema";
import { Prisma, type Tx } from "@/server/db";
import { painsAndGains, type ThemeAtPlace } from "../rules/pains-and-gains";
import type { PainsAndGains } from "../schema";

export type ThemesAtQuestion = {
  /** Whole months: themes are known by month. */
  range: Range;
  filters: CellFilters;
  by: "stage" | "touchpoint";
  /** Fewest mentions of a theme to be named: `fewestAnswers` of the organisation's rules. */
  fewest: number;
  /** Most pains, and most gains, of a place; 3 unless told. */
  most?: number;
};

/**
 * What hurts and what pleases at each stage or touchpoint, keyed by its id; a place where nothing is said often has no
 * entry. From the cube of themes: names of themes and counts, no customer's words, so everybody who may read scores
 * may read it.
 */
export async function themesAt(
  tx: Tx,
  scope: Scope<"score:read">,
  question: ThemesAtQuestion,
): Promise<Map<number, PainsAndGains>> {
  const { by, fewest, most } = question;
  const place = by === "touchpoint" ? Prisma.sql`n.touchpoint` : Prisma.sql`t.stage_id`;
  const rows = await tx.$queryRaw<ThemeAtPlace[]>`
    SELECT ${place} AS place, theme.id AS "themeId", theme.name, sum(n.promoters)::int AS promoters,
      sum(n.passives)::int AS passives, sum(n.detractors)::int AS detractors, sum(n.mentions)::int AS mentions
    FROM (SELECT c.touchpoint, c.theme, sum(c.promoters) AS promoters, sum(c.passives) AS passives,
        sum(c.detractors) AS detractors, sum(c.mentions) AS mentions
      ${themeCellsIn(scope, question)} AND c.theme > 0
      GROUP BY c.touchpoint, c.theme) AS n
    JOIN theme ON theme.id = n.theme LEFT JOIN touchpoint AS t ON t.id = n.touchpoint
    WHERE ${place} IS NOT NULL AND n.touchpoint <> 0
    GROUP BY 1, 2, 3`;
  return painsAndGains(rows, { fewest, most });
}
