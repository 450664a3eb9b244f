import { UnfitChoice, type Need } from "../schema";
import type { SheetChoice } from "../schema/file-layout";
import type { Head } from "./formats";
import { recogniseLayout } from "./layout";
import { speaksOfScore } from "./suggest-score";
import { wordsOf } from "./words";

type Sheet = { name: string; part: string };
type Choice = Omit<SheetChoice, "from1904">;

/**
 * The sheet that holds the answers: the one a person named; the only one with a table; the one that a survey tool
 * wrote or that has a score among its headings. Where that is none or several, the first table, to be asked about.
 * `heads`: the first rows of each sheet. Throws UnfitChoice for a sheet that does not exist.
 */
export function chooseSheet(sheets: readonly Sheet[], heads: readonly Head[], wanted?: string): Choice {
  if (wanted !== undefined) return choice(sheets, sheetNamed(sheets, wanted), true);
  if (sheets.length <= 1) return choice(sheets, 0, true);
  const tables = heads.flatMap((head, i) => (isTable(head) ? [i] : []));
  if (tables.length <= 1) return choice(sheets, tables[0] ?? 0, tables.length === 1);
  const likely = tables.filter((i) => isSurvey(heads[i] ?? []));
  return choice(sheets, likely[0] ?? tables[0] ?? 0, likely.length === 1);
}

function choice(sheets: readonly Sheet[], index: number, isClear: boolean): Choice {
  const { name, part } = sheets[index] ?? { name: "", part: "" };
  return { name, part, others: sheets.filter((_, i) => i !== index).map((other) => other.name), isClear };
}

function sheetNamed(sheets: readonly Sheet[], wanted: string): number {
  const lower = wanted.trim().toLowerCase();
  const index = sheets.findIndex(({ name }) => name.trim().toLowerCase() === lower);
  if (index !== -1) return index;
  const names = sheets.map(({ name }) => `“${name}”`).slice(0, 12);
  throw new UnfitChoice(`There is no sheet “${wanted}”. The file has ${names.join(", ")}.`);
}

/** Two columns and two rows at least. */
function isTable(head: Head): boolean {
  return head.filter((row) => row.filter((cell) => cell.trim() !== "").length > 1).length > 1;
}

function isSurvey(head: Head): boolean {
  const { format, columns } = recogniseLayout(head);
  return format !== "plain" || columns.some(({ name }) => speaksOfScore(wordsOf(name)));
}

/** The question which sheet holds the answers, where that is not clear. */
export function sheetNeed(sheet: SheetChoice | null): Need[] {
  if (sheet === null || sheet.isClear) return [];
  const names = [sheet.name, ...sheet.others];
  return [
    {
      role: "sheet",
      question: "Which sheet holds the answers?",
      options: names.map((name) => ({ value: name, label: name })),
      flag: "--sheet NAME",
    },
  ];
}
