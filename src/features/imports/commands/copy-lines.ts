import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** What is sent at a time, so that the server works on a table's first lines while the last are on their way. */
const SENT_BYTES = 64 * 1024;

/** Sends lines of COPY's text format to a table. One COPY is one statement, so its triggers run once. */
export async function copyLines(
  client: PoolClient,
  target: string,
  pieces: readonly Buffer[],
): Promise<void> {
  if (pieces.every(({ length }) => length === 0)) return;
  await pipeline(Readable.from(inParts(pieces)), client.query(copyFrom(`COPY ${target} FROM STDIN`)));
}

function* inParts(pieces: readonly Buffer[]): Generator<Buffer> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += SENT_BYTES) yield piece.subarray(at, at + SENT_BYTES);
}
