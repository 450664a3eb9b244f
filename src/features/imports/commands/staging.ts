import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { AcceptedRow, RefusedRow } from "../rules/normalise";
import type { Dimensions, RowDimensions } from "./dimensions";

/** Where a batch waits, in the transaction that files it; gone with the commit. */
export const CREATE_STAGE = `CREATE TEMP TABLE IF NOT EXISTS stage (
  row integer, external_id text, at_local timestamp, at_utc timestamptz, score smallint, csat smallint, ces smallint,
  weight real, touchpoint_id integer, channel_id integer, segment_id integer, persona_id integer,
  customer text, email text, revenue numeric, comment text) ON COMMIT DELETE ROWS`;

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

/** One accepted row as a line of COPY's text format, in the order of the stage's columns. */
export function stageLine(row: AcceptedRow, externalId: string, at: RowDimensions): string {
  const isUtc = row.answeredAt.endsWith("Z");
  const when = isUtc ? `${NULL}\t${row.answeredAt}` : `${row.answeredAt}\t${NULL}`;
  const numbers = `${number(row.score)}\t${number(row.csat)}\t${number(row.ces)}\t${number(row.weight)}`;
  const places = `${number(at.touchpoint)}\t${number(at.channel)}\t${number(at.segment)}\t${number(at.persona)}`;
  const who = `${copyText(row.customer)}\t${copyText(row.email)}\t${number(row.revenue)}`;
  return `${row.row}\t${copyText(externalId)}\t${when}\t${numbers}\t${places}\t${who}\t${copyText(row.comment)}\n`;
}

/** Copies a batch of accepted rows into the stage. `fallbackId` names a row that has no id of its own. */
export function copyToStage(
  client: PoolClient,
  rows: readonly AcceptedRow[],
  dimensions: Dimensions,
  fallbackId: (row: number) => string,
): Promise<void> {
  const lines = rows.map((row) => stageLine(row, row.externalId ?? fallbackId(row.row), dimensions.of(row)));
  return copy(client, "COPY stage FROM STDIN", lines);
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
  return copy(client, "COPY import_refusal (import_id, row, code, reason, value) FROM STDIN", lines);
}

async function copy(client: PoolClient, statement: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await pipeline(Readable.from(chunked(lines)), client.query(copyFrom(statement)));
}

/** Joins lines to pieces of about 64 kB: neither a write per row nor one string of megabytes. */
function* chunked(lines: readonly string[]): Generator<Buffer> {
  const PER_CHUNK = 500;
  for (let at = 0; at < lines.length; at += PER_CHUNK)
    yield Buffer.from(lines.slice(at, at + PER_CHUNK).join(""), "utf8");
}
