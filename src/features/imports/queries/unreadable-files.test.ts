import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { zipOf } from "../../../../scripts/testing/archives";
import { UnreadableFile } from "../schema";
import { inspectFile } from "./inspect-file";

const folder = mkdtempSync(join(tmpdir(), "kept-bad-"));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date("2026-11-22T12:00:00Z");
const path = join(folder, "file.csv");

function inspected(content: string | Uint8Array) {
  writeFileSync(path, content);
  return inspectFile(path, { now });
}

/** Writes a file piece by piece, zipped where the name says so. */
async function written(name: string, pieces: Iterable<string>) {
  const target = join(folder, name);
  const file = createWriteStream(target);
  if (name.endsWith(".gz")) await pipeline(Readable.from(pieces), createGzip({ level: 9 }), file);
  else await pipeline(Readable.from(pieces), file);
  return target;
}

function* repeated(piece: string, times: number, start = "") {
  if (start) yield start;
  for (let i = 0; i < times; i += 1) yield piece;
}

const table = "nps,date\n9,2026-01-05\n".repeat(500);
const random = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 17) % 256));

describe("a file that cannot be read", () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /^The file is empty\.$/],
    ["only blanks", "\ufeff \r\n\n", /^The file is empty\.$/],
    ["a PDF", "%PDF-1.7\n", /PDF/],
    ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), /PNG/],
    [
      "an old Excel file",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      /old Excel file \(\.xls\), or one with a password/,
    ],
    ["a zip archive without a table", zipOf({ name: "a.png", content: "x" }), /without a CSV file/],
    ["a web page", "<!DOCTYPE html><html>", /web page/],
    ["JSON", '[{"score": 9}]', /JSON/],
    ["binary", random, /not a text file/],
    ["zeros", Buffer.alloc(5000), /not a text file/],
    ["NULs in the header", "nps,\0date\n9,2026-01-05\n", /not a text file/],
    ["a header alone", "nps,date\r\n", /header but no answers/],
    ["a truncated gzip", gzipSync(table).subarray(0, -9), /gzip file is cut off/],
    [
      "a damaged gzip",
      Buffer.concat([gzipSync(table).subarray(0, 30), random]),
      /gzip file is (?:damaged|cut off)/,
    ],
    ["gzipped twice", gzipSync(gzipSync(table)), /gzipped twice/],
    ["an open quote", 'nps,date\n9,2026-01-05\n"8,2026-01-05\n', /^Row 3 opens a quote and never closes it/],
    ["100,000 columns", `${"a,".repeat(99_999)}a\n${",".repeat(99_999)}\n`, /100,000 columns; at most 2,000/],
  ])("is refused with a sentence: %s", async (_, content, sentence) => {
    const refusal = await inspected(content).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(UnreadableFile);
    expect((refusal as UnreadableFile).sentence).toMatch(sentence);
  });

  it("is refused where it is missing, or a folder", async () => {
    await expect(inspectFile(join(folder, "none.csv"), { now })).rejects.toThrow(
      "There is no such file: “none.csv”.",
    );
    await expect(inspectFile(folder, { now })).rejects.toThrow("is a folder, not a file");
  });

  it("is refused as soon as a record passes 4 MB, in flat memory", async () => {
    const before = process.memoryUsage().rss;
    const long = await written("line.csv", repeated("x".repeat(1 << 20), 300));
    await expect(inspectFile(long, { now })).rejects.toThrow("Row 1 is longer than 4 MB");
    const open = await written("quote.csv", repeated("9,2026-01-05\n".repeat(80_000), 50, 'nps,date\n9,"'));
    await expect(inspectFile(open, { now })).rejects.toThrow(
      "Row 2 opens a quote and does not close it within 4 MB",
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  }, 60_000);

  it("is refused where a small gzip unpacks to far too much", async () => {
    const bomb = await written("bomb.csv.gz", repeated("9,2026-01-05\n".repeat(80_000), 200, "nps,date\n"));
    await expect(inspectFile(bomb, { now })).rejects.toThrow("unpacks to far more than a survey would");
  }, 60_000);
});

describe("a file that only looks bad", () => {
  it("is read: ragged rows, a cut last character, mixed line ends, a lone NUL further down", async () => {
    const report = await inspected(
      Buffer.concat([
        Buffer.from("nps,date,c\r\n9,2026-01-05\n8,2026-01-05,x,,\r7,2026-01-05,a\0b\n6,2026-01-05,ä€"),
        Buffer.from([0xe2, 0x82]),
      ]),
    );
    expect(report).toMatchObject({ encoding: "utf-8", counts: { rows: 4, valid: 4 } });
  });
});
