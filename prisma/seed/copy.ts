import { Readable } from "node:stream";
import type { PoolClient } from "pg";
import { copyInto } from "@/server/loading";

type Value = string | number | null | undefined;

/** Rows sent at a time: fewer, larger pieces keep the wire busy. */
const rowsPerPiece = 1000;

/** Sends rows to a table with COPY in PostgreSQL's text format. `target` is a table with its columns. */
export async function copyRows<T>(
  client: PoolClient,
  target: string,
  rows: Iterable<T>,
  valuesOf: (row: T) => readonly Value[],
): Promise<void> {
  const [, table = "", columns = ""] = /^(\w+) \((.+)\)$/s.exec(target) ?? [];
  await copyInto(client, { table, columns }, Readable.from(pieces(rows, valuesOf)));
}

function* pieces<T>(rows: Iterable<T>, valuesOf: (row: T) => readonly Value[]): Generator<string> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(copyLine(valuesOf(row)));
    if (lines.length < rowsPerPiece) continue;
    yield lines.join("");
    lines = [];
  }
  if (lines.length > 0) yield lines.join("");
}

/** One line of COPY's text format: tabs between values, \N for none, a backslash before what would end a value. */
export function copyLine(values: readonly Value[]): string {
  return `${values.map(copyValue).join("\t")}\n`;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function copyValue(value: Value): string {
  if (value === null || value === undefined) return "\\N";
  return String(value).replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}
