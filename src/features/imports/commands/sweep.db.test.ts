import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { environment } from "@/server/env";
import { storedUpload, storeUpload } from "@/server/files";
import { sweepUploads } from "./sweep";

const database = useTestDatabase();
const folder = temporaryFolder();
const uploads = join(folder, "uploads");
const NOW = new Date("2026-11-20T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
let client: pg.Client;

beforeAll(async () => {
  environment.KEPT_DATA_DIR = folder;
  mkdirSync(uploads);
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});
afterAll(() => client.end());

/** An import in a state, made so many days ago, with an upload as old. */
async function imported(state: string, days: number): Promise<string> {
  const { rows } = await client.query<{ token: string }>(
    "INSERT INTO import (file_name, state, created_at) VALUES ('x.csv', $1, $2) RETURNING token",
    [state, daysAgo(days)],
  );
  const token = rows[0]?.token ?? "";
  for (const name of [`${token}.json`, `${token}.00000000-0000-4000-8000-000000000000`]) {
    writeFileSync(join(uploads, name), "words of a customer");
    utimesSync(join(uploads, name), daysAgo(days), daysAgo(days));
  }
  return token;
}

const hasFiles = (token: string) => readdirSync(uploads).some((name) => name.startsWith(token));

it("removes what nobody went on with, and what no import needs, and nothing else", async () => {
  const abandoned = await imported("checked", 8);
  const waiting = await imported("checked", 6);
  const loading = await imported("loading", 30);
  const over = await imported("done", 2);
  const justOver = await imported("done", 0);
  await sweepUploads(NOW);
  const kept = [abandoned, waiting, loading, over, justOver].map(hasFiles);
  expect(kept).toEqual([false, true, true, false, true]);
  const { rows } = await client.query("SELECT state, problem FROM import WHERE token = $1", [abandoned]);
  expect(rows).toEqual([
    { state: "failed", problem: "Nobody went on with this file for 7 days, so it was removed." },
  ]);
});

it("keeps two uploads for one token apart", async () => {
  const token = await imported("created", 0);
  const bodies = ["a".repeat(300_000), "b".repeat(200_000)];
  const files = await Promise.all(bodies.map((text) => storeUpload(token, new Blob([text]).stream())));
  const stored = await storedUpload(token);
  expect(files.map(({ sha256 }) => sha256)).toContain(stored?.sha256);
  expect(files.map(({ bytes }) => bytes)).toEqual([300_000, 200_000]);
  expect(existsSync(stored?.path ?? "")).toBe(true);
});
