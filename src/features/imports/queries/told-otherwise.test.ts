import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { choicesToKeep } from "../rules/remember";
import type { InspectChoices } from "../schema";
import { tellableEncodings, type TellableEncoding } from "../schema/file-layout";
import { inspectFile } from "./inspect-file";
import { readRows } from "./read-rows";
import { TextReader } from "./read-text";

const folder = temporaryFolder();
const now = new Date("2026-11-22T12:00:00Z");

/** What tools of each region write. */
const said: Record<TellableEncoding, string> = {
  "utf-8": "Łódź, 東京",
  "windows-1252": "Zürich, c’était très bien",
  mac_roman: "Zürich, c’était très bien",
  "windows-1250": "Łódź, Plzeň, Győr",
  "windows-1251": "Не дозвониться",
  "windows-1253": "Καλή εξυπηρέτηση",
  "windows-1254": "İyi değil, çok yavaş",
  "windows-1257": "Labai lėtai, šīs dienās",
  shift_jis: "ソフトの表示、十分",
  "euc-kr": "전화가 안 됩니다",
  gb18030: "电话打不通",
  big5: "功能許可",
};

/** Text as bytes of an encoding, by trying which bytes its decoder reads as each character. */
function bytesIn(encoding: TellableEncoding, text: string): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  const read = (bytes: number[]) => new TextReader(encoding, 0).decode(Buffer.from(bytes));
  const known = new Map<string, number[]>();
  for (let first = 0x80; first < 0x100; first++) {
    known.set(read([first]), [first]);
    for (let second = 0x40; second < 0x100; second++) known.set(read([first, second]), [first, second]);
  }
  return Buffer.from(Array.from(text).flatMap((sign) => known.get(sign) ?? [sign.charCodeAt(0)]));
}

async function inspected(content: Uint8Array, choices?: InspectChoices, kept?: InspectChoices) {
  const path = join(folder, "told.csv");
  writeFileSync(path, content);
  const report = await inspectFile(path, { now, choices, recall: () => Promise.resolve(kept) });
  const comments: (string | null)[] = [];
  for await (const { accepted } of readRows(path, report, report.suggestedOptions))
    comments.push(...accepted.map(({ comment }) => comment));
  return { report, comments };
}

const table = (words: string) => `Date,NPS,Comment\r\n2026-01-05,9,"${words}"\r\n2026-01-06,3,"${words}"\r\n`;

describe("letters of a file", () => {
  it.each(tellableEncodings)(
    "are read as %s where a person says so, wherever its bytes are cut",
    async (encoding) => {
      const words = said[encoding];
      const bytes = bytesIn(encoding, table(words));
      const { report, comments } = await inspected(bytes, { encoding });
      expect(comments).toEqual([words, words]);
      expect(report).toMatchObject({ encoding, isEncodingSure: encoding === "utf-8", needs: [] });
      for (let at = 0; at <= bytes.length; at++) {
        const reader = new TextReader(encoding, 0);
        const text = reader.decode(bytes.subarray(0, at)) + reader.decode(bytes.subarray(at)) + reader.end();
        expect(text).toBe(table(words));
        expect(reader.replaced).toBe(0);
      }
    },
  );

  it("are read as for the last file of a kind, unless this one's bytes say what they are", async () => {
    const bytes = bytesIn("windows-1250", table(said["windows-1250"]));
    const first = await inspected(bytes);
    expect(first.comments[0]).not.toBe(said["windows-1250"]);
    expect(first.report.isEncodingSure).toBe(false);
    const told = await inspected(bytes, { encoding: "windows-1250" });
    expect(told.report.shape).toBe(first.report.shape);
    const kept = choicesToKeep(told.report, { encoding: "windows-1250" });
    const next = await inspected(bytes, undefined, kept);
    expect(next.comments[0]).toBe(said["windows-1250"]);
    expect(next.report.isRecalled).toBe(true);
    const other = await inspected(Buffer.from(table(said["utf-8"])), undefined, kept);
    expect(other.comments[0]).toBe(said["utf-8"]);
  });

  it("are never read against a mark or the bytes of UTF-16", async () => {
    for (const content of [
      Buffer.from(`\ufeff${table("Zürich war gut")}`),
      Buffer.from(table("Zürich war gut"), "utf16le"),
    ]) {
      const { report, comments } = await inspected(content, { encoding: "big5" });
      expect(comments[0]).toBe("Zürich war gut");
      expect(report.isEncodingSure).toBe(true);
    }
  });

  it("that a chosen encoding cannot hold are counted in a warning", async () => {
    const { report } = await inspected(Buffer.from(table("caf\u00e9"), "latin1"), { encoding: "utf-8" });
    expect(report.warnings[0]).toContain("could not be read");
    expect(report.isEncodingSure).toBe(false);
  });
});

describe("the first row of a plain table", () => {
  const rows = Buffer.from("Ada,9,quick\r\nBen,3,slow\r\nCem,10,kind\r\n");
  const choices: InspectChoices = { mapping: { score: 1, comment: 2 }, fixedDate: "2026-01-05" };

  it("is an answer where a person says so", async () => {
    const { comments, report } = await inspected(rows, { ...choices, hasHeader: false });
    expect(comments).toEqual(["quick", "slow", "kind"]);
    expect(report).toMatchObject({ headerRows: 0, firstDataRow: 1, counts: { accepted: 3 } });
    expect((await inspected(rows, choices)).comments).toEqual(["slow", "kind"]);
  });

  it("holds the headings where a person says so", async () => {
    const dated = Buffer.from("2026-01-05,9,quick\r\n2026-01-06,3,slow\r\n");
    expect((await inspected(dated, { mapping: { score: 1 } })).report.headerRows).toBe(0);
    const told = await inspected(dated, { mapping: { score: 1 }, hasHeader: true });
    expect(told.report).toMatchObject({ headerRows: 1, counts: { accepted: 1 } });
  });
});
