import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { deterministic } from "../testing/random";

const LINES_PER_PIECE = 1_000;
const DAY_MS = 86_400_000;
const FIRST_MS = Date.UTC(2024, 10, 1);
const DAYS = 730;

const HEADER =
  "Response ID,Response date,NPS score,Touchpoint,Channel,Segment,CSAT (1-5),CES (1-7),Customer ID";
const COMMENTS = [
  "Quick, friendly, and nobody asked me twice.",
  'They said "two days", it took nine.',
  "First line, then\nanother one: still waiting, sadly.",
  'The form lost my entries, twice; the agent said "that happens".',
];

/** The names of the file as an organisation that knows them has them: an import asks about names it does not know. */
export const KNOWN_NAMES = `
  INSERT INTO touchpoint (slug, name) SELECT 'touchpoint-' || n, 'Touchpoint ' || n FROM generate_series(1, 40) AS n ON CONFLICT DO NOTHING;
  INSERT INTO channel (slug, name) SELECT 'channel-' || n, 'Channel ' || n FROM generate_series(1, 6) AS n ON CONFLICT DO NOTHING;
  INSERT INTO segment (slug, name) SELECT 'segment-' || n, 'Segment ' || n FROM generate_series(1, 5) AS n ON CONFLICT DO NOTHING;`;

/**
 * Writes a survey file of `rows` answers over 24 months, in order of time give or take three days: 40 touchpoints, a
 * customer for every eight answers. `hasComments`: three in ten rows carry a quoted comment with commas, doubled
 * quotes or line ends; else no quote is in the file.
 */
export async function writeSampleFile(path: string, rows: number, hasComments: boolean): Promise<void> {
  await pipeline(Readable.from(pieces(rows, hasComments)), createWriteStream(path));
}

function* pieces(rows: number, hasComments: boolean): Generator<string> {
  const random = deterministic(7);
  yield `${HEADER}${hasComments ? ",Comment" : ""}\n`;
  for (let at = 0; at < rows; at += LINES_PER_PIECE) {
    let text = "";
    for (let row = at; row < Math.min(rows, at + LINES_PER_PIECE); row++)
      text += lineOf(row, rows, random) + (hasComments ? `,${comment(random)}\n` : "\n");
    yield text;
  }
}

function lineOf(row: number, rows: number, random: () => number): string {
  const pick = (most: number) => Math.floor(random() * most);
  const days = 3 + (row / rows) * (DAYS - 6) + (random() - 0.5) * 6;
  const at = new Date(FIRST_MS + Math.floor(days * DAY_MS)).toISOString().slice(0, 19).replace("T", " ");
  const score = Math.min(10, Math.floor(Math.sqrt(random()) * 11.5));
  const place = `Touchpoint ${pick(40) + 1},Channel ${pick(6) + 1},Segment ${pick(5) + 1}`;
  return `A-${row + 1},${at},${score},${place},${pick(5) + 1},${pick(7) + 1},C${pick(rows / 8) + 1}`;
}

function comment(random: () => number): string {
  if (random() >= 0.3) return "";
  const words = COMMENTS[Math.floor(random() * COMMENTS.length)] ?? "";
  return `"${words.replaceAll('"', '""')}"`;
}
