import { detached } from "../rules/detached";
import type { LayoutColumn } from "../rules/layout";
import { UnreadableFile } from "../schema";
import type { Reshape } from "../schema/file-layout";
import type { FileLayout } from "./file-layout";
import { questionOf, readLong } from "./read-long";
import { readRecords } from "./read-records";
import { placeOf, rowOf, type RecordBatch } from "./record-batch";

/** A file as it is stored, and how its rows become answers. */
export type TableLayout = FileLayout & { reshape: Reshape | null; firstDataRow: number };

/** More different questions than this are no questions but another column. */
const questionLimit = 300;

/** The records of a file, one an answer: what comes as several lines or several columns an answer is put in that form. */
export function readTable(
  path: string,
  table: TableLayout,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  const { reshape, firstDataRow } = table;
  if (reshape === null) return readRecords(path, table, signal);
  if (reshape.kind === "long") return readLong(path, table, { long: reshape, firstDataRow }, signal);
  return readWide(path, table, reshape, signal);
}

/** One record a touchpoint that was rated: kept cells, the touchpoint, its score. A row without any stays one record. */
async function* readWide(
  path: string,
  table: TableLayout,
  { keep, scores }: Extract<Reshape, { kind: "wide" }>,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  for await (const batch of readRecords(path, table, signal)) {
    const records: string[][] = [];
    const rowNumbers: number[] = [];
    for (let i = placeOf(batch, table.firstDataRow); i < batch.records.length; i += 1) {
      const cells = batch.records[i] ?? [];
      const kept = keep.map((place) => cells[place] ?? "");
      const rated = scores.filter(({ column }) => (cells[column] ?? "").trim() !== "");
      for (const { column, touchpoint } of rated) records.push([...kept, touchpoint, cells[column] ?? ""]);
      if (rated.length === 0) records.push([...kept, "", ""]);
      while (rowNumbers.length < records.length) rowNumbers.push(rowOf(batch, i));
    }
    if (records.length > 0)
      yield { records, rowNumbers, firstRow: rowNumbers[0] ?? 1, replaced: batch.replaced };
  }
}

/** The different questions of a file with several lines an answer, in the order they come, and how many lines it has. */
export async function readQuestions(
  path: string,
  layout: FileLayout,
  { question, firstDataRow }: { question: number; firstDataRow: number },
  signal?: AbortSignal,
): Promise<{ questions: string[]; lines: number }> {
  const questions = new Set<string>();
  let lines = 0;
  for await (const batch of readRecords(path, layout, signal)) {
    for (let i = placeOf(batch, firstDataRow); i < batch.records.length; i += 1) {
      const cells = batch.records[i] ?? [];
      if (cells.every((cell) => cell.trim() === "")) continue;
      lines += 1;
      const asked = questionOf(cells[question]);
      if (!questions.has(asked)) questions.add(detached(asked));
      if (questions.size > questionLimit)
        throw new UnreadableFile(
          `The file asks more than ${questionLimit} different questions. Is another column the question?`,
        );
    }
  }
  return { questions: [...questions], lines };
}

/** What the columns of a reshaped table are called. */
export function reshapedColumns(columns: readonly LayoutColumn[], reshape: Reshape): LayoutColumn[] {
  const kept = reshape.keep.flatMap((i) => columns[i] ?? []);
  const named = (name: string): LayoutColumn => ({ name, question: null, importId: null });
  if (reshape.kind === "long") return [...kept, ...reshape.questions.map(named)];
  return [...kept, named("Touchpoint"), named("Score of the touchpoint")];
}
