/** The most rows of one file, as the wizard says before a file is chosen. */
const rowLimit = 10_000_000;

/** A sentence where a file has more rows than are taken; asked while it is read, so that nobody waits for its end. */
export function whyTooMany(rows: number): string | undefined {
  if (rows <= rowLimit) return undefined;
  return `The file has more than ${rowLimit.toLocaleString("en")} rows. Split it and import the parts.`;
}
