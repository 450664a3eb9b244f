import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGunzip, createGzip } from "node:zlib";

/**
 * A backup is one gzipped stream of frames: a letter, the length of what follows (four bytes), and that many bytes.
 * `H` what it is, `T` a table begins, `D` rows in COPY's text format, `E` the table ends and had so many rows, `F` a
 * file beside the database, and last `Z`, the SHA-256 of all before it in hex. JSON except `D` and `Z`.
 */
export type Frame = { kind: Kind; body: Buffer };
type Kind = (typeof KINDS)[number];
const KINDS = ["H", "T", "D", "E", "F", "Z"] as const;

const PREFACE = Buffer.from("KEPT BACKUP 1\n");
const HEAD_BYTES = 5;
/** Longer frames are never written, so a length beyond it is damage. */
const LONGEST = 32 * 1024 * 1024;

/** The file is not what was written, in words for the operator. */
export class DamagedBackup extends Error {
  constructor(why: string) {
    super(`This backup is damaged and was not used: ${why}.`);
  }
}

export const frame = (kind: Kind, body: object): Frame => ({ kind, body: Buffer.from(JSON.stringify(body)) });

/** Writes frames to a new file, readable by its owner only. The file has its name only once all of it is on the disk. */
export async function writeArchive(path: string, frames: AsyncIterable<Frame>): Promise<void> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, "w", 0o600);
  try {
    const gzip = createGzip({ level: constants.Z_BEST_SPEED });
    await pipeline(Readable.from(withHash(frames)), gzip, file.createWriteStream({ flush: true }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* withHash(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  const hashed = (bytes: Buffer) => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(PREFACE);
  for await (const each of frames) {
    yield hashed(headOf(each));
    yield hashed(each.body);
  }
  const end: Frame = { kind: "Z", body: Buffer.from(hash.digest("hex"), "latin1") };
  yield headOf(end);
  yield end.body;
}

function headOf({ kind, body }: Frame): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(kind, 0, "latin1");
  head.writeUInt32BE(body.length, 1);
  return head;
}

/** The frames of a file but the last, in order. Throws `DamagedBackup` at the latest after the last one. */
export async function* readArchive(path: string): AsyncGenerator<Frame> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  const packed = createReadStream(path);
  const unpacked = packed.pipe(createGunzip());
  packed.once("error", (error) => unpacked.destroy(error));
  try {
    yield* framesIn(new Bytes(unpacked));
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

async function* framesIn(bytes: Bytes): AsyncGenerator<Frame> {
  const hash = createHash("sha256");
  const preface = await bytes.take(PREFACE.length);
  if (!preface.equals(PREFACE)) throw new DamagedBackup("it does not begin as a backup of Kept does");
  hash.update(preface);
  for (;;) {
    const head = await bytes.take(HEAD_BYTES);
    const kind = KINDS.find((each) => each === head.toString("latin1", 0, 1));
    const length = head.readUInt32BE(1);
    if (!kind || length > LONGEST) throw new DamagedBackup("a part of it cannot be read");
    const body = await bytes.take(length);
    if (kind === "Z") {
      if (body.toString("latin1") !== hash.digest("hex"))
        throw new DamagedBackup("what it holds is not what was written");
      return bytes.end();
    }
    hash.update(head);
    hash.update(body);
    yield { kind, body };
  }
}

/** Takes exactly so many bytes at a time from a stream that may be cut or broken anywhere. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async take(length: number): Promise<Buffer> {
    const parts = [this.#held];
    let have = this.#held.length;
    while (have < length) {
      const chunk = await this.#next();
      if (chunk === undefined) throw new DamagedBackup("it ends too early");
      parts.push(chunk);
      have += chunk.length;
    }
    const all = parts.length === 1 ? this.#held : Buffer.concat(parts, have);
    this.#held = all.subarray(length);
    return all.subarray(0, length);
  }

  async end(): Promise<void> {
    if (this.#held.length > 0 || (await this.#next()) !== undefined)
      throw new DamagedBackup("something follows its end");
  }

  async #next(): Promise<Buffer | undefined> {
    try {
      const next = await this.#chunks.next();
      return next.done === true ? undefined : next.value;
    } catch {
      throw new DamagedBackup("it cannot be unpacked");
    }
  }
}
