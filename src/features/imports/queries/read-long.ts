import { stat } from "node:fs/promises";
import type { Reshape } from "../schema/file-layout";
import { Spill, type Gathered, type Merge } from "./spill";
import { readRecords } from "./read-records";
import { placeOf, rowOf, type RecordBatch } from "./record-batch";
import type { FileLayout } from "./file-layout";

type Long = Extract<Reshape, { kind: "long" }>;

/** Characters of answers gathered in memory before the rest goes to disk. */
const memoryLimit = 16 * 1024 * 1024;
const batchRecords = 2_000;

/** `heldLength`: characters gathered before they go to disk. */
type LongReading = { long: Long; firstDataRow: number; heldLength?: number };

/**
 * Several lines an answer as one record an answer, in the order of their first lines. Lines may stand in any order; a
 * file that is too large to gather in memory is parted by id on disk and merged, so memory stays flat.
 */
export async function* readLong(
  path: string,
  layout: FileLayout,
  { long, firstDataRow, heldLength = memoryLimit }: LongReading,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  const questions = new Map(long.questions.map((question, i) => [question, i]));
  const { size } = await stat(path);
  const spill = new Spill(layout.packing.kind === "plain" && !layout.sheet ? size : 20 * size);
  const merge = merging(long.keep.length);
  const fresh = () => new Gathering({ long, questions, merge });
  let gathering = fresh();
  let replaced = 0;
  try {
    for await (const batch of readRecords(path, layout, signal)) {
      replaced = batch.replaced;
      for (let i = placeOf(batch, firstDataRow); i < batch.records.length; i += 1) {
        const line = batch.records[i] ?? [];
        if (line.some((cell) => cell.trim() !== "")) gathering.add(line, rowOf(batch, i));
      }
      if (gathering.length < heldLength) continue;
      await spill.put(gathering.all());
      gathering = fresh();
    }
    const answers = spill.isUsed ? spill.merge(gathering.all(), merge) : inMemory(gathering);
    yield* batched(answers, replaced);
  } finally {
    await spill.close();
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- the same shape as what comes from disk
async function* inMemory(gathering: Gathering): AsyncGenerator<Gathered> {
  for (const [, answer] of gathering.all()) yield answer;
}

async function* batched(answers: AsyncIterable<Gathered>, replaced: number): AsyncGenerator<RecordBatch> {
  let held: Gathered[] = [];
  const batch = () => ({
    records: held.map(({ cells }) => cells),
    firstRow: held[0]?.row ?? 1,
    rowNumbers: held.map(({ row }) => row),
    replaced,
  });
  for await (const answer of answers) {
    if (held.push(answer) < batchRecords) continue;
    yield batch();
    held = [];
  }
  if (held.length > 0) yield batch();
}

/** What a line asks, as the heading of its column. */
export function questionOf(cell: string | undefined): string {
  const asked = cell?.trim() ?? "";
  return asked === "" ? "(no question)" : asked;
}

class Gathering {
  readonly #answers = new Map<string, Gathered>();
  length = 0;

  constructor(readonly by: { long: Long; questions: ReadonlyMap<string, number>; merge: Merge }) {}

  add(line: readonly string[], row: number): void {
    const { id, question, answer, keep, questions } = this.by.long;
    const key = line[id]?.trim() ?? "";
    const place = this.by.questions.get(questionOf(line[question]));
    const cells = [...keep.map((i) => line[i] ?? ""), ...questions.map(() => "")];
    if (place !== undefined) cells[keep.length + place] = line[answer] ?? "";
    this.length += cells.reduce((sum, { length }) => sum + length, 64);
    // A line without an id is an answer of its own: it is told apart by its row.
    const known = key === "" ? undefined : this.#answers.get(key);
    if (known) this.by.merge(known.cells, cells);
    else this.#answers.set(key === "" ? `\0${row}` : key, { row, cells });
  }

  all(): Iterable<[id: string, answer: Gathered]> {
    return this.#answers;
  }
}

/**
 * Adds what a later line says. Of the first `kept` cells, such as the moment of each line, what came first stays. Two
 * different answers to one question are kept side by side, so that neither is lost.
 */
function merging(kept: number): Merge {
  return (cells, more) => {
    for (const [i, cell] of more.entries()) {
      const own = cells[i] ?? "";
      if (cell === "" || cell === own) continue;
      if (own.trim() === "") cells[i] = cell;
      else if (i >= kept) cells[i] = `${own}; ${cell}`;
    }
  };
}
