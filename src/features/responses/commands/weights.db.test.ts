import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { operatorScope } from "@/access/operator";
import { asSystem, withConnection } from "@/server/db";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { verifyRollups } from "../queries/verify";
import { rebuildRollups } from "./rollup";
import { foldWeights } from "./weights";

const database = useTestDatabase();
const now = new Date("2026-09-15T12:00:00Z");
const run = (sql: string) => withConnection((client) => client.query<Record<string, number>>(sql));
const weighted = async () =>
  (await callAs([{ role: "executive", departmentId: null }], now).loyalty.overview({ period: "2026-08" }))
    .weighted;
const verified = async () => (await verifyRollups(operatorScope("rollup:repair"))).mismatches;
const ten = (score: number, weight: string) => `INSERT INTO response (answered_at, survey_id, score, weight)
  SELECT timestamptz '2026-08-10' + i * interval '1 day', (SELECT min(id) FROM survey), ${score}, ${weight}
  FROM generate_series(1, 10) AS i`;

beforeAll(async () => {
  await asSystem("test", async (tx) => {
    await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, name: "Test" }, update: {} });
    await tx.survey.create({ data: { name: "Weighted" } });
  });
  await run("SELECT facts.ensure_months('2026-08-01', '2026-08-31')");
});

describe("weights of answers", () => {
  it("make a second score with its error, in the writer's own transaction", async () => {
    await run(ten(10, "1"));
    await run(ten(3, "0.5"));
    // (10 − 5) of 15, by hand: 33.3; Kish: 15² ÷ 12.5 = 18.
    expect(await weighted()).toMatchObject({ value: expect.closeTo(100 / 3, 9) as number, effectiveN: 18 });
    expect(await verified()).toBe(0);
  });

  it("cancel exactly when answers are taken back, also after a fold, whatever the weights", async () => {
    const before = await weighted();
    await run(ten(9, "0.1 + i * 0.37"));
    expect(await weighted()).not.toEqual(before);
    expect(await foldWeights()).toBeGreaterThan(0);
    expect(await verified()).toBe(0);
    await run("DELETE FROM response WHERE score = 9");
    expect(await verified()).toBe(0);
    await foldWeights();
    expect(await weighted()).toEqual(before);
    const { rows } = await run("SELECT count(*)::int AS cells FROM rollup.weight");
    expect(rows).toEqual([{ cells: 2 }]);
    expect(await foldWeights()).toBe(0);
  });

  it("are found wrong by a recount, and put right by a rebuild", async () => {
    await run("UPDATE response SET weight = 2 WHERE score = 10");
    expect(await verified()).toBe(0);
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query("UPDATE rollup.weight SET weight = weight + 0.001 WHERE class = 2");
    await owner.end();
    expect(await verified()).toBe(1);
    await rebuildRollups(operatorScope("rollup:repair"));
    expect(await verified()).toBe(0);
    expect((await weighted())?.value).toBeCloseTo((100 * 15) / 25, 9);
  });

  it("are silent as soon as one answer of the score carries none", async () => {
    await run(
      `INSERT INTO response (answered_at, survey_id, score) VALUES ('2026-08-20', (SELECT min(id) FROM survey), 8)`,
    );
    expect(await weighted()).toBeUndefined();
    const { rows } = await run("SELECT sum(answers)::int AS answers FROM rollup.weight");
    expect(rows).toEqual([{ answers: 20 }]);
  });
});
