import type { Delimiter } from "../schema";
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

/** The delimiter under which most records of the start of a file are as wide as its header. A lone column is ",". */
export function sniffDelimiter(text: string): Delimiter {
  let best: Delimiter = ",";
  let bestFit = 0;
  for (const candidate of candidates) {
    const fit = fitOf(text, delimiterCharacter(candidate));
    if (fit > bestFit) [best, bestFit] = [candidate, fit];
  }
  return best;
}

/** 0 where the header has one column; else the share of records of its width, plus a little for more columns. */
function fitOf(text: string, character: string): number {
  const records = firstRecords(text, character).filter((record) => record.length > 1 || record[0] !== "");
  const width = records[0]?.length ?? 0;
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
