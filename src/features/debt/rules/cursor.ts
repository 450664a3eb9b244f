/** Where a list of customers goes on, as it stands in an address: what the last one is owed, and who it is. */
export function debtorCursorText({ units, id }: { units: number; id: string }): string {
  return `${units}~${id}`;
}

/** The same, read; undefined for anything that no page of ours has written. */
export function debtorCursor(text: string | undefined): { units: number; id: string } | undefined {
  const [, units, id] = /^(\d{1,12}(?:\.\d{1,17})?)~(0|[1-9]\d{0,17})$/.exec(text ?? "") ?? [];
  return units && id ? { units: Number(units), id } : undefined;
}

/** Where one customer's lines go on: day and number of the last. */
export function lineCursorText({ day, id }: { day: string; id: string }): string {
  return `${day}~${id}`;
}

export function lineCursor(text: string | undefined): { day: string; id: string } | undefined {
  const [, day, id] = /^(\d{4}-\d\d-\d\d)~([1-9]\d{0,17})$/.exec(text ?? "") ?? [];
  return day && id && !Number.isNaN(Date.parse(day)) ? { day, id } : undefined;
}
