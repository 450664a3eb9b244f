/** The words of emotions: what a stage can be designed to leave, and what a felt mean is called (metrics B6). */

/** Emotions a stage can be designed for, by valence from −2 (upset) to +2 (delighted). */
export const emotions = [
  { word: "delighted", valence: 2 },
  { word: "proud", valence: 2 },
  { word: "valued", valence: 2 },
  { word: "confident", valence: 1 },
  { word: "relieved", valence: 1 },
  { word: "hopeful", valence: 1 },
  { word: "curious", valence: 1 },
  { word: "calm", valence: 0 },
  { word: "uneasy", valence: -1 },
  { word: "upset", valence: -2 },
] as const;
export type Emotion = (typeof emotions)[number]["word"];

/** Ends of the scale of valence. */
const lowestValence = -2;
const highestValence = 2;

/** The valence of an emotion by its word; undefined for a word that is on no list. */
export function valenceOf(word: string | null | undefined): number | undefined {
  return emotions.find((emotion) => emotion.word === word)?.valence;
}

const feltWords = ["upset", "let down", "neutral", "pleased", "delighted"] as const;

/** A mean valence in the nearest word: −0.8 is "let down". */
export function feltWord(valence: number): string {
  const nearest = Math.min(highestValence, Math.max(lowestValence, Math.round(valence)));
  return feltWords[nearest - lowestValence] ?? "neutral";
}
