/**
 * The two one-byte encodings survey tools and spreadsheets still write, from their published tables
 * (https://encoding.spec.whatwg.org/#index-windows-1252, …#index-macintosh). Kept here rather than left to
 * TextDecoder, because some Node releases decode windows-1252 as Latin-1.
 */
const windows80to9f = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const mac80toff =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
  "¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/** Text read as Latin-1, one character a byte → what windows-1252 means by those bytes. */
export function windows1252(latin1: string): string {
  return latin1.replace(/[\x80-\x9f]/g, (byte) => windows80to9f[byte.charCodeAt(0) - 0x80] ?? byte);
}

/** Text read as Latin-1, one character a byte → what Mac Roman means by those bytes. */
export function macRoman(latin1: string): string {
  return latin1.replace(/[\x80-\xff]/g, (byte) => mac80toff[byte.charCodeAt(0) - 0x80] ?? byte);
}
