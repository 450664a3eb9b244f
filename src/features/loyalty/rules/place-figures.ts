import { changesOf, type Change } from "@/domain/change";
import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import type { Visibility } from "@/domain/suppression";
import { figureOf } from "@/features/responses/rules/figures";
import {
  disclosedParts,
  sumOf,
  type ImpressionCounts,
  type Part,
  type PlaceCounts,
  type PlaceIndex,
} from "@/features/responses/rules/places";
import type { PlaceFigures } from "../schema";
import { feltOf, shareOf } from "./felt";

export type PlacesRead = {
  now: PlaceIndex;
  before: PlaceIndex | undefined;
  impressions: ReadonlyMap<number, readonly ImpressionCounts[]>;
  reach: "all" | readonly number[];
  fewestAnswers: number;
};

/** A part whose emotion somebody may have designed: the valence, from −2 to 2. */
export type DesignedPart = Part & { designed: number | undefined };

/** The figures of each part; changes are tested as one list (Benjamini–Hochberg), hidden ones are not in it. */
export function placeFigures(
  read: PlacesRead,
  parts: readonly DesignedPart[],
  visibilityOfKey: (key: string) => Visibility,
): PlaceFigures[] {
  const { before, reach, fewestAnswers: k } = read;
  const earlier = before && disclosedParts(before, parts, k);
  const rows = parts.map((part) => {
    const { own, rest } = reached(rowsAt(read.now, part.touchpoints), reach);
    const visibility = ownVisibility(visibilityOfKey(part.key), { own, rest, k });
    const isComparable = visibility === "shown" && earlier?.of(part.key) === "shown" && reach === "all";
    const then = before && isComparable ? countsAt(before, part.touchpoints) : noAnswers;
    return { part, counts: sumOf(own), visibility, then };
  });
  const shown = rows.filter(({ visibility, counts }) => visibility === "shown" && answersIn(counts) > 0);
  const changes = changesOf(shown.map(({ then, counts }) => ({ before: then, after: counts })));
  const changeOfKey = new Map(shown.map(({ part }, index) => [part.key, changes[index]]));
  return rows.map(({ part, counts, visibility }) => ({
    id: Number(part.key),
    figure: figureOf(counts, visibility),
    change: changeOfKey.get(part.key) ?? ({ state: "not comparable" } satisfies Change),
    felt: feltOf({ histogram: feltAt(read, part), designed: part.designed, visibility, k }),
    ease: shareOf({ successes: counts.cesEasy, n: counts.cesN }, visibility, k),
    promise: shareOf(promiseTally(counts), visibility, k),
  }));
}

/** What a reader's own departments had, and the rest. */
function reached<Row extends { owner: number }>(
  rows: readonly Row[],
  reach: PlacesRead["reach"],
): { own: readonly Row[]; rest: readonly Row[] } {
  if (reach === "all") return { own: rows, rest: [] };
  const isOwn = ({ owner }: Row) => reach.includes(owner);
  return { own: rows.filter(isOwn), rest: rows.filter((row) => !isOwn(row)) };
}

type Split = { own: readonly PlaceCounts[]; rest: readonly PlaceCounts[]; k: number };

/** Somebody who sees own departments only must not learn the rest by subtracting what they see. */
function ownVisibility(whole: Visibility, { own, rest, k }: Split): Visibility {
  const isFew = (n: number) => n > 0 && n < k;
  if (whole !== "shown") return whole;
  if (rest.length > 0 && isFew(answersIn(sumOf(own)))) return "few";
  return rest.length > 0 && isFew(answersIn(sumOf(rest))) ? "complement" : "shown";
}

export function rowsAt({ counts }: PlaceIndex, touchpoints: readonly number[]): PlaceCounts[] {
  return touchpoints.flatMap((touchpoint) => counts.get(touchpoint) ?? []);
}

export function countsAt(places: PlaceIndex, touchpoints: readonly number[]): NpsCounts {
  return addCounts(noAnswers, ...rowsAt(places, touchpoints));
}

function feltAt({ impressions, reach }: PlacesRead, { touchpoints }: Part): number[] {
  const { own } = reached(
    touchpoints.flatMap((touchpoint) => impressions.get(touchpoint) ?? []),
    reach,
  );
  return [0, 1, 2, 3, 4].map((at) => own.reduce((sum, { felt }) => sum + (felt[at] ?? 0), 0));
}

/** Partly kept counts half: metrics B2. */
function promiseTally({ promiseYes, promisePartly, promiseNo }: ReturnType<typeof sumOf>) {
  return { successes: promiseYes + promisePartly / 2, n: promiseYes + promisePartly + promiseNo };
}
