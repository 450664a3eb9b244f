import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { operatorScope } from "@/access/operator";
import { Asked } from "@/features/responses/schema";
import { importEvidence } from "./evidence";

const NOW = new Date("2026-09-30T12:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "kept-evidence-"));
const database = useTestDatabase();
let client: pg.Client;

/** "Decided in 48 hours", promised in 90 of 100 cases; until August it was 72 hours. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'brand', 'Brand');
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1), (2, 1, 'stay', 'Stay', 2);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'offer', 'Offer', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO promise (id, slug, stage_id, touchpoint_id, made_by, delivered_by) VALUES (1, 'fast', 1, 1, 2, 1), (2, 'kind', 1, 1, 2, 1);
    INSERT INTO promise_version (id, promise_id, number, text, comparator, threshold, unit, limit_hours, target, valid_from) VALUES
      (1, 1, 1, 'In 72 hours', 'at most', 72, 'hours', 72, 90, '2020-01-01'), (2, 1, 2, 'In 48 hours', 'at most', 48, 'hours', 48, 90, '2026-08-01'),
      (3, 2, 1, 'Always kind', 'at least', 1, 'smiles', NULL, 100, '2020-01-01');
    SELECT facts.ensure_months('2026-09-01', '2026-09-30');
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score, promise_kept)
      SELECT '2026-09-10T12:00:00Z', 1, 1, 8, CASE WHEN n <= 6 THEN 1 WHEN n <= 8 THEN 0 ELSE -1 END FROM generate_series(1, 10) AS n;`);
});
afterAll(() => client.end());

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join("\n"));
  return path;
}
const bring = (path: string) => importEvidence(operatorScope("promise:write"), { path, promise: "fast" });
const ledger = (period = "2026-09") =>
  callAs([{ role: "executive", departmentId: null }], NOW).promises.ledger({
    journey: "main",
    asked: Asked.parse({ period }),
  });

describe("evidence of a promise", () => {
  it("is taken by the wording in force when each event began; what is no event is refused with its row", async () => {
    const outcome = await bring(
      file("first.csv", [
        "id;started;value",
        ...Array.from({ length: 8 }, (_, at) => `a${at};2026-09-0${at + 1}T09:00:00Z;${at < 6 ? 40 : 60}`),
        "b1;2026-07-10T09:00:00Z;60",
        "b2;2026-07-11T09:00:00Z;80",
        "c1;2026-09-30T09:00:00Z;",
        "c2;2026-09-20T09:00:00Z;",
        "d1;yesterday;10",
        ";2026-09-01;10",
      ]),
    );
    expect(outcome).toMatchObject({ read: 14, taken: 12 });
    expect(outcome.refused.map(({ row }) => row)).toEqual([14, 15]);
    const { promises, gaps, brokenRate } = await ledger();
    // 6 kept; 2 too late and 1 past its time limit without outcome: 6 of 9. One is pending still.
    expect(promises[0]).toMatchObject({
      text: "In 48 hours",
      operations: { state: "measured", n: 9 },
      pending: 1,
      versions: [{ text: "In 72 hours" }],
    });
    const [fast] = promises;
    expect(fast?.operations.state === "measured" && fast.operations.value).toBeCloseTo(200 / 3, 10);
    // Customers: 6 yes, 2 partly, 2 no are 7 of 10.
    expect(fast?.customers).toMatchObject({ state: "measured", value: 70, n: 10 });
    expect(fast?.split).toBeCloseTo(200 / 3 - 70, 10);
    expect(promises[1]).toMatchObject({ operations: { state: "unproven" } });
    expect(gaps).toMatchObject([
      { stage: 1, gap: { state: "measured", unproven: 1 } },
      { stage: 2, gap: { state: "no promise stated" } },
    ]);
    expect(brokenRate).toBeCloseTo(3 / 9, 10);
    // In July the earlier wording was in force; two events are too few to show.
    expect((await ledger("2026-07")).promises[0]).toMatchObject({
      text: "In 72 hours",
      operations: { state: "suppressed" },
    });
  });

  it("brought in again with an outcome changes that event and adds none", async () => {
    await bring(file("again.csv", ["id,started,value", "c2,2026-09-20T09:00:00Z,30"]));
    const { promises } = await ledger();
    expect(promises[0]?.operations).toMatchObject({ state: "measured", n: 9 });
    expect(promises[0]?.operations.state === "measured" && promises[0].operations.value).toBeCloseTo(
      700 / 9,
      10,
    );
    expect((await client.query("SELECT count(*)::int AS n FROM promise_event")).rows).toEqual([{ n: 12 }]);
  });

  it("says what a file lacks, and knows no promise it was not told of", async () => {
    await expect(bring(file("odd.csv", ["when,what", "2026-09-01,1"]))).rejects.toThrow(
      "the columns id and started",
    );
    await expect(
      importEvidence(operatorScope("promise:write"), { path: join(folder, "first.csv"), promise: "nothing" }),
    ).rejects.toThrow("There is no promise “nothing”.");
  });
});
