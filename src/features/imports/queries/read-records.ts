import { delimiterCharacter } from "../rules/delimiter";
import { withoutGuard } from "@/server/export/formula-safe";
import { Tokenizer } from "../rules/tokenize";
import { readBytes } from "./read-bytes";
import type { FileLayout, TextLayout } from "./file-layout";
import { readSheet } from "./read-sheet";
import { TextReader } from "./read-text";
import type { RecordBatch } from "./record-batch";

/**
 * The records of a file in order, some thousands at a time; empty lines of a text are records of one empty cell. Of a
 * file that was handed out to be corrected, they are the records as they were before.
 */
export function readRecords(
  path: string,
  layout: FileLayout,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  const records = layout.sheet
    ? readSheet(path, layout.sheet.part, signal)
    : readTextRecords(path, layout, signal);
  return layout.returned === null ? records : asBefore(records, layout.returned);
}

async function* asBefore(batches: AsyncGenerator<RecordBatch>, own: number): AsyncGenerator<RecordBatch> {
  for await (const batch of batches)
    yield { ...batch, records: batch.records.map((record) => record.slice(0, own).map(withoutGuard)) };
}

async function* readTextRecords(
  path: string,
  layout: TextLayout,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  const text = new TextReader(layout.encoding, layout.mark);
  const tokenizer = new Tokenizer(delimiterCharacter(layout.delimiter));
  let skip = layout.separatorLength;
  const batch = (records: string[][]): RecordBatch => ({
    records,
    firstRow: tokenizer.records - records.length + 1,
    replaced: text.replaced,
  });
  for await (const { bytes } of readBytes(path, layout.packing, signal)) {
    const decoded = text.decode(bytes);
    const records = tokenizer.push(skip > 0 ? decoded.slice(skip) : decoded);
    skip = Math.max(0, skip - decoded.length);
    if (records.length > 0) yield batch(records);
  }
  const last = tokenizer.push(text.end());
  last.push(...tokenizer.end());
  if (last.length > 0) yield batch(last);
}
