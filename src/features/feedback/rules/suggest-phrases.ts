import { logOdds, type Occurrences } from "@/domain/log-odds";
import { tokensOf } from "@/features/responses/rules/words";
import type { SuggestedPhrase } from "../schema";
import { saysSomething } from "./filler-words";

/** 1.96 standard errors: what luck alone brings about once in forty words on either side. */
const CLEAR = 1.96;
const LONGEST_PHRASE = 3;

type Request = {
  detractors: readonly string[];
  promoters: readonly string[];
  /** Fewest comments a phrase must stand in. */
  fewest: number;
  most: number;
};

/**
 * Phrases of one to three words that part detractors' comments from promoters', the clearest first. Each comment counts
 * a phrase once. A phrase inside a longer one that stands in nearly the same comments is left out.
 */
export function suggestPhrases({ detractors, promoters, fewest, most }: Request): SuggestedPhrase[] {
  const counts = new Map<string, Occurrences>();
  for (const text of detractors) countPhrases(text, counts, { first: 1, second: 0 });
  for (const text of promoters) countPhrases(text, counts, { first: 0, second: 1 });
  const known = new Map([...counts].filter(([, { first, second }]) => first + second >= fewest));
  const clear = [...logOdds(known)]
    .filter(([phrase, score]) => Math.abs(score) >= CLEAR && isWorthIt(phrase))
    .map(([phrase, score]) => ({ phrase, score, ...(known.get(phrase) ?? { first: 0, second: 0 }) }))
    .toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score) || b.phrase.length - a.phrase.length);
  const kept: typeof clear = [];
  for (const one of clear) {
    const size = one.first + one.second;
    const isTold = kept.some(
      (other) => isWithin(one.phrase, other.phrase) && size < 1.25 * (other.first + other.second),
    );
    const isTelling = kept.some(
      (other) => isWithin(other.phrase, one.phrase) && size * 1.25 > other.first + other.second,
    );
    if (!isTold && !isTelling) kept.push(one);
    if (kept.length === most) break;
  }
  return kept.map(({ phrase, score, first, second }) => ({
    phrase,
    side: score > 0 ? "detractors" : "promoters",
    comments: first + second,
  }));
}

function countPhrases(text: string, counts: Map<string, Occurrences>, add: Occurrences): void {
  const words = tokensOf(text)
    .map(({ word }) => word)
    .slice(0, 200);
  const phrases = new Set<string>();
  for (let length = 1; length <= LONGEST_PHRASE; length++)
    for (let at = 0; at + length <= words.length; at++) phrases.add(words.slice(at, at + length).join(" "));
  for (const phrase of phrases) {
    const found = counts.get(phrase) ?? { first: 0, second: 0 };
    counts.set(phrase, { first: found.first + add.first, second: found.second + add.second });
  }
}

/** Numbers and single letters are no theme; neither are phrases that hold nothing else, nor filler words at an end. */
function isWorthIt(phrase: string): boolean {
  return saysSomething(phrase) && phrase.split(" ").some((word) => word.length > 3 && !/^\d+$/.test(word));
}

function isWithin(short: string, long: string): boolean {
  return short !== long && ` ${long} `.includes(` ${short} `);
}
