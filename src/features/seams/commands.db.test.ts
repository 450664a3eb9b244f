import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, withConnection } from "@/server/db";
import { useTestDatabase } from "../../../scripts/testing/database";
import { callAs } from "../../../scripts/testing/viewer";
import { measureSeams } from "./commands";
import { seamsVersion } from "./queries/due";

useTestDatabase();
const now = new Date("2026-09-15T12:00:00Z");
const run = (sql: string) => withConnection((client) => client.query(sql));
const executive = { role: "executive", departmentId: null } as const;
const page = (grant: Parameters<typeof callAs>[0][number] = executive) =>
  callAs([grant], now, false).seams.page();

/** Each customer's matter: an answer in the app and, three days later, one by a channel; ease goes up and down by one. */
const matters = (first: number, count: number, second: { channel: number; ease: number }) => `
  INSERT INTO response (answered_at, survey_id, touchpoint_id, customer_id, channel_id, ces)
  SELECT timestamptz '2026-05-01 12:00Z' + i * interval '1 hour', 1, 1, ${first} + i, 1, NULL FROM generate_series(0, ${count - 1}) AS i
  UNION ALL
  SELECT timestamptz '2026-05-04 12:00Z' + i * interval '1 hour', 1, 1, ${first} + i, ${second.channel}, ${second.ease} + i % 3 - 1
  FROM generate_series(0, ${count - 1}) AS i`;

beforeAll(async () => {
  await asSystem("test", (tx) => tx.organisation.create({ data: { id: 1, name: "Test" } }));
  await run(`
    INSERT INTO survey (name, counts_in_score) VALUES ('Steps', false);
    INSERT INTO channel (slug, name) VALUES ('app', 'App'), ('phone', 'Phone'), ('letter', 'Letter');
    INSERT INTO department (slug, name) VALUES ('one', 'One');
    INSERT INTO journey (slug, name, version, published_at) VALUES ('way', 'Way', 1, now());
    INSERT INTO stage (journey_id, slug, name, position) VALUES (1, 'use', 'Use', 1);
    INSERT INTO touchpoint (slug, name, stage_id) VALUES ('a', 'A', 1);
    SELECT facts.ensure_months('2025-09-01', '2026-09-30')`);
});

describe("what changing channel costs", () => {
  it("waits until the worker has looked", async () => {
    expect(await page()).toEqual({ state: "waiting" });
    expect(await seamsVersion()).toMatchObject({ measured: null, answers: false });
  });

  it("is told for pairs with 30 matters, with its range and when it was, everywhere and where it was arrived at", async () => {
    await run(matters(1000, 90, { channel: 1, ease: 5 }));
    await run(matters(2000, 45, { channel: 2, ease: 3 }));
    await run(matters(3000, 29, { channel: 3, ease: 2 }));
    // Nobody knows the channel of this one, and nobody whose that is.
    await run(`INSERT INTO response (answered_at, survey_id, touchpoint_id, customer_id, ces) VALUES
      ('2026-06-01', 1, 1, 9999, 4), ('2026-06-01', 1, 1, NULL, 4)`);
    expect(await measureSeams(now)).toBe(3);
    const seams = await page();
    if (seams.state !== "found") throw new Error(seams.state);
    expect(seams).toMatchObject({
      asOf: now.toISOString(),
      from: "2025-09-01",
      to: "2026-09-01",
      matters: 164,
      unknown: 1,
      looked: 1,
      channels: ["App", "Phone", "Letter"],
    });
    const harder = { value: 2, n: 45, isClear: true };
    expect(seams.pairs).toMatchObject([
      { from: "App", to: "Phone", penalty: harder },
      { from: "App", to: "Letter" },
    ]);
    expect(seams.pairs[1]).not.toHaveProperty("penalty.value");
    expect(seams.stages).toMatchObject([
      { stage: 1, pairs: [{ from: "App", to: "Phone", penalty: harder }] },
    ]);
    expect(seams.stages[0]?.pairs).toHaveLength(1);
    expect(seams.seamlessness).toBeCloseTo(100 * (1 - 2 / 6), 9);
    const { measured, version } = await seamsVersion();
    expect(measured).toBe(version);
  });

  it("is replaced when it is measured again, and not told to who sees some departments only", async () => {
    await run("DELETE FROM response WHERE channel_id = 3 OR customer_id BETWEEN 2000 AND 2020");
    expect((await seamsVersion()).measured).not.toBe((await seamsVersion()).version);
    await measureSeams(now);
    const seams = await page();
    expect(seams).toMatchObject({ state: "found", stages: [], pairs: [{ from: "App", to: "Phone" }] });
    expect(seams).not.toHaveProperty("pairs.0.penalty.value");
    expect(await page({ role: "head", departmentId: 1 })).toEqual({ state: "not yours" });
  });
});
