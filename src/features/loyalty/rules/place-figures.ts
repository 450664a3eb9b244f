import { changesOf, type Change } from "@/domain/change";
import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import { visibilityOf, type Visibility } from "@/domain/suppression";
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
import { traits } from "../schema/impressions";
import { feltOf, shareOf } from "./felt";
import { expectationOf, impressionSums, total, traitsOf, type ImpressionSums } from "./impressions";

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
    return { part, counts: sumOf(own), said: impressionsAt(read, part), visibility, then };
  });
  const shown = rows.filter(({ visibility, counts }) => visibility === "shown" && answersIn(counts) > 0);
  const changes = changesOf(shown.map(({ then, counts }) => ({ before: then, after: counts })));
  const changeOfKey = new Map(shown.map(({ part }, index) => [part.key, changes[index]]));
  const measured = measuresOf(rows, k);
  return rows.map((row) => ({
    id: Number(row.part.key),
    figure: figureOf(row.counts, row.visibility),
    change: changeOfKey.get(row.part.key) ?? ({ state: "not comparable" } satisfies Change),
    ...measured(row),
  }));
}

type Row = { part: DesignedPart; counts: Sums; said: ImpressionSums; visibility: Visibility };
type Sums = ReturnType<typeof sumOf>;

/**
 * What else was asked. Fewer answer each further question than give a score, so what may be shown of it is decided among
 * siblings again: a place with few of these answers must not follow from the whole.
 */
function measuresOf(rows: readonly Row[], k: number) {
  const visibilities = (nOf: (row: Row) => number) => {
    const groups = rows.map((row) => ({
      key: row.part.key,
      n: nOf(row),
      isClosed: row.visibility !== "shown",
    }));
    const among = visibilityOf(groups, k);
    return ({ part }: Row) => among.get(part.key) ?? "complement";
  };
  const felt = visibilities(({ said }) => total(said.felt));
  const ease = visibilities(({ counts }) => counts.cesN);
  const promise = visibilities(({ counts }) => promiseTally(counts).n);
  const expected = visibilities(({ said }) => total(said.expected));
  const trait = traits.map((_, at) => visibilities(({ said }) => said.asked[at] ?? 0));
  return (row: Row) => ({
    felt: feltOf({ histogram: row.said.felt, designed: row.part.designed, visibility: felt(row), k }),
    ease: shareOf({ successes: row.counts.cesEasy, n: row.counts.cesN }, ease(row), k),
    promise: shareOf(promiseTally(row.counts), promise(row), k),
    expectation: expectationOf(row.said.expected, expected(row), k),
    traits: traitsOf(row.said, (at) => trait[at]?.(row) ?? "complement", k),
  });
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

function impressionsAt({ impressions, reach }: PlacesRead, { touchpoints }: Part): ImpressionSums {
  const { own } = reached(
    touchpoints.flatMap((touchpoint) => impressions.get(touchpoint) ?? []),
    reach,
  );
  return impressionSums(own);
}

/** Partly kept counts half: metrics B2. */
function promiseTally({ promiseYes, promisePartly, promiseNo }: Sums) {
  return { successes: promiseYes + promisePartly / 2, n: promiseYes + promisePartly + promiseNo };
}
