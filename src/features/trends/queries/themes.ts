import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { themeCellsIn } from "@/features/responses/queries/theme-cells";
import { activeFilters } from "@/features/responses/queries/counts";
import type { CellFilters } from "@/features/responses/schema";
import type { Tx } from "@/server/db";
import type { ThemeCounts } from "../rules/themes";

type Question = { range: Range; before: Range | undefined; filters: CellFilters };

const nothing: Omit<CellFilters, "survey" | "persona"> = {
  channels: [],
  segments: [],
  touchpoints: [],
  stages: [],
  departments: [],
};

/**
 * Answers whose comment speaks of each theme, by class, in the period and the one it is compared with; and how many
 * speak of it beyond the page's filters, so that a small rest cannot be worked out. Whole months only.
 */
export async function themeCounts(
  tx: Tx,
  scope: Scope<"score:read">,
  question: Question,
): Promise<ThemeCounts> {
  const { range, before, filters } = question;
  const counted = async (then: Range, narrowed: CellFilters) => {
    const cells = themeCellsIn(scope, { range: then, filters: narrowed });
    return tx.$queryRaw<ThemeCounts["now"]>`
      SELECT theme.id, theme.name, sum(n.promoters)::int AS promoters, sum(n.passives)::int AS passives,
        sum(n.detractors)::int AS detractors
      FROM (SELECT c.theme, c.promoters, c.passives, c.detractors ${cells} AND c.theme > 0) AS n
      JOIN theme ON theme.id = n.theme GROUP BY 1, 2`;
  };
  const isNarrowed = activeFilters(filters).length > 0;
  return {
    now: await counted(range, filters),
    before: before && (await counted(before, filters)),
    everywhere: isNarrowed ? await counted(range, nothing) : undefined,
  };
}
