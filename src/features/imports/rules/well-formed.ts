/** PostgreSQL keeps neither NUL nor half a surrogate pair: both become U+FFFD. */
export function wellFormed(text: string): string {
  return /[\0\ud800-\udfff]/.test(text) ? text.replace(/\0|\p{Surrogate}/gu, "\ufffd") : text;
}
