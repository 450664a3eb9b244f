import { fairOrder, type FairOrder } from "@/domain/consistency";
import type { NpsCounts } from "@/domain/nps";
import { seededRandom } from "@/domain/random";
import { fewestForVerdict } from "@/domain/verdict";

/** A place that may be told: `isShared` with units it cannot be told apart from; `low` and `high` are ranks, 1 the best. */
export type FairPlace = { place: number; isShared: boolean; low: number; high: number; score: number };

export type FairPlaces = {
  state: FairOrder["state"];
  /** Real spread between units in points, and 1 less it over 100 (metrics B17). */
  consistency: { tau: number; index: number } | undefined;
  of: ReadonlyMap<string, FairPlace>;
};

const SEED = 17;

/**
 * The fair order of units that may all be shown. Draws have a fixed seed: the same counts give the same places. Units
 * with fewer answers than a verdict needs are listed without a place.
 */
export function fairPlaces(units: readonly { key: string; counts: NpsCounts }[]): FairPlaces {
  const { state, consistency, ranked } = fairOrder(units, {
    fewest: fewestForVerdict,
    random: seededRandom(SEED),
  });
  const sharing = (place: number) => ranked.filter((one) => one.place === place).length;
  return {
    state,
    consistency: consistency && { tau: consistency.tau, index: consistency.index },
    of: new Map(
      ranked.map(({ key, place, low, high, score }) => [
        key,
        { place, isShared: sharing(place) > 1, low, high, score },
      ]),
    ),
  };
}
