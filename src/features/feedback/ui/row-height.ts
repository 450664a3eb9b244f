/** Average advance of a letter of body text, and what a row has besides its lines; all in pixels. */
const LETTER = 6.5;
const LINE = 20;
const AROUND = 25;
const CHIPS = 30;
const BADGE = 44;

/** From this width of the list on, place and day stand beside the words instead of under them. */
const WIDE_FROM = 600;
const BESIDE = { width: 200, height: 36 };
const UNDER = 22;

/**
 * How high a comment's row will be in a list so wide, before it is drawn. Near enough that rows hardly move when they
 * are measured: a list that corrects itself under a reader's scrolling breaks the scrolling off.
 */
export function guessedHeight({ text, themes }: { text: string; themes: readonly number[] }, width: number) {
  const isWide = width >= WIDE_FROM;
  const letters = Math.max(10, (width - BADGE - (isWide ? BESIDE.width : 0)) / LETTER);
  const lines = text
    .split("\n")
    .reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / letters)), 0);
  const words = lines * LINE + (themes.length > 0 ? CHIPS : 0);
  return AROUND + (isWide ? Math.max(words, BESIDE.height) : words + UNDER);
}
