import { Readable } from "node:stream";
import type { PoolClient } from "pg";
import { copyInto, type Loading } from "@/server/loading";

/** What is sent at a time, so that the server works on a table's first rows while the last are on their way. */
const SENT_BYTES = 64 * 1024;

/** How a binary COPY begins: its signature, no flags, no extension. */
const HEADER = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

/** Sends rows of COPY's binary format to a table. One COPY is one statement, so its triggers run once. */
export async function copyRows(
  client: PoolClient,
  target: Pick<Loading, "table" | "columns">,
  pieces: readonly Buffer[],
): Promise<void> {
  if (pieces.every(({ length }) => length === 0)) return;
  await copyInto(client, { ...target, format: "binary" }, Readable.from(inParts(pieces)));
}

function* inParts(pieces: readonly Buffer[]): Generator<Buffer> {
  yield HEADER;
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += SENT_BYTES) yield piece.subarray(at, at + SENT_BYTES);
  yield TRAILER;
}
