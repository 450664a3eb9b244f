import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WORKER_FLAGS } from "../../../../scripts/launch/worker-flags";
import { bombs } from "../../../../scripts/testing/bombs";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { operatorScope } from "@/access/operator";
import { environment } from "@/server/env";
import { storeUpload } from "@/server/files";
import { createImport, receiveFile, startImport } from "./steps";

/** What the worker may hold at any time. */
const MOST_MEGABYTES = 250;

const database = useTestDatabase();
const folder = temporaryFolder();
let client: pg.Client;
let worker: ChildProcess;

/** The worker that reads files, as the launcher starts it. */
beforeAll(async () => {
  environment.KEPT_DATA_DIR = folder;
  mkdirSync(join(folder, "uploads"));
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  const flags = [...WORKER_FLAGS, "--import", "tsx", "--conditions=react-server"];
  worker = spawn(process.execPath, [...flags, "src/worker.ts", "files"], {
    env: { ...process.env, KEPT_DATA_DIR: folder, DATABASE_URL: database.appUrl },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(worker, "message");
});
afterAll(async () => {
  const gone = once(worker, "exit");
  worker.kill("SIGTERM");
  await gone;
  await client.end();
});

type Outcome = { state: string; problem: string | null };

/** Sends a file as the wizard does, and waits for what the worker says of it. */
async function checked(fileName: string, content: Buffer): Promise<Outcome & { token: string }> {
  const scope = operatorScope("import:create");
  const { token } = await createImport(scope, { fileName, surveyName: fileName, countsInScore: false });
  await storeUpload(token, new Blob([new Uint8Array(content)]).stream(), content.length);
  await receiveFile(scope, token);
  return { token, ...(await settled(token, ["checked", "failed"])) };
}

async function settled(token: string, states: readonly string[]): Promise<Outcome> {
  for (let tries = 0; tries < 1_000; tries++) {
    const { rows } = await client.query<Outcome>(
      "SELECT state, problem FROM import WHERE token = $1 AND state = ANY($2)",
      [token, states],
    );
    if (rows[0]) return rows[0];
    await sleep(30);
  }
  throw new Error(`${token} was not ${states.join(" or ")} in time.`);
}

function peakMegabytes(): number {
  const status = readFileSync(`/proc/${worker.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

describe("a file of 300 kB that unpacks to gigabytes", () => {
  it.each(bombs())("$fileName is refused in a sentence, and the worker goes on, small", async (bomb) => {
    expect(bomb.content.length).toBeLessThan(330_000);
    const refused = await checked(bomb.fileName, bomb.content);
    expect(refused).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(bomb.sentence) as string,
    });
    const honest = await checked("honest.csv", Buffer.from("Date,NPS,Comment\n2026-01-05,9,Fine\n"));
    expect(honest.state).toBe("checked");
    expect(worker.exitCode).toBeNull();
    expect(peakMegabytes()).toBeGreaterThan(30);
    expect(peakMegabytes()).toBeLessThan(MOST_MEGABYTES);
  });
});

describe("a file of long comments", () => {
  it.each([
    ["plain.csv", "said at length, "],
    ["wide.csv", "gesagt: „größer“, "],
  ])("%s is loaded by a worker that stays small", async (fileName, words) => {
    const comment = words.repeat(1_300).slice(0, 19_000);
    const rows = Array.from({ length: 5_000 }, (_, n) => `${n},2026-01-05 10:00:00,${n % 11},"${comment}"`);
    const { token, state } = await checked(
      fileName,
      Buffer.from(["Id,Date,NPS,Comment", ...rows, ""].join("\n")),
    );
    expect(state).toBe("checked");
    await startImport(operatorScope("import:create"), token);
    expect(await settled(token, ["done", "failed"])).toEqual({ state: "done", problem: null });
    const { rows: counted } = await client.query("SELECT accepted FROM import WHERE token = $1", [token]);
    expect(counted).toEqual([{ accepted: 5_000 }]);
    expect(worker.exitCode).toBeNull();
    expect(peakMegabytes()).toBeLessThan(MOST_MEGABYTES);
  });
});
