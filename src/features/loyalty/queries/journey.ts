import type { Scope } from "@/access/scope";
import { valenceOf } from "@/domain/emotion-words";
import type { Range } from "@/domain/period";
import { contestedIn, impressionsIn, placesIn } from "@/features/responses/queries/places";
import { newestDay } from "@/features/responses/queries/counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import { cellFilters } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf } from "@/features/responses/queries/settings";
import { settle } from "@/features/responses/rules/view";
import type { Asked, View } from "@/features/responses/schema";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { journeyFiguresOf, type DesignedStage, type Placement } from "../rules/journey";
import type { JourneyFigures } from "../schema";

export type JourneyQuestion = { journey: string; asked: Asked };

/** The figures of every stage and touchpoint of a map, counted from the cubes in a handful of statements. */
export async function journeyFigures(
  scope: Scope<"score:read">,
  { journey, asked }: JourneyQuestion,
  now: Date,
): Promise<JourneyFigures> {
  const rules = await rulesOf();
  const { timeZone, fiscalYearStartMonth, fewestAnswers } = rules;
  const today = dayIn(timeZone, now);
  const key = { what: "journey", journey, scope, asked, today };
  return keptByVersion(rules.dataVersion, key, () =>
    inScope(scope, async (tx) => {
      const choices = await choicesOf(tx, scope);
      const { grain, ...settled } = settle(asked, choices, { today, fiscalYearStartMonth });
      const view: View = { ...settled, dataTo: await newestDay(tx, today) };
      const filters = cellFilters(view);
      const placesOf = (range: Range) => placesIn(tx, scope, { range, grain, filters });
      const placements = await placementsOf(tx);
      return journeyFiguresOf({
        view,
        choices,
        stages: await stagesOf(tx, journey),
        placements,
        now: await placesOf(view.range),
        before: view.before && (await placesOf(view.before)),
        impressions: await impressionsIn(tx, scope, { range: view.range, grain, filters }),
        contested: await contestedIn(tx, scope, { range: view.range, grain, filters }),
        reach: scope.departments,
        fewestAnswers,
      });
    }),
  );
}

/** Every touchpoint, and the stage it is at. */
export function placementsOf(tx: Tx): Promise<Placement[]> {
  return tx.$queryRaw`SELECT id AS touchpoint, stage_id AS stage FROM touchpoint ORDER BY position, id`;
}

async function stagesOf(tx: Tx, slug: string): Promise<DesignedStage[]> {
  const rows = await tx.$queryRaw<{ id: number; designed: string | null }[]>`
    SELECT stage.id, designed_emotion AS designed FROM stage JOIN journey ON journey.id = journey_id
    WHERE journey.slug = ${slug} AND journey.kind = 'as-is' ORDER BY stage.position, stage.id`;
  return rows.map(({ id, designed }) => ({ id, designed: valenceOf(designed) }));
}
