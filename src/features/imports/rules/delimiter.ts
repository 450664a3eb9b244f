import type { Delimiter } from "../schema/file-layout";
import { Tokenizer } from "./tokenize";

/** The character a `Delimiter` stands for. */
export function delimiterCharacter(delimiter: Delimiter): string {
  return delimiter === "tab" ? "\t" : delimiter;
}

const candidates: readonly Delimiter[] = [",", ";", "tab", "|"];
/** Records that are enough to tell the delimiter. */
const enough = 200;

/** `sep=;` as Excel writes it before the header: the delimiter it names, and how long that line is. */
export function separatorLine(text: string): { delimiter: Delimiter; length: number } | undefined {
  const found = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i.exec(text);
  if (!found) return undefined;
  const character = found[1];
  const delimiter = candidates.find((candidate) => delimiterCharacter(candidate) === character);
  return delimiter && { delimiter, length: found[0].length };
}

/**
 * The delimiter under which most records of the start of a file are as wide as its first one or, where that is a
 * lone title, as wide as most of them. A lone column is ",".
 */
export function sniffDelimiter(text: string): Delimiter {
  const read = candidates.map((candidate) => ({
    candidate,
    records: firstRecords(text, delimiterCharacter(candidate)).filter(
      (record) => record.length > 1 || record[0] !== "",
    ),
  }));
  return (
    best(read, (records) => records[0]?.length ?? 0) ?? best(read, (records) => commonest(records)) ?? ","
  );
}

type Read = { candidate: Delimiter; records: string[][] };

function best(read: readonly Read[], widthOf: (records: string[][]) => number): Delimiter | undefined {
  let found: Delimiter | undefined;
  let bestFit = 0;
  for (const { candidate, records } of read) {
    const fit = fitOf(records, widthOf(records));
    if (fit > bestFit) [found, bestFit] = [candidate, fit];
  }
  return found;
}

function commonest(records: readonly string[][]): number {
  const times = new Map<number, number>();
  for (const { length } of records) times.set(length, (times.get(length) ?? 0) + 1);
  return [...times].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 0;
}

/** 0 for one column; else the share of records of that width, plus a little for more columns. */
function fitOf(records: readonly string[][], width: number): number {
  if (width < 2) return 0;
  const alike = records.filter((record) => record.length === width).length;
  return alike / records.length + Math.min(width, 100) / 1000;
}

function firstRecords(text: string, character: string): string[][] {
  const tokenizer = new Tokenizer(character);
  const records: string[][] = [];
  const step = 16 * 1024;
  try {
    for (let at = 0; at < text.length && records.length < enough; at += step) {
      records.push(...tokenizer.push(text.slice(at, at + step)));
    }
    // The start of a file may end in the middle of a record; only a text of one record needs that record.
    if (records.length === 0) records.push(text.split(character));
  } catch {
    return [];
  }
  return records;
}
