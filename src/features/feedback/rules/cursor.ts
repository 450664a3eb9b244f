/** Where a list goes on, as it stands in an address: instant and id of the last comment. */
export function cursorText({ at, id }: { at: string; id: string }): string {
  return `${at}~${id}`;
}

/** The same, read; undefined for anything that no page of ours has written. */
export function cursorFrom(text: string | undefined): { at: string; id: string } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)~(\d{1,18})$/.exec(text ?? "");
  const [, at, id] = match ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}

/** Where a list of customers who moved goes on: month (year × 12 + month − 1) and id of the last answer. */
export function moverCursorText({ month, id }: { month: number; id: string }): string {
  return `${month}~${id}`;
}

/** The same, read; undefined for anything that no page of ours has written. */
export function moverCursor(text: string | undefined): { month: number; id: string } | undefined {
  const [, month, id] = /^(\d{5})~([1-9]\d{0,17})$/.exec(text ?? "") ?? [];
  return month && id ? { month: Number(month), id } : undefined;
}
