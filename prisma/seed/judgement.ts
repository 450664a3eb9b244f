import { classOf, type NpsClass } from "@/domain/nps";
import { upperTail } from "@/domain/normal";
import type { ChannelSlug, PersonaSlug, SegmentSlug } from "./dimensions";
import type { Random } from "./random";
import { storyPoints } from "./story";
import type { MonthIndex, SeedTouchpoint } from "./touchpoint";

/**
 * How pleased a customer is, on a scale with standard deviation 1, cut into scores from 0 to 10. Passives lie within
 * this distance of 0, which gives a quarter of passives and a quarter of detractors at an NPS of about 28.
 */
const passiveWithin = 0.33;

/** The share of the variance that belongs to the person and stays; the rest is the day. */
const personShare = 0.45;

/** Lower ends of the scores 10, 9, 8 … 1. */
const scoreEnds = [0.83, 0.33, -0.08, -0.33, -0.6, -0.92, -1.12, -1.34, -1.54, -1.7];

const cache = new Map<number, number>();

/** The mean at which promoters minus detractors make this NPS, in points. */
export function meanFor(nps: number): number {
  const known = cache.get(nps);
  if (known !== undefined) return known;
  const npsAt = (mean: number) => 100 * (upperTail(passiveWithin - mean) - upperTail(passiveWithin + mean));
  let low = -4;
  let high = 4;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (npsAt(middle) < nps) low = middle;
    else high = middle;
  }
  cache.set(nps, low);
  return low;
}

const channelEffect: Partial<Record<ChannelSlug, number>> = {
  app: 0.05,
  branch: 0.06,
  broker: 0.05,
  letter: -0.09,
  chat: -0.02,
};
const segmentEffect: Partial<Record<SegmentSlug, number>> = {
  home: 0.05,
  health: -0.14,
  "small-business": 0.05,
};
const personaEffect: Partial<Record<PersonaSlug, number>> = {
  "first-car-farah": -0.05,
  "family-farouk-and-lena": 0.05,
  "broker-bilal": 0.05,
};

export type Situation = Readonly<{
  touchpoint: SeedTouchpoint;
  month: MonthIndex;
  channel: ChannelSlug;
  segment: SegmentSlug;
  persona: PersonaSlug | undefined;
  /** The person's own kindness, standard normal. */
  disposition: number;
  /** What earlier bad claims still take away, 0 or less. */
  memory: number;
}>;

/** What memory of bad claims takes away on average, given back so that places keep the scores written beside them. */
const goodwill = 0.03;

/** How pleased the customer is this time. */
export function pleasureOf(at: Situation, random: Random): number {
  return (
    goodwill +
    meanFor(at.touchpoint.nps + storyPoints(at.touchpoint.slug, at.month)) +
    (channelEffect[at.channel] ?? 0) +
    (segmentEffect[at.segment] ?? 0) +
    (at.persona ? (personaEffect[at.persona] ?? 0) : 0) +
    Math.sqrt(personShare) * at.disposition +
    at.memory +
    Math.sqrt(1 - personShare) * random.normal()
  );
}

/** 0 to 10. */
export function scoreOf(pleasure: number): number {
  const index = scoreEnds.findIndex((end) => pleasure >= end);
  return index === -1 ? 0 : 10 - index;
}

export type Ratings = Readonly<{
  score: number;
  class: NpsClass;
  csat: number | null;
  ces: number | null;
  emotion: number | null;
  promiseKept: number | null;
}>;

/** Everything the survey asks for, each from the same pleasure with an error of its own. Part of it stays unanswered. */
export function ratingsOf(
  pleasure: number,
  survey: SeedTouchpoint["survey"] | "chat-pilot",
  random: Random,
): Ratings {
  const score = scoreOf(pleasure);
  const blurred = () => 0.85 * pleasure + 0.55 * random.normal();
  const rate = (ends: readonly number[], best: number) => best - countAbove(ends, blurred());
  const asked = answered[survey];
  const optional = (share: number, value: number) => (random.chance(share) ? value : null);
  return {
    score,
    class: classOf(score),
    csat: optional(asked.csat, rate([0.35, -0.4, -0.95, -1.5], 5)),
    ces: optional(asked.ces, rate([0.7, 0.1, -0.35, -0.75, -1.15, -1.6], 7)),
    emotion: optional(asked.emotion, rate([0.75, 0.05, -0.55, -1.2], 2)),
    promiseKept: optional(asked.promise, rate([-0.15, -0.75], 1)),
  };
}

/** How many borders lie above the value: 0 is the best class. */
function countAbove(ends: readonly number[], value: number): number {
  return ends.filter((end) => value < end).length;
}

/** Which share of a survey's answers hold which question. */
const answered = {
  relationship: { csat: 0, ces: 0, emotion: 0.8, promise: 0 },
  "after-contact": { csat: 0.85, ces: 0.8, emotion: 0.5, promise: 0.6 },
  broker: { csat: 0.9, ces: 0.85, emotion: 0, promise: 0 },
  "chat-pilot": { csat: 0, ces: 0.9, emotion: 0, promise: 0 },
} as const;
