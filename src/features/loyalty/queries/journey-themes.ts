import type { Scope } from "@/access/scope";
import { isWholeMonths } from "@/domain/period";
import { themesAt } from "@/features/feedback/queries/themes-at";
import { cellFilters } from "@/features/responses/queries/ranges";
import { rulesOf } from "@/features/responses/queries/settings";
import { inScope } from "@/server/db";
import type { JourneyThemes } from "../schema/journey-extras";
import { journeyFigures, type JourneyQuestion } from "./journey";

/**
 * What hurts and what pleases at each place of a map: names of themes and counts. A place whose figure is hidden tells
 * no themes either; themes are known by whole months, so other ranges have none.
 */
export async function journeyThemes(
  scope: Scope<"score:read">,
  question: JourneyQuestion,
  now: Date,
): Promise<JourneyThemes> {
  const { view, stages, touchpoints } = await journeyFigures(scope, question, now);
  if (!isWholeMonths(view.range)) return { isKnown: false, stages: [], touchpoints: [] };
  const { fewestAnswers: fewest } = await rulesOf();
  const shown = (places: typeof stages) =>
    new Set(places.filter(({ figure }) => figure.state === "shown").map(({ id }) => id));
  const asked = { range: view.range, filters: cellFilters(view), fewest };
  const said = await inScope(scope, (tx) => themesAt(tx, scope, asked));
  const within = (found: typeof said.stages, open: ReadonlySet<number>) =>
    [...found].flatMap(([id, themes]) => (open.has(id) ? [{ id, ...themes }] : []));
  return {
    isKnown: true,
    stages: within(said.stages, shown(stages)),
    touchpoints: within(said.touchpoints, shown(touchpoints)),
  };
}
