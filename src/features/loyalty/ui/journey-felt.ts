import { feltWord, valenceOf } from "@/domain/emotion-words";
import type { EmotionPoint } from "@/ui/charts/emotion-geometry";
import { formatCount, formatInterval, formatMargin, formatPercent } from "@/ui/format";
import type { Felt } from "../schema/felt";

/** A valence as it is written: `+0.6`, `0.0`, `−1.2`. */
export function formatValence(valence: number): string {
  const text = Math.abs(valence).toFixed(1);
  if (text === "0.0") return text;
  return valence < 0 ? `−${text}` : `+${text}`;
}

/** A stage's point on the emotion curve. */
export function emotionPoint(felt: Felt | undefined, designed: string | null): EmotionPoint {
  const known = felt?.state === "shown" ? { felt: felt.valence, n: felt.n } : {};
  return { ...known, designed: valenceOf(designed) };
}

/** A range of valences: `−1.2 to −0.9`. */
export function formatValences({ low, high }: { low: number; high: number }): string {
  return `${formatValence(low)} to ${formatValence(high)}`;
}

/** "27% ±2 as designed": how many felt just what was meant; undefined where nobody can say. */
export function hitWords(felt: Felt | undefined): string | undefined {
  const hit = felt?.state === "shown" ? felt.against?.hit : undefined;
  return hit && `${formatPercent(hit.value)} ${formatMargin(hit.value, hit)} as designed`;
}

/**
 * "Use: felt neutral (−0.1, −0.2 to 0.0), designed relieved (+1.0), gap −1.1 (−1.2 to −1.0), 27% felt it, 812 answers":
 * what a point says.
 */
export function emotionLabel(stage: string, felt: Felt | undefined, designed: string | null): string {
  const goal = valenceOf(designed);
  const meant =
    goal === undefined ? "no emotion designed" : `designed ${designed ?? ""} (${formatValence(goal)})`;
  if (felt?.state !== "shown") return felt?.state === "hidden" ? "too few answers" : "no answers";
  const measured = `${formatValence(felt.valence)}, ${formatValences(felt)}`;
  return `${stage}: felt ${feltWord(felt.valence)} (${measured}), ${meant}${againstWords(felt.against)}, ${formatCount(felt.n)} answers`;
}

function againstWords(against: Extract<Felt, { state: "shown" }>["against"]): string {
  if (!against) return "";
  const { gap, hit } = against;
  const felt = `${formatPercent(hit.value)} (${formatInterval(hit)}) felt just that`;
  return `, gap ${formatValence(gap.value)} (${formatValences(gap)}), ${felt}`;
}

/** The stages whose felt emotion gets a word on the curve: the lowest and the highest. */
export function extremesOf(points: readonly EmotionPoint[]): Map<number, string> {
  const known = points.flatMap(({ felt }, at) => (felt === undefined ? [] : [{ at, felt }]));
  const sorted = known.sort((a, b) => a.felt - b.felt);
  const ends = [sorted[0], sorted.at(-1)].filter((end) => end !== undefined);
  return new Map(ends.map(({ at, felt }) => [at, `${sentence(feltWord(felt))} ${formatValence(felt)}`]));
}

function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
