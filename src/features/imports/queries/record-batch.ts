/** Records of a file in order; rows are counted from 1. */
export type RecordBatch = {
  records: string[][];
  firstRow: number;
  /** The row of each record, where they do not simply follow each other; they rise. */
  rowNumbers?: number[];
  /** Characters so far that were not of the encoding and became U+FFFD. */
  replaced: number;
};

/** The row of the `i`-th record of a batch. */
export function rowOf({ firstRow, rowNumbers }: RecordBatch, i: number): number {
  return rowNumbers === undefined ? firstRow + i : (rowNumbers[i] ?? firstRow);
}

/** The place of the first record of a batch that lies at or behind `row`; its length where none does. */
export function placeOf({ firstRow, rowNumbers, records }: RecordBatch, row: number): number {
  if (rowNumbers === undefined) return Math.max(0, row - firstRow);
  const place = rowNumbers.findIndex((number) => number >= row);
  return place === -1 ? records.length : place;
}
