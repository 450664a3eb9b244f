import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** One answer with the row of its first line: kept cells, then one cell a question. */
export type Gathered = { row: number; cells: string[] };

/** Bytes of a file for each part on disk, and parts at most: each fits in memory many times over. */
const partBytes = 4 * 1024 * 1024;
const mostParts = 128;

/** Adds to an answer's cells what a later line says. */
export type Merge = (cells: string[], more: readonly string[]) => void;

/**
 * Answers on disk while they are gathered, parted by a hash of their id. The files have no names any more once they
 * are open, so a process that is killed leaves none of customers' words behind.
 */
export class Spill {
  readonly #parts: number;
  #files: FileHandle[] = [];
  #sorted: FileHandle[] = [];

  /** `bytes`: of the whole file, unpacked. */
  constructor(bytes: number) {
    this.#parts = Math.min(mostParts, Math.ceil(bytes / partBytes) + 1);
  }

  get isUsed(): boolean {
    return this.#files.length > 0;
  }

  async put(answers: Iterable<[id: string, answer: Gathered]>): Promise<void> {
    if (this.#files.length === 0) this.#files = await namelessFiles(this.#parts);
    const lines = this.#files.map(() => [] as string[]);
    for (const [id, { row, cells }] of answers)
      lines[partOf(id, this.#parts)]?.push(asLine([id, row, cells]));
    for (const [i, file] of this.#files.entries()) {
      const text = lines[i]?.join("\n") ?? "";
      if (text !== "") await file.appendFile(`${text}\n`);
    }
  }

  /** Every answer once, in the order of the first lines. */
  async *merge(rest: Iterable<[id: string, answer: Gathered]>, mergeCells: Merge): AsyncGenerator<Gathered> {
    await this.put(rest);
    this.#sorted = await namelessFiles(this.#parts);
    for (const [i, file] of this.#files.entries()) {
      const answers = await gathered(file, mergeCells);
      const lines = answers.sort((a, b) => a.row - b.row).map(asLine);
      await this.#sorted[i]?.appendFile(lines.join("\n"));
    }
    yield* inOrder(this.#sorted.map((file) => linesOf(file)));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files, ...this.#sorted].map((file) => file.close().catch(() => undefined)));
  }
}

async function namelessFiles(count: number): Promise<FileHandle[]> {
  const folder = await mkdtemp(join(tmpdir(), "kept-gather-"));
  try {
    return await Promise.all(
      Array.from({ length: count }, (_, i) => open(join(folder, String(i)), "a+", 0o600)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function partOf(id: string, parts: number): number {
  let hash = 0;
  for (let i = 0; i < id.length; i += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  return Math.abs(hash ^ (hash >>> 15)) % parts;
}

/** One line of JSON; readers of lines also break at U+2028 and U+2029. */
function asLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) =>
    end === "\u2028" ? "\\u2028" : "\\u2029",
  );
}

async function gathered(file: FileHandle, mergeCells: Merge): Promise<Gathered[]> {
  const answers = new Map<string, Gathered>();
  for await (const line of linesOf(file)) {
    const [id, row, cells] = JSON.parse(line) as [string, number, string[]];
    const known = answers.get(id);
    if (known) mergeCells(known.cells, cells);
    else answers.set(id, { row, cells });
  }
  return [...answers.values()];
}

async function* linesOf(file: FileHandle): AsyncGenerator<string> {
  const input = file.createReadStream({ start: 0, autoClose: false, highWaterMark: 32 * 1024 });
  for await (const line of createInterface({ input, crlfDelay: Infinity })) if (line !== "") yield line;
}

/** Merges streams of answers that are each in order. */
async function* inOrder(streams: AsyncGenerator<string>[]): AsyncGenerator<Gathered> {
  const heads: (Gathered | undefined)[] = [];
  const rows = new Float64Array(streams.length).fill(Infinity);
  const advance = async (i: number) => {
    const result = await streams[i]?.next();
    heads[i] = result?.done === false ? (JSON.parse(result.value) as Gathered) : undefined;
    rows[i] = heads[i]?.row ?? Infinity;
  };
  for (let i = 0; i < streams.length; i += 1) await advance(i);
  for (;;) {
    const first = smallest(rows);
    const head = heads[first];
    if (!head) return;
    yield head;
    await advance(first);
  }
}

function smallest(numbers: Float64Array): number {
  let place = 0;
  for (let i = 1; i < numbers.length; i += 1) if ((numbers[i] ?? 0) < (numbers[place] ?? 0)) place = i;
  return place;
}
