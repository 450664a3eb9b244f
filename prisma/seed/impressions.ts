import type { SeedAnswer } from "./answer";
import { worldSeed } from "./customers";
import { randomOf, type Random } from "./random";

/** What a customer expected (−1 worse, 0 as expected, 1 better), and how far they agree with the four traits, 1 to 5. */
export type SeedImpressions = Readonly<{
  expectation: number | null;
  reliable: number | null;
  relevant: number | null;
  valuable: number | null;
  honest: number | null;
}>;

const nothing: SeedImpressions = {
  expectation: null,
  reliable: null,
  relevant: null,
  valuable: null,
  honest: null,
};

/**
 * Places whose survey asks more: how much of each is missing (negative) or more than expected, in points of a score. At
 * the settlement offer it is honesty that is doubted, at the status of a claim it is reliability.
 */
const places: Readonly<
  Record<string, Readonly<Record<keyof SeedImpressions, number>> & { asksTraits: boolean }>
> = {
  "online-quote": {
    asksTraits: true,
    expectation: 0.6,
    reliable: 0.8,
    relevant: 0.9,
    valuable: 0,
    honest: -0.3,
  },
  "welcome-call": { asksTraits: false, expectation: 1.2, reliable: 0, relevant: 0, valuable: 0, honest: 0 },
  "claim-report": { asksTraits: false, expectation: 0.1, reliable: 0, relevant: 0, valuable: 0, honest: 0 },
  "claim-status": {
    asksTraits: true,
    expectation: -0.8,
    reliable: -1.4,
    relevant: 0.6,
    valuable: 0.4,
    honest: 0.2,
  },
  "settlement-offer": {
    asksTraits: true,
    expectation: -1.2,
    reliable: 0.3,
    relevant: 0.4,
    valuable: 0,
    honest: -1.3,
  },
  "renewal-notice": {
    asksTraits: true,
    expectation: -1,
    reliable: 0.7,
    relevant: -0.4,
    valuable: -0.8,
    honest: -0.9,
  },
};

const askedShare = 0.6;
/** The score that means "as expected" and a rating of four at a place with nothing to it. */
const usualScore = 7.4;

/** What the survey after a contact asks at a few places, from the score, with an error of its own. */
export function impressionsOf({ touchpoint, survey, score }: SeedAnswer, place: number): SeedImpressions {
  const there = places[touchpoint];
  if (!there || survey !== "after-contact") return nothing;
  // A stream of its own, so that nothing else in a customer's life is drawn differently.
  const random = randomOf(worldSeed, 19, place);
  if (!random.chance(askedShare)) return nothing;
  const pleased = (score - usualScore) / 2;
  const lean = pleased + there.expectation + random.normal();
  const rated = (bonus: number) => (there.asksTraits ? ratingOf(pleased + bonus, random) : null);
  return {
    expectation: lean > 1 ? 1 : lean < -1 ? -1 : 0,
    reliable: rated(there.reliable),
    relevant: rated(there.relevant),
    valuable: rated(there.valuable),
    honest: rated(there.honest),
  };
}

function ratingOf(lean: number, random: Random): number {
  return Math.min(5, Math.max(1, Math.round(4 + 0.7 * lean + 0.8 * random.normal())));
}
