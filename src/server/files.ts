import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "./env";
import { Refusal } from "./errors";

/** The largest file that is taken, in bytes: 1 GB. */
export const LARGEST_UPLOAD = 1_000_000_000;
/** Files are refused when less of the disk is free. */
export const KEEP_FREE_BYTES = 2_000_000_000;

export type StoredFile = { path: string; bytes: number; sha256: string };

const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN_LENGTH = 36;

const folder = () => resolve(join(env().KEPT_DATA_DIR, "uploads"));

function pathOf(token: string): string {
  if (!TOKEN.test(token)) throw new Refusal("This is not the address of an upload.");
  return join(folder(), token);
}

/**
 * Streams an upload to disk, hashing it on the way; nothing of it is held in memory. Refuses what is too large, and
 * what is shorter or longer than the client said: half a file must not pass for a whole one. Each try has a file of
 * its own, so that two at a time cannot mix; the last that is whole counts.
 */
export async function storeUpload(
  token: string,
  body: ReadableStream<Uint8Array>,
  statedBytes?: number,
): Promise<StoredFile> {
  const path = `${pathOf(token)}.${randomUUID()}`;
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const disk = await statfs(env().KEPT_DATA_DIR);
  if (disk.bavail * disk.bsize < KEEP_FREE_BYTES)
    throw new Refusal("The server's disk is nearly full; the file was not taken.");
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_UPLOAD) {
        done(new Refusal("The file is larger than 1 GB. Split it, or compress it with gzip."));
        return;
      }
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(
      Readable.fromWeb(body as import("node:stream/web").ReadableStream),
      counted,
      createWriteStream(path, { mode: 0o600 }),
    );
    if (statedBytes !== undefined && statedBytes !== bytes)
      throw new Refusal("The upload broke off. Try again.");
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  const stored = { path, bytes, sha256: hash.digest("hex") };
  await writeFile(`${path}.json`, JSON.stringify(stored), { mode: 0o600 });
  await rename(`${path}.json`, `${pathOf(token)}.json`);
  return stored;
}

/** What is known of a finished upload; undefined when there is none. */
export async function storedUpload(token: string): Promise<StoredFile | undefined> {
  try {
    return JSON.parse(await readFile(`${pathOf(token)}.json`, "utf8")) as StoredFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Removes an upload, whole and broken tries: customers' words should not lie about in files. */
export async function removeUpload(token: string): Promise<void> {
  pathOf(token); // refuses what is no token
  const names = (await namesIn(folder())).filter((name) => name.startsWith(token));
  await Promise.all(names.map((name) => rm(join(folder(), name), { force: true })));
}

/** Tokens of uploads of which nothing was written since a moment. */
export async function uploadsOlderThan(moment: Date): Promise<string[]> {
  const touched = new Map<string, number>();
  for (const name of await namesIn(folder())) {
    const token = name.slice(0, TOKEN_LENGTH);
    const found = await stat(join(folder(), name)).catch(() => undefined); // removed in this very moment
    if (found && TOKEN.test(token)) touched.set(token, Math.max(found.mtimeMs, touched.get(token) ?? 0));
  }
  return [...touched].filter(([, last]) => last < moment.getTime()).map(([token]) => token);
}

async function namesIn(path: string): Promise<string[]> {
  return readdir(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
}

/** SHA-256 and size of a file that is already on this machine. */
export async function describeFile(path: string): Promise<StoredFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    bytes += (chunk as Buffer).byteLength;
    hash.update(chunk as Buffer);
  }
  return { path: resolve(path), bytes, sha256: hash.digest("hex") };
}
