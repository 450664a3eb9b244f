import { createReadStream, type ReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip, type Gunzip } from "node:zlib";
import { whyBomb } from "../rules/bomb";
import { UnreadableFile } from "../schema";
import type { Packing } from "../schema/file-layout";
import { Archive } from "./read-archive";

/** Bytes of text, unzipped where the file is gzipped; `consumed` counts bytes of the file on disk, for progress. */
type ByteChunk = { bytes: Buffer; consumed: number };

/** Small enough that the garbage collector finds what is made of one chunk while it is young. */
const chunkBytes = 64 * 1024;

/** What a file is by its first bytes. Throws UnreadableFile for what is no file, cannot be opened or is empty. */
export async function packingOf(path: string): Promise<Packing["kind"]> {
  const name = basename(path);
  try {
    const { size, ...entry } = await stat(path).then((found) => ({
      size: found.size,
      file: found.isFile(),
      folder: found.isDirectory(),
    }));
    if (entry.folder) throw new UnreadableFile(`“${name}” is a folder, not a file.`);
    if (!entry.file)
      throw new UnreadableFile(`“${name}” is not a file that can be read twice. Save it to disk first.`);
    if (size === 0) throw new UnreadableFile("The file is empty.");
    const handle = await open(path);
    try {
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      if (buffer[0] === 0x1f && buffer[1] === 0x8b) return "gzip";
      return buffer.toString("latin1") === "PK\u0003\u0004" ? "zip" : "plain";
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asUnreadable(error, name);
  }
}

/** The file in chunks, from the start. Closes it when the reader stops. Throws UnreadableFile on damage and bombs. */
export async function* readBytes(
  path: string,
  packing: Packing,
  signal?: AbortSignal,
): AsyncGenerator<ByteChunk> {
  if (packing.kind === "zip") {
    yield* readPart(path, packing.part, signal);
    return;
  }
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  const gunzip = packing.kind === "gzip" ? createGunzip({ chunkSize: chunkBytes }) : undefined;
  // Errors arrive in the loop below; the callback only keeps them from being thrown twice.
  const source: ReadStream | Gunzip = gunzip ? pipeline(file, gunzip, () => undefined) : file;
  let inflated = 0;
  try {
    for await (const bytes of source as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      inflated += bytes.length;
      const consumed = gunzip ? gunzip.bytesWritten : inflated;
      if (gunzip) refuseBomb(inflated, consumed);
      yield { bytes, consumed };
    }
  } catch (error) {
    throw asUnreadable(error, basename(path));
  } finally {
    source.destroy();
    file.destroy();
  }
}

/** A file of a zip archive; the archive's directory has been looked at, so the sizes are known to be honest or low. */
async function* readPart(path: string, part: string, signal?: AbortSignal): AsyncGenerator<ByteChunk> {
  const archive = await Archive.open(path);
  let consumed = 0;
  try {
    for await (const bytes of archive.read(part, signal)) {
      consumed += bytes.length;
      yield { bytes, consumed };
    }
  } finally {
    archive.close();
  }
}

function refuseBomb(inflated: number, consumed: number) {
  const problem = whyBomb(inflated, consumed);
  if (problem !== undefined) throw new UnreadableFile(problem);
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file",
  ENOTDIR: "There is no such file",
  EACCES: "The file may not be read",
  EPERM: "The file may not be read",
  EISDIR: "This is a folder, not a file",
};

function asUnreadable(error: unknown, name: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR")
    return new UnreadableFile("The gzip file is cut off: its end is missing. Copy it again.");
  if (code.startsWith("Z_")) return new UnreadableFile("The gzip file is damaged. Copy it again.");
  const sentence = sentences[code];
  return sentence === undefined ? error : new UnreadableFile(`${sentence}: “${name}”.`);
}
