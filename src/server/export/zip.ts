import { Readable, pipeline } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export type ZipPart = { name: string; pieces: Iterable<Buffer> | AsyncIterable<Buffer> };

type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number };

/** Sizes follow their data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the earliest day the format knows: the same content gives the same bytes. */
const DAY = 0x21;
const LARGEST = 0xffffffff;

/** A zip archive (PKWARE APPNOTE 6.3) written part by part as the parts' pieces come; nothing is held back. */
export async function* zipPieces(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const entry: Written = { name: Buffer.from(part.name), crc: 0, packed: 0, size: 0, offset };
    for await (const piece of partPieces(part, entry)) {
      offset += piece.length;
      yield piece;
    }
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  if (offset > LARGEST) throw new Error("The export is too large for one archive.");
  yield Buffer.concat([directory, directoryEnd(written.length, directory.length, offset)]);
}

async function* partPieces({ pieces }: ZipPart, entry: Written): AsyncGenerator<Buffer> {
  yield localHeader(entry.name);
  // Errors arrive in the loop below; the callback only keeps them from being thrown twice.
  const packed = pipeline(Readable.from(counted(pieces, entry)), createDeflateRaw(), () => undefined);
  for await (const piece of packed as AsyncIterable<Buffer>) {
    entry.packed += piece.length;
    yield piece;
  }
  if (entry.size > LARGEST) throw new Error("The export is too large for one archive.");
  yield record([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4]);
}

async function* counted(pieces: ZipPart["pieces"], entry: Written): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    entry.crc = crc32(piece, entry.crc);
    entry.size += piece.length;
    yield piece;
  }
}

function localHeader(name: Buffer): Buffer {
  const fixed = record(
    [0x04034b50, 4], [20, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DAY, 2],
    [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2],
  ); // prettier-ignore
  return Buffer.concat([fixed, name]);
}

function directoryEntry({ name, crc, packed, size, offset }: Written): Buffer {
  const fixed = record(
    [0x02014b50, 4], [20, 2], [20, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DAY, 2], [crc, 4], [packed, 4],
    [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4],
  ); // prettier-ignore
  return Buffer.concat([fixed, name]);
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
  return record([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
}

function record(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
