import { delimiterCharacter } from "../rules/delimiter";
import { Tokenizer } from "../rules/tokenize";
import { readBytes } from "./read-bytes";
import type { TextLayout } from "./read-head";
import { TextReader } from "./read-text";

/** Consecutive records of a file; the first is the `firstRow`-th row of it, counted from 1. */
type RecordBatch = {
  records: string[][];
  firstRow: number;
  /** Bytes of the file on disk read so far. */
  bytesRead: number;
  /** Characters so far that were not of the encoding and became U+FFFD. */
  replaced: number;
};

/** The records of a file in order, some thousands at a time; empty lines are records of one empty cell. */
export async function* readRecords(
  path: string,
  layout: TextLayout,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  const text = new TextReader(layout.encoding, layout.mark);
  const tokenizer = new Tokenizer(delimiterCharacter(layout.delimiter));
  let skip = layout.separatorLength;
  let bytesRead = 0;
  const batch = (records: string[][]): RecordBatch => ({
    records,
    firstRow: tokenizer.records - records.length + 1,
    bytesRead,
    replaced: text.replaced,
  });
  for await (const { bytes, consumed } of readBytes(path, layout.compressed, signal)) {
    bytesRead = consumed;
    const decoded = text.decode(bytes);
    const records = tokenizer.push(skip > 0 ? decoded.slice(skip) : decoded);
    skip = Math.max(0, skip - decoded.length);
    if (records.length > 0) yield batch(records);
  }
  const last = tokenizer.push(text.end());
  last.push(...tokenizer.end());
  if (last.length > 0) yield batch(last);
}
