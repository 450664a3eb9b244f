/** Header texts in comparable form: lower case, no accents, letters and digits parted by single spaces. */
export function wordsOf(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The same without spaces, for names that tools write as `ResponseId`, `Response ID` or `response_id`. */
export function nameOf(text: string): string {
  return wordsOf(text).replaceAll(" ", "");
}
