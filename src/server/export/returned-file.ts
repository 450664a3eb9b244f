/** The columns that stand behind a file's own where its rows that were not counted are handed out to be corrected. */
export const addedColumns = ["Kept: row", "Kept: reason", "Kept: value"] as const;

/** How many columns are a file's own, where it is one that was handed out; null for any other. */
export function ownColumns(header: readonly string[] = []): number | null {
  const own = header.length - addedColumns.length;
  return own > 0 && addedColumns.every((name, i) => header[own + i]?.trim() === name) ? own : null;
}
