import { gzipSync } from "node:zlib";
import { workbookOf, zipOf, type Part } from "./archives";

const MEGABYTE = 1024 ** 2;
const SHEETS = 20;

export type Bomb = { fileName: string; content: Buffer; sentence: RegExp };

/** Files of about 300 kB that unpack to gigabytes, each made to be refused by another look, and what is said of it. */
export function bombs(): Bomb[] {
  const zeros = Buffer.alloc(300 * MEGABYTE);
  const overlapping = (name: (at: number) => string, says?: Part["says"]): Part[] => [
    { name: name(1), content: zeros, says },
    ...Array.from({ length: SHEETS - 1 }, (_, at) => ({
      name: name(at + 2),
      content: "",
      overlaps: name(1),
    })),
  ];
  const sheet = (at: number) => `xl/worksheets/sheet${at}.xml`;
  const sheets = Array.from({ length: SHEETS }, (_, at) => ({ name: `Sheet ${at + 1}`, rows: [] }));
  return [
    {
      fileName: "sheets.xlsx",
      content: workbookOf(sheets, { more: overlapping(sheet) }),
      sentence: /unpacks to far more than a survey would/,
    },
    {
      fileName: "small-sheets.xlsx",
      content: workbookOf(sheets, { more: overlapping(sheet, { size: MEGABYTE }) }),
      sentence: /holds more than it says/,
    },
    {
      fileName: "tables.zip",
      content: zipOf(...overlapping((at) => `answers${at}.csv`)),
      sentence: /unpacks to far more than a survey would/,
    },
    {
      fileName: "small-table.zip",
      content: zipOf({ name: "answers.csv", content: zeros, says: { size: MEGABYTE } }),
      sentence: /holds more than it says/,
    },
    {
      fileName: "table.csv.gz",
      content: gzipSync(zeros, { level: 9 }),
      sentence: /unpacks to far more than a survey would/,
    },
  ];
}

/** What the parts of an archive of these bombs unpack to together, in bytes. */
export const UNPACKED = SHEETS * 300 * MEGABYTE;
