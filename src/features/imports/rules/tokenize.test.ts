import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordLimit, Tokenizer } from "./tokenize";

function tokenize(text: string, cuts: readonly number[] = [], delimiter = ",") {
  const tokenizer = new Tokenizer(delimiter);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const records: string[][] = [];
  let from = 0;
  for (const place of [...places, text.length]) {
    records.push(...tokenizer.push(text.slice(from, place)));
    from = place;
  }
  records.push(...tokenizer.end());
  return records;
}

function oracle(text: string, delimiter = ",") {
  return parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
}

/** Its answer has another telephone number than the file itself. */
const wronglyAnswered = "location_coordinates.csv";

/** A cell that began with a quote, was closed on another line and went on: the tokenizer may take its quote literally. */
const hidesRecords = /^"[^]*[\r\n]/;
const mayHideRecords = /"[^]*[\r\n][^]*,[^]*"/;

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe("the tokenizer", () => {
  it("reads what was written, for any cells, line ends and chunk boundaries", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "ß", "😀", '"', ",", ";", "\n", "\r", " ", "\t"),
      maxLength: 8,
    });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 12 });
    const needsQuotes = /[",;\n\r\t]/;
    fc.assert(
      fc.property(
        table,
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.constantFrom(",", ";", "\t"),
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.boolean(),
        (rows, lineEnd, delimiter, cuts, always) => {
          const write = (text: string) => (always || needsQuotes.test(text) ? quote(text) : text);
          const text = rows.map((row) => row.map(write).join(delimiter) + lineEnd).join("");
          expect(tokenize(text, cuts, delimiter)).toEqual(rows);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const text = fc.string({
    unit: fc.constantFrom("a", "b", '"', ",", "\n", "\r", "\r\n", " "),
    maxLength: 40,
  });

  it("agrees with csv-parse on any text that does not leave a quote open", () => {
    let compared = 0;
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 6 }), (source, cuts) => {
        let expected: string[][];
        try {
          expected = oracle(source);
        } catch {
          if (!mayHideRecords.test(source)) expect(() => tokenize(source, cuts)).toThrow(/opens a quote/);
          return;
        }
        if (expected.flat().some((cell) => hidesRecords.test(cell))) return;
        compared += 1;
        expect(tokenize(source, cuts)).toEqual(expected);
      }),
      { numRuns: 4000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it("reads the same records wherever a text is cut", () => {
    const outcome = (source: string, cuts: readonly number[]) => {
      try {
        return tokenize(source, cuts);
      } catch (error) {
        return (error as Error).message;
      }
    };
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 6 }), (source, cuts) => {
        expect(outcome(source, cuts)).toEqual(outcome(source, []));
      }),
      { numRuns: 4000 },
    );
  });

  it("loses no row to words that begin with a quote and never close it", () => {
    const rows = Array.from({ length: 99 }, (_, n) => [
      String(n),
      "2020-01-05",
      n % 3 === 0 ? '"Great, he said' : n % 3 === 1 ? '"Fine, 5 stars"' : `size 5" screen`,
    ]);
    const written = rows.map(([id, day, words]) => `${id},${day},${words}\n`).join("");
    const read = tokenize(`Id,Date,Comment\n${written}`, [50, 60, 61, 62, 700, 701]);
    expect(read.slice(1).map(([id]) => id)).toEqual(rows.map(([id]) => id));
    expect(read[1]).toEqual(["0", "2020-01-05", '"Great', " he said"]);
    expect(read[2]).toEqual(["1", "2020-01-05", "Fine, 5 stars"]);
    expect(read[3]).toEqual(["2", "2020-01-05", 'size 5" screen']);
  });

  it("takes an opening quote as one where the lines behind it are no records", () => {
    const words = 'He said:\n"yes, always" and\nleft';
    expect(tokenize(`a,b,c\n1,2,"${words}"\n`)).toEqual([
      ["a", "b", "c"],
      ["1", "2", `"He said:\n"yes`, ` always" and`],
      ['left"'],
    ]);
    expect(tokenize(`a,b,c\n1,2,${quote(words)}\n`)[1]).toEqual(["1", "2", words]);
  });

  it("passes csv-spectrum", () => {
    const home = dirname(createRequire(import.meta.url).resolve("csv-spectrum/package.json"));
    const files = readdirSync(join(home, "csvs"));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      if (file === wronglyAnswered) continue;
      const [header = [], ...rows] = tokenize(readFileSync(join(home, "csvs", file), "utf8"), [7, 11]);
      const read = rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
      const answer: unknown = JSON.parse(
        readFileSync(join(home, "json", file.replace("csv", "json")), "utf8"),
      );
      expect(read, file).toEqual(answer);
    }
  });

  it("numbers an empty line as a row of its own", () => {
    expect(tokenize("a\n\nb\n")).toEqual([["a"], [""], ["b"]]);
  });

  it("refuses an open quote and names the row it opened in", () => {
    expect(() => tokenize('a,b\n1,2\n3,"open\n4,5\n')).toThrow("Row 3 opens a quote and never closes it");
  });

  it("refuses a record as soon as it passes the limit, holding no more than that", () => {
    const tokenizer = new Tokenizer(",");
    const chunk = "x".repeat(256 * 1024);
    const feed = () => {
      for (let i = 0; i < 10_000; i += 1) tokenizer.push(chunk);
    };
    expect(feed).toThrow("Row 1 is longer than 4 MB");
    const open = new Tokenizer(",");
    open.push('a,b\n1,"');
    const lines = "1,2\n".repeat(64 * 1024);
    let pushed = 0;
    const swallow = () => {
      for (; pushed < 10_000 * lines.length; pushed += lines.length) open.push(lines);
    };
    expect(swallow).toThrow("Row 2 opens a quote and does not close it within 4 MB");
    expect(pushed).toBeLessThanOrEqual(recordLimit + lines.length);
  });
});
