import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { AcceptedRow, RefusedRow } from "../rules/normalise";
import type { RowDimensions } from "./dimensions";

/** Columns of a line made by `answerLine`, in its order. */
export const ANSWER_COLUMNS = `survey_id, import_id, answered_at, score, csat, ces, weight, touchpoint_id, channel_id,
  segment_id, persona_id, customer_id, comment`;

const NULL = "\\N";

/** One value in COPY's text format. */
export function copyText(value: string | number | null): string {
  if (value === null) return NULL;
  if (typeof value === "number") return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replace(/\\/g, "\\\\").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r")
    : value;
}

const number = (value: number | null) => value ?? NULL;

/**
 * One accepted row as a line of COPY's text format. `prefix` holds the columns that all rows of the import share. A
 * time without Z is left to the database, which reads it in the session's time zone.
 */
export function answerLine(
  row: AcceptedRow,
  prefix: string,
  at: RowDimensions,
  customerId: string | null,
): string {
  const numbers = `${number(row.score)}\t${number(row.csat)}\t${number(row.ces)}\t${number(row.weight)}`;
  const places = `${number(at.touchpoint)}\t${number(at.channel)}\t${number(at.segment)}\t${number(at.persona)}`;
  return `${prefix}${row.answeredAt}\t${numbers}\t${places}\t${customerId ?? NULL}\t${copyText(row.comment)}\n`;
}

/** Keeps the rows that were not counted, each with its reason. */
export function copyRefusals(
  client: PoolClient,
  importId: number,
  refused: readonly RefusedRow[],
): Promise<void> {
  const lines = refused.map(
    ({ row, code, reason, value }) =>
      `${importId}\t${row}\t${copyText(code)}\t${copyText(reason)}\t${copyText(value)}\n`,
  );
  return copyPieces(client, "import_refusal (import_id, row, code, reason, value)", [lines.join("")]);
}

/** Sends pieces of COPY's text format to a table. One COPY is one statement, so its triggers run once. */
export async function copyPieces(
  client: PoolClient,
  target: string,
  pieces: readonly (Buffer | string)[],
): Promise<void> {
  const buffers = pieces
    .filter(({ length }) => length > 0)
    .map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece));
  if (buffers.length === 0) return;
  await pipeline(Readable.from(buffers), client.query(copyFrom(`COPY ${target} FROM STDIN`)));
}
