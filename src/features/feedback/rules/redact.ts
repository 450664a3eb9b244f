const ADDRESS = /[\p{L}\p{N}._%+'-]+\s?[@＠﹫]\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Seven digits or more with what people put between them; dates, sums and policy years are shorter. */
const NUMBER = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s().\/–-]{0,3}\d){6,14}(?![\p{L}\p{N}])/gu;

/** A comment without e-mail addresses and telephone numbers, which are nobody's business in a file that travels. */
export function redact(text: string): string {
  return text.replace(ADDRESS, "[e-mail address]").replace(NUMBER, "[number]");
}
