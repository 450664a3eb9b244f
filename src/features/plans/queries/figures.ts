import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { placementsOf } from "@/features/loyalty/queries/journey";
import { placesOnMap } from "@/features/loyalty/rules/journey";
import type { PlaceFigures } from "@/features/loyalty/schema";
import { monthlyPlacesIn } from "@/features/responses/queries/places";
import type { Tx } from "@/server/db";

/** Which place is meant, on which map, and whose answers there: everybody's, or those of some departments. */
export type PlaceInMonths = {
  journeyId: number;
  stageId: number;
  touchpointId: number | null;
  departments: "all" | readonly number[];
  range: Range;
};
export type ReadPlace = (place: PlaceInMonths) => PlaceFigures | undefined;

/**
 * Figures of places over several ranges of whole months, in three statements whatever their number: the months are read
 * once and summed for each range, and what may be shown is decided as on the places' own pages.
 */
export async function placeReader(
  tx: Tx,
  scope: Scope<"score:read">,
  { ranges, fewestAnswers }: { ranges: readonly Range[]; fewestAnswers: number },
): Promise<ReadPlace> {
  const from = ranges.map((range) => range.from).toSorted()[0];
  const to = ranges
    .map((range) => range.to)
    .toSorted()
    .at(-1);
  if (from === undefined || to === undefined) return () => undefined;
  const months = await monthlyPlacesIn(tx, scope, { from, to });
  const placements = await placementsOf(tx);
  const stages = await tx.$queryRaw<{ id: number; journeyId: number }[]>`
    SELECT id, journey_id AS "journeyId" FROM stage ORDER BY position, id`;
  const kept = new Map<string, ReturnType<typeof placesOnMap>>();

  return ({ journeyId, stageId, touchpointId, departments, range }) => {
    const key = JSON.stringify([journeyId, range, departments]);
    const figures =
      kept.get(key) ??
      placesOnMap({
        stages: stages
          .filter((one) => one.journeyId === journeyId)
          .map(({ id }) => ({ id, designed: undefined })),
        placements,
        now: { counts: months.filter(({ bucket }) => bucket >= range.from && bucket < range.to), left: [] },
        before: undefined,
        impressions: [],
        reach: departments,
        fewestAnswers,
      });
    kept.set(key, figures);
    return touchpointId === null
      ? figures.stages.find(({ id }) => id === stageId)
      : figures.touchpoints.find(({ id }) => id === touchpointId);
  };
}
