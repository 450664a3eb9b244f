import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/server/auth/session";
import { useTestDatabase } from "../../scripts/testing/database";
import { temporaryFolder, writeExport } from "../../scripts/testing/files";

const database = useTestDatabase();
const real = process.env.KEPT_REAL_FILES;

/** Runs the command line as an operator would, over this test's database. */
function kept(...args: string[]) {
  const env = { ...process.env, DATABASE_OWNER_URL: database.ownerUrl, KEPT_DATA_DIR: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/kept.mjs", ...args], {
    encoding: "utf8",
    env,
    maxBuffer: 64e6,
  });
  return { status, stdout, stderr };
}
const folder = temporaryFolder();

type Printed = {
  counts: Record<string, number>;
  nps: number;
  needs: { role: string }[];
  notCounted: { reason: string; count: number; firstRows: number[] }[];
  import: { surveyId: number; token: string; accepted: number; duplicates: number };
};
const printed = (text: string) => JSON.parse(text) as Printed;

async function client(): Promise<pg.Client> {
  const opened = new pg.Client({ connectionString: database.appUrl });
  await opened.connect();
  return opened;
}

describe("kept import", () => {
  it("brings a file into an empty installation, again without doubling, and takes it out again", async () => {
    const path = join(folder, "answers.csv");
    writeExport(path, 200);
    const first = kept("import", path, "--survey", "Operator", "--new-names", "--json");
    expect(first.stderr).toBe("");
    expect(first.status).toBe(0);
    expect(printed(first.stdout).import).toMatchObject({ accepted: 200, duplicates: 0 });
    expect(printed(kept("import", path, "--survey", "Operator", "--json").stdout).import).toMatchObject({
      accepted: 0,
      duplicates: 200,
    });
    expect(kept("undo", printed(first.stdout).import.token).status).toBe(0);
    // What is left are the ledger's entries and the ones that reverse them: it is never rewritten.
    expect(JSON.parse(kept("rollup", "verify", "--json").stdout)).toMatchObject({ mismatches: 0 });
    const opened = await client();
    const cells = await opened.query(
      "SELECT cells::int AS cells, mismatches::int AS mismatches FROM rollup.verify()",
    );
    expect(cells.rows).toEqual([{ cells: 0, mismatches: 0 }]);
    const owed = await opened.query(
      "SELECT customer FROM rollup.ledger_entry GROUP BY customer HAVING sum(units) <> 0",
    );
    expect(owed.rows).toEqual([]);
    await opened.end();
  });

  it("asks what the file does not say, and imports nothing", async () => {
    const path = join(folder, "undated.csv");
    writeExport(path, 50);
    const asked = kept("import", path, "--survey", "Undated", "--map", "date=", "--json");
    expect(asked.status).toBe(2);
    expect(printed(asked.stdout).needs.map(({ role }) => role)).toContain("date");
    const db = await client();
    expect((await db.query("SELECT FROM survey WHERE name = 'Undated'")).rowCount).toBe(0);
    await db.end();
  });

  it("says in one sentence what is wrong with a command or a file", () => {
    expect(kept("import", join(folder, "nowhere.csv"), "--survey", "x").stderr).toMatch(/nowhere\.csv/);
    expect(kept("import", join(folder, "answers.csv")).stderr).toMatch(/--survey NAME/);
    expect(kept("dance").stderr).toMatch(/no command “dance”/);
  });
});

describe.skipIf(!real)("the airport's survey of 2017", () => {
  const path = join(real ?? "", "datasets/sfo_2017_customer_survey.csv.gz");
  const mapping = ["--map", "score=NETPRO", "--map", "id=RESPNUM"];

  beforeAll(() => {
    if (!existsSync(path)) throw new Error(`KEPT_REAL_FILES is set, and ${path} is not there.`);
  });

  it("asks for the date it does not hold", () => {
    const asked = kept("import", path, "--survey", "SFO 2017", ...mapping, "--json");
    expect(asked.status).toBe(2);
    expect(printed(asked.stdout).needs.map(({ role }) => role)).toEqual(["date"]);
  });

  it("becomes the score on the executive's overview", async () => {
    const done = kept("import", path, "--survey", "SFO 2017", ...mapping, "--date", "2017-05-31", "--json");
    expect(done.status).toBe(0);
    const report = printed(done.stdout);
    expect(report.counts).toMatchObject({
      rows: 2831,
      valid: 2746,
      promoters: 1436,
      passives: 968,
      detractors: 342,
    });
    expect(report.nps).toBeCloseTo(39.84, 2);
    expect(report.notCounted.map(({ count }) => count)).toEqual([84, 1]);
    const { api } = await import("@/api/root");
    const viewer: Viewer = {
      id: "00000000-0000-4000-8000-000000000001",
      name: "",
      sessionId: "",
      provenAt: new Date(0),
      mustAddFactor: false,
      grants: [{ role: "executive", departmentId: null }],
      departments: [],
      settings: { openScorecards: true },
      blind: [],
      organisation: { name: "", timeZone: "Europe/London", currency: "GBP" },
    };
    const call = api.createCaller({ viewer, now: new Date("2026-11-22T09:00:00Z") });
    const { score } = await call.loyalty.overview({
      survey: report.import.surveyId,
      period: "2017-05",
      compare: "none",
      channels: [],
      segments: [],
      notices: [],
    });
    expect(score.state).toBe("shown");
    if (score.state !== "shown") return;
    expect(score.score.n).toBe(2746);
    expect(score.score.value).toBeCloseTo(39.839766933721776, 9);
    expect(Math.round(score.score.value)).toBe(40);
    expect(score.score.low).toBeLessThan(39);
    expect(score.score.high).toBeGreaterThan(41);
  });
});
