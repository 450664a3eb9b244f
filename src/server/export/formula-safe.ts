/**
 * Spreadsheets run what looks like a formula, whoever wrote it; a tab or line end first is as bad, since some drop it
 * and run the rest. Text that starts with one of these signs, also behind
 * blanks, quotes, separators, line ends or characters that are not shown, gets an apostrophe in front, which
 * spreadsheets take as "this is text". Full-width signs are folded to plain ones by some (OWASP ASVS 5, 1.2.10).
 * Text that starts with apostrophes before such a sign gets one more, so that taking one away always gives the original.
 */
const startsFormula =
  /^'*[\s\0-\x1f"';,\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]*[\t\r\n\0=+\-@|%＝＋－＠﹦﹢﹣﹫−]/u;

/** Text that no spreadsheet takes for a formula. Numbers never come this way: −12 stays a number. */
export function formulaSafe(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** The text that `formulaSafe` was given. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && needsGuard(text.slice(1)) ? text.slice(1) : text;
}

function needsGuard(text: string): boolean {
  return startsFormula.test(text);
}
