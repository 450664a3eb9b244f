import { answersIn, noAnswers, addCounts, type NpsClass, type NpsCounts } from "@/domain/nps";
import { mayOpen } from "@/domain/suppression";
import { countsOfPart, disclosureOf, type Slice } from "@/features/responses/rules/disclosure";
import type { Reading } from "../schema";

/** Fewest answers for figures, and for words read by somebody who handles none of them. */
export type Fewest = { answers: number; comments: number };

export type ReadingRequest = {
  /** Answers of the whole organisation by touchpoint, under the filters of figures. */
  slice: Slice;
  /** Touchpoints the reader may read. */
  places: readonly number[];
  /** Does the reader belong to the departments that own them? They handle these answers, and read every one. */
  isHandling: boolean;
  classes: readonly NpsClass[];
  fewest: Fewest;
};

/** What may be read: whether words, and of which touchpoints; the others hold too few answers. */
export type ReadingOf = { reading: Reading; places: number[]; hidden: number[] };

/** The answers of a slice at some touchpoints, with what filters leave out of them. */
export function sliceAt({ counts, left }: Slice, places: readonly number[]): Slice {
  const keys = new Set(places.map(String));
  const isThere = ({ key }: { key: string }) => keys.has(key);
  return { counts: counts.filter(isThere), left: left.filter(isThere) };
}

/**
 * Metrics A18 for words. Whoever does not handle the answers reads a combination of filters only if the combination
 * and what it leaves out may be opened at all, and if it holds enough answers; and never a touchpoint with too few.
 */
export function readingOf({ slice, places, isHandling, classes, fewest }: ReadingRequest): ReadingOf {
  if (isHandling) return { reading: "open", places: [...places], hidden: [] };
  const nothing = { places: [], hidden: [] };
  if (disclosureOf(slice, fewest.answers).whole !== "shown") return { reading: "closed", ...nothing };
  const all = countsOfPart(slice);
  const chosen = ofClasses(all, classes);
  if (!mayOpen(chosen, [answersIn(all) - chosen], fewest.answers)) return { reading: "closed", ...nothing };
  if (chosen < fewest.comments) return { reading: "few", places: [...places], hidden: [] };
  const isEnough = (place: number) => answersIn(countsOfPart(slice, String(place))) >= fewest.comments;
  return {
    reading: "open",
    places: places.filter(isEnough),
    hidden: places.filter((place) => !isEnough(place)),
  };
}

/** Narrows further by what only comments know: theme, language, emotion. `outside` is what each of them leaves out. */
export function narrowedReading(
  reading: Reading,
  {
    matched,
    outside,
    isHandling,
    fewest,
  }: { matched: number; outside: readonly number[]; isHandling: boolean; fewest: Fewest },
): Reading {
  if (isHandling || outside.length === 0 || reading === "closed") return reading;
  if (!mayOpen(matched, outside, fewest.answers)) return "closed";
  return matched < fewest.comments ? "few" : reading;
}

function ofClasses(counts: NpsCounts, classes: readonly NpsClass[]): number {
  const is = (name: NpsClass) => classes.length === 0 || classes.includes(name);
  return answersIn(
    addCounts(noAnswers, {
      promoters: is("promoter") ? counts.promoters : 0,
      passives: is("passive") ? counts.passives : 0,
      detractors: is("detractor") ? counts.detractors : 0,
    }),
  );
}
