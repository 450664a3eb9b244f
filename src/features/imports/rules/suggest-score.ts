import { shareOf, type ColumnFacts } from "./column-facts";
import type { ColumnStats } from "./column-stats";
import { isLabelledZeroToTen, labelNumber } from "./scores";

const recommend =
  /\bnps\b|\bnet ?promoter|\bnetpro\b|recommend|weiterempf|empfehlen|recommand|recomend|recomiend|aanbevel|aanraden|aan te raden|^ltr$|^rec$/;
const isNps = /\bnps\b|\bnet ?promoter|\bnetpro\b/;
const zeroToTen = /\b0 (?:\p{L}+ ){0,8}10\b/u;
const otherScale =
  /\b1 (?:\p{L}+ ){0,8}(?:4|5|6|7|10)\b|\b0 (?:\p{L}+ ){0,4}(?:1|5|100)\b|\b[1-9] ?(?:stars?|sterne|point)\b/u;
const plainScore =
  /^(?:overall )?(?:score|scores|rating|bewertung|wertung|punkte|punktzahl|note|puntuacion|puntaje|valoracion|cijfer|beoordeling)$/;
/** Scores of another time, or given to somebody else: taken only where there is nothing better. */
const otherTime =
  /\b(?:previous|prior|last|vorherig\w*|letzte\w*|precedent\w*|dernier\w*|anterior\w*|vorige|laatste)\b/;
const otherSubject = /\b(?:competitors?|wettbewerb\w*|concurrents?|competidor\w*|concurrent\w*|e ?nps)\b/;
const derived = /\bgroup$|\bgruppe$|\bgroupe$|\bgrupo$|\bgroep$|\bcategory$|\blabel$/;

/** How much the heading says that this is the 0–10 question: 0 not at all … 4 in every way. */
function scoreHeading({ words, name }: ColumnFacts): number {
  if (/_NPS_GROUP$/i.test(name) || derived.test(words)) return 0;
  const asksRecommend = recommend.test(words);
  if (zeroToTen.test(words)) return asksRecommend ? 4 : 2;
  if (otherScale.test(words)) return 0;
  if (asksRecommend) return 3;
  return plainScore.test(words) ? 1 : 0;
}

/** True where the heading, alone, would make the column a score. */
export function isCalledScore(column: ColumnFacts): boolean {
  return scoreHeading(column) > 0;
}

/** True where a heading, in comparable words, asks for or names a score. */
export function speaksOfScore(words: string): boolean {
  return recommend.test(words) || zeroToTen.test(words) || plainScore.test(words);
}

export function asksToRecommend({ words }: ColumnFacts): boolean {
  return recommend.test(words);
}

export function saysZeroToTen({ words }: ColumnFacts): boolean {
  return zeroToTen.test(words);
}

/** The columns that can be proposed as the score, best first; equals in the order of the file. */
export function scoreCandidates(columns: readonly ColumnFacts[]): ColumnFacts[] {
  return columns
    .map((column) => ({ column, heading: scoreHeading(column) }))
    .filter(({ column, heading }) => heading > 0 && looksZeroToTen(column, heading))
    .sort(
      (a, b) =>
        Number(isOfOthers(a.column)) - Number(isOfOthers(b.column)) ||
        b.heading - a.heading ||
        a.column.position - b.column.position,
    )
    .map(({ column }) => column);
}

/** "Previous NPS", "Competitor NPS", "eNPS"; a whole question may well speak of the last visit. */
function isOfOthers({ words }: ColumnFacts): boolean {
  return otherSubject.test(words) || (otherTime.test(words) && words.split(" ").length <= 5);
}

/** True where labels such as "10 - Extremely likely" of this column may count as their number. */
export function hasScoreLabels(column: ColumnFacts): boolean {
  const { distinct } = column.stats;
  return distinct !== null && isLabelledZeroToTen(distinct.keys(), saysZeroToTen(column));
}

/**
 * The values fit a 0–10 scale and no other that is common (1–5, 1–7, 1–10, yes/no). A scale that the values leave
 * open is decided only by a heading that says 0 to 10 or NPS; otherwise it is asked about.
 */
function looksZeroToTen(column: ColumnFacts, heading: number): boolean {
  const counts = hasScoreLabels(column) ? labelledHistogram(column.stats) : column.stats.histogram;
  const scored = sumOf(counts);
  if (hasStrays(column.stats, scored, heading) || saysTooLittle(counts, scored)) return false;
  if (saysZeroToTen(column)) return true;
  const highest = counts.findLastIndex((n) => n > 0);
  return highest > 5 && !looksFromOne(counts, highest, heading, isNps.test(column.words));
}

/**
 * Values that are no score. A few, such as code 11 for "no answer", are common in exports of the real question; under
 * any other heading a single one says that this is no 0–10 scale.
 */
function hasStrays(stats: ColumnStats, scored: number, heading: number): boolean {
  const strays = stats.examined - scored;
  if (scored === 0 || heading < 3) return scored === 0 || strays > 0;
  return shareOf(strays, stats) > (strays <= 2 ? 0.25 : 0.1);
}

/** One value for everybody, or only 0 and 1: nothing that says how far the scale goes. */
function saysTooLittle(counts: readonly number[], scored: number): boolean {
  const different = counts.filter((n) => n > 0).length;
  return (scored >= 20 && different === 1) || (scored >= 5 && counts.findLastIndex((n) => n > 0) <= 1);
}

/** Answers after which a scale that goes down to 0 would have shown its 0. */
const manyAnswers = 50;

/**
 * No 0 at all where a scale that starts at 1 is as plausible. "NPS" in the heading speaks for 0–10 as long as the
 * answers are few; many that go up to 7, or down to 1 and no further, are of another scale.
 */
function looksFromOne(counts: readonly number[], highest: number, heading: number, nps: boolean): boolean {
  const [zero = 0, ...rest] = counts;
  if (zero > 0 || (nps && sumOf(rest) < manyAnswers)) return false;
  if (heading === 1 || highest <= 7) return true;
  return rest.slice(0, 3).every((n) => n > 0);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0);
}

function labelledHistogram(stats: ColumnStats): number[] {
  const counts = [...stats.histogram];
  for (const [value, n] of stats.distinct ?? []) {
    const number = labelNumber(value);
    if (number !== undefined) counts[number] = (counts[number] ?? 0) + n;
  }
  return counts;
}
