import { describe, expect, it } from "vitest";
import { deterministic } from "../../../../scripts/testing/random";
import { Blocks, BLOCK_BYTES } from "./blocks";
import { CopyBinary, eachRow, textsOf } from "./copy-binary";

/** The values of a row as PostgreSQL's manual words the binary format: how many, then the length and bytes of each. */
function valuesOf(row: Buffer): (Buffer | null)[] {
  const values: (Buffer | null)[] = [];
  let at = 2;
  while (at < row.length) {
    const length = row.readInt32BE(at);
    values.push(length === -1 ? null : row.subarray(at + 4, at + 4 + length));
    at += 4 + Math.max(0, length);
  }
  expect(values).toHaveLength(row.readInt16BE(0));
  return values;
}

describe("CopyBinary", () => {
  it("writes numbers of each width, moments before and after 2000, and nothing", () => {
    const whole = [0, 1, 127, 128, 255, 256, 32_767, -1, -2, -32_768];
    const integers = [...whole, 65_536, 2 ** 31 - 1, -(2 ** 31)];
    const bigints = [
      ...integers,
      2 ** 31,
      2 ** 32 - 1,
      2 ** 32,
      2 ** 40 + 7,
      Number.MAX_SAFE_INTEGER,
      -(2 ** 40),
    ];
    const reals = [0.5, 12.25, -3, 2 ** 60];
    const days = ["1990-01-01T00:00:00.000Z", "1999-12-31T23:59:59.999Z", "2026-03-29T01:30:00.123Z"];
    const text = new CopyBinary();
    for (const value of whole) text.smallint(value);
    for (const value of integers) text.integer(value);
    for (const value of bigints) text.bigint(value);
    for (const value of reals) text.real(value);
    for (const day of days) text.timestamptz(Date.parse(day));
    text.smallint(null);
    text.integer(null);
    text.bigint(null);
    text.real(null);
    text.text(null);
    const count = whole.length + integers.length + bigints.length + reals.length + days.length + 5;
    const head = Buffer.from([count >> 8, count]);
    const values = valuesOf(Buffer.concat([head, ...text.pieces()]));
    const next = () => values.shift() ?? Buffer.alloc(0);
    expect(whole.map(() => next().readInt16BE())).toEqual(whole);
    expect(integers.map(() => next().readInt32BE())).toEqual(integers);
    expect(bigints.map(() => Number(next().readBigInt64BE()))).toEqual(bigints);
    expect(reals.map(() => next().readFloatBE())).toEqual(reals);
    const since2000 = days.map(() => Number(next().readBigInt64BE() / 1000n) + Date.UTC(2000, 0, 1));
    expect(since2000.map((ms) => new Date(ms).toISOString())).toEqual(days);
    expect(values).toEqual([null, null, null, null, null]);
  });

  it("tells rows apart, and grows with what is written, wherever its blocks end", () => {
    const random = deterministic(5);
    const alphabet = ["a", "é", "漢", "👍", "\n", "\\", "0", "\ud800"];
    const text = new CopyBinary();
    const expected: [number, string][] = [];
    for (let line = 0; line < 3_000; line++) {
      const length = Math.floor(random() * 40);
      const value = Array.from({ length }, () => alphabet[Math.floor(random() * 8)]).join("");
      text.row(3);
      text.integer(line);
      text.text(value);
      text.text(null);
      expected.push([line, Buffer.from(value).toString()]);
    }
    expect(text.pieces().length).toBeGreaterThan(3);
    const bytes = Buffer.concat(text.pieces());
    expect(text).toHaveLength(bytes.length);
    const found = [...eachRow(bytes)].map((row): [number, string] => {
      const [line, value] = valuesOf(row);
      return [line?.readInt32BE() ?? -1, value?.toString() ?? ""];
    });
    expect(found).toEqual(expected);
    expect(textsOf(bytes, 1)).toEqual(expected.map(([, value]) => value));
    text.release();
    expect(Buffer.concat(text.pieces())).toHaveLength(0);
  });

  it("takes a text that is larger than a block, and uses blocks again that were given back", () => {
    const blocks = new Blocks();
    const long = "long 👍 ".repeat(10_000);
    const write = () => {
      const text = new CopyBinary(blocks);
      for (const value of ["short", long, "é".repeat(BLOCK_BYTES / 4), "last"]) {
        text.row(1);
        text.text(value);
      }
      return text;
    };
    const first = write();
    const kept = Buffer.concat(first.pieces());
    expect(textsOf(kept, 0)).toEqual(["short", long, "é".repeat(BLOCK_BYTES / 4), "last"]);
    const memory = new Set(first.pieces().map(({ buffer }) => buffer));
    first.release();
    const second = write();
    expect(Buffer.concat(second.pieces()).equals(kept)).toBe(true);
    for (const { buffer } of second.pieces()) {
      expect(memory.has(buffer)).toBe(true);
      expect(buffer.byteLength).toBe(BLOCK_BYTES);
    }
  });
});
