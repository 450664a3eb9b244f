import { curveMonotoneX, line } from "d3-shape";

/** One stage of an emotion curve: valence from −2 to +2; undefined where it is not known, and the curve breaks. */
export type EmotionPoint = { felt?: number; designed?: number; n?: number };

/** Width of a column in the drawing's own unit; the drawing is stretched to the cell's real width. */
export const COLUMN = 100;
export const CURVE_HEIGHT = 128;
const EDGE = 14;

/** The scale of a curve: all of −2 to +2 only where somebody is upset, so that ordinary differences can be seen. */
export type EmotionScale = { low: number; high: number };

export function emotionScale(points: readonly EmotionPoint[]): EmotionScale {
  const values = points
    .flatMap(({ felt, designed }) => [felt, designed])
    .filter((value) => value !== undefined);
  return { low: Math.min(...values, 0) < -0.9 ? -2 : -1, high: 2 };
}

/** Distance of a valence from the top, in px. */
export function emotionY(valence: number, { low, high }: EmotionScale): number {
  return EDGE + ((high - valence) / (high - low)) * (CURVE_HEIGHT - 2 * EDGE);
}

/** The part of a curve that crosses one column, in that column's own coordinates; undefined where it is broken. */
export function curveIn(
  points: readonly EmotionPoint[],
  column: number,
  { of, scale }: { of: "felt" | "designed"; scale: EmotionScale },
): string | undefined {
  // A monotone curve's slope at a point depends on its neighbours only: two to each side draw this column exactly.
  const near = points
    .map((point, index) => ({ value: point[of], x: COLUMN * (index - column) + COLUMN / 2 }))
    .slice(Math.max(0, column - 2), column + 3);
  const draw = line<(typeof near)[number]>()
    .defined(({ value }) => value !== undefined)
    .x(({ x }) => x)
    .y(({ value }) => Math.round(10 * emotionY(value ?? 0, scale)) / 10)
    .curve(curveMonotoneX);
  const path = draw(near) ?? "";
  // A lone point is a move without a line; nothing of it is drawn.
  return /[CL]/.test(path) ? path : undefined;
}

/** Diameter of a point in px: its area grows with the number of answers, up to the largest stage's. */
export function pointSize(n: number, most: number): number {
  return Math.round(8 + 10 * Math.sqrt(most === 0 ? 0 : n / most));
}
