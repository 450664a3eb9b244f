import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import type { Grant } from "@/access/can";
import { operatorScope } from "@/access/operator";
import { asSystem, withConnection } from "@/server/db";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { verifyRollups } from "../queries/verify";
import { foldImpressions } from "./impressions";
import { rebuildRollups } from "./rollup";

const database = useTestDatabase();
const now = new Date("2026-09-15T12:00:00Z");
const run = (sql: string) => withConnection((client) => client.query<Record<string, number>>(sql));
const verified = async () => (await verifyRollups(operatorScope("rollup:repair"))).mismatches;
const executive = { role: "executive", departmentId: null } as const;
const headOfTwo = { role: "head", departmentId: 2 } as const;
const felt = async (asked: object = { period: "2026-08" }, grant: Grant = executive) =>
  (await callAs([grant], now, false).loyalty.journeyFigures({ journey: "way", asked })).stages[0]?.felt;

/** Answers that hold one valence, on days from 1 August on. */
const answers = (count: number, emotion: string, more = { columns: "", values: "" }) => `
  INSERT INTO response (answered_at, survey_id, touchpoint_id, score, emotion${more.columns})
  SELECT timestamptz '2026-08-01 12:00Z' + i * interval '1 day', 1, 1, 8, ${emotion}${more.values} FROM generate_series(0, ${count - 1}) AS i`;

beforeAll(async () => {
  await asSystem("test", (tx) =>
    tx.organisation.create({ data: { id: 1, name: "Test", timeZone: "Pacific/Auckland" } }),
  );
  await run(`
    INSERT INTO survey (name) VALUES ('One');
    INSERT INTO persona (slug, name) VALUES ('p', 'Persona');
    INSERT INTO segment (slug, name) VALUES ('s', 'Segment');
    INSERT INTO department (slug, name) VALUES ('one', 'One'), ('two', 'Two');
    INSERT INTO journey (slug, name, version, published_at) VALUES ('way', 'Way', 1, now());
    INSERT INTO stage (journey_id, slug, name, position, designed_emotion) VALUES (1, 'use', 'Use', 1, 'relieved');
    INSERT INTO touchpoint (slug, name, stage_id) VALUES ('a', 'A', 1), ('b', 'B', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    SELECT facts.ensure_months('2026-08-01', '2026-09-30')`);
});

describe("what customers felt", () => {
  it("leaves nothing beside the cubes while nobody was asked", async () => {
    await run(answers(20, "NULL"));
    expect(await felt()).toEqual({ state: "none" });
    const { rows } = await run("SELECT count(*)::int AS n FROM rollup.impression_live");
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("is a mean with its t-interval, a gap to what was designed, and a hit rate with Wilson's", async () => {
    await run(`${answers(6, "1")}; ${answers(3, "-1")}; ${answers(1, "2")}`);
    // By hand: Σx = 5, Σx² = 13, n = 10, s² = (13 − 2.5) ÷ 9, t(0.975; 9) = 2.262157; relieved is +1, felt by 6 of 10.
    const margin = 2.262157 * Math.sqrt(10.5 / 9 / 10);
    const shown = {
      state: "shown",
      valence: 0.5,
      low: expect.closeTo(0.5 - margin, 5) as number,
      high: expect.closeTo(0.5 + margin, 5) as number,
      n: 10,
      against: {
        gap: {
          value: -0.5,
          low: expect.closeTo(-0.5 - margin, 5) as number,
          high: expect.closeTo(-0.5 + margin, 5) as number,
        },
        hit: {
          value: 60,
          low: expect.closeTo(31.267, 2) as number,
          high: expect.closeTo(83.182, 2) as number,
          n: 10,
        },
      },
    };
    expect(await felt()).toEqual(shown);
    expect(await foldImpressions()).toBeGreaterThan(0);
    expect(await felt()).toEqual(shown);
    expect(await verified()).toBe(0);
  });

  it("has neither gap nor hit rate where nobody designed an emotion", async () => {
    await run("UPDATE stage SET designed_emotion = NULL");
    expect(await felt()).not.toHaveProperty("against");
    await run("UPDATE stage SET designed_emotion = 'relieved'");
  });

  it("is read by single days, by persona and by segment as well", async () => {
    await run(answers(8, "0", { columns: ", persona_id, segment_id", values: ", 1, 1" }));
    expect(await felt({ period: "2026-08", persona: 1 })).toMatchObject({ valence: 0, n: 8 });
    expect(await felt({ period: "2026-08", segments: [1] })).toMatchObject({ valence: 0, n: 8 });
    // Noon UTC on the 4th is the 5th in Auckland: answers 0 to 3 of the four kinds of rows lie before it.
    expect(await felt({ period: "2026-08-01..2026-08-04" })).toMatchObject({ n: 3 + 3 + 1 + 3 });
    await run("DELETE FROM response WHERE persona_id = 1");
  });

  it("is each department's own for whoever sees no other, and hidden where it would tell the rest", async () => {
    expect(await felt({ period: "2026-08" }, headOfTwo)).not.toMatchObject({ state: "shown" });
    await run(answers(9, "-2").replaceAll("1, 1, 8", "1, 2, 3"));
    expect(await felt({ period: "2026-08" }, headOfTwo)).toMatchObject({ valence: -2, n: 9 });
    expect(await felt()).toMatchObject({ n: 19 });
    await run("DELETE FROM response WHERE touchpoint_id = 2");
  });

  it("follows answers that change, go and come back", async () => {
    await run("UPDATE response SET emotion = 1 WHERE emotion = -1");
    expect(await felt()).toMatchObject({ n: 10, against: { hit: { value: 90 } } });
    await run("UPDATE response SET emotion = NULL WHERE emotion = 2");
    expect(await felt()).toMatchObject({ n: 9, against: { hit: { value: 100 } } });
    expect(await verified()).toBe(0);
    await foldImpressions();
    expect(await verified()).toBe(0);
  });

  it("is found wrong by a recount, and put right by a rebuild", async () => {
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      "UPDATE rollup.impression_cube SET felt_p1 = felt_p1 + 1 WHERE grain = 2 AND touchpoint = 1",
    );
    await owner.end();
    expect(await verified()).toBe(1);
    await rebuildRollups(operatorScope("rollup:repair"));
    expect(await verified()).toBe(0);
    expect(await felt()).toMatchObject({ n: 9 });
  });
});
