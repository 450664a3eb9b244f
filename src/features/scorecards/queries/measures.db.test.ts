import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/access/scope";
import { inScope } from "@/server/db";
import { measureSources } from "@/features/measure-sources";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs, viewerWith } from "../../../../scripts/testing/viewer";
import type { Matrix, MatrixCell, ScorecardMeasure } from "../schema";
import { sumsOfMeasures } from "./sums";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive = [{ role: "executive", departmentId: null }] as const;
const database = useTestDatabase();
let client: pg.Client;

/** Two departments that swapped a touchpoint in September, so that what came before counts for the other one. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name, currency) VALUES (1, 'Test', 'GBP');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO journey (slug, name, version, published_at) VALUES ('main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'settlement', 'Settlement', 1), (2, 'call', 'Call', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 2, 'owner', '2020-01-01', '2026-09-01'), (1, 1, 'owner', '2026-09-01', NULL), (2, 2, 'owner', '2020-01-01', NULL);
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO target (department_id, metric, value, band, valid_from) VALUES
      (1, 'promises-kept', 90, 5, '2020-01-01'), (1, 'experience-debt', 100, 10, '2020-01-01');
    SELECT facts.ensure_months('2026-05-01', '2026-11-01');
    INSERT INTO promise (id, slug, stage_id, made_by, delivered_by) VALUES (1, 'quick', 1, 2, 1);
    INSERT INTO promise_version (id, promise_id, number, text, comparator, threshold, unit, limit_hours, valid_from)
      VALUES (1, 1, 1, 'In two days', 'at most', 48, 'hours', 48, '2020-01-01');
    INSERT INTO promise_tally VALUES (1, '2026-10-01', 60, 18), (1, '2026-09-01', 10, 0);
    INSERT INTO promise_event (promise_id, external_id, version_id, started_at) VALUES
      (1, 'late', 1, '2026-10-20T09:00:00Z'), (1, 'late too', 1, '2026-10-28T09:00:00Z'), (1, 'open', 1, '2026-11-21T09:00:00Z');
    INSERT INTO asked (survey_id, touchpoint_id, month, asked, delivered) VALUES
      (1, 1, '2026-10-01', 220, 200), (1, 0, '2026-10-01', 999, 999);
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
      SELECT '2026-10-15T12:00:00Z', 1, 1, 8 FROM generate_series(1, 50);
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
      SELECT '2026-10-16T12:00:00Z', 1, 2, 8 FROM generate_series(1, 30);`);
  await inkLedger();
});
afterAll(() => client.end());

/** Ten debts opened in August (Contact's then), twenty in October (Claims'), six units repaid in October of August's. */
async function inkLedger(): Promise<void> {
  await client.query(`
    INSERT INTO rollup.ledger_entry (customer, kind, of_kind, day, units, debt, cause, touchpoint, opened)
      SELECT n, 'incurred', 'incurred', '2026-08-10', 12, n, n, 1, '2026-08-10' FROM generate_series(1, 10) AS n;
    INSERT INTO rollup.ledger_entry (customer, kind, of_kind, day, units, debt, cause, touchpoint, opened)
      SELECT n, 'incurred', 'incurred', '2026-10-10', 12, n, n, 1, '2026-10-10' FROM generate_series(11, 30) AS n;
    INSERT INTO rollup.ledger_entry (customer, kind, of_kind, day, units, debt, cause, touchpoint, opened)
      SELECT n, 'repaid', 'repaid', '2026-10-12', -1, n, 100 + n, 1, '2026-08-10' FROM generate_series(1, 6) AS n;
    INSERT INTO rollup.computed (name, as_of, took_ms, value) VALUES ('money', '2026-11-21', 1, '{
      "cells": [
        {"class": "detractor", "touchpoint": 1, "month": "2026-10-01", "customers": 8, "revenue": 1000, "without": 0},
        {"class": "passive", "touchpoint": 2, "month": "2026-10-01", "customers": 9, "revenue": 1000, "without": 0}],
      "silent": {"customers": 0, "revenue": 0, "without": 0},
      "watched": {"promoter": {"customers": 0, "losses": 0}, "passive": {"customers": 0, "losses": 0}, "detractor": {"customers": 0, "losses": 0}}}');`);
}

const matrixOf = (period = "2026-10", grants: Parameters<typeof callAs>[0] = executive) =>
  callAs(grants, NOW).scorecards.matrix({ period });

function cellOf(matrix: Matrix, slug: string, measure: ScorecardMeasure): MatrixCell | undefined {
  const row = slug === "" ? matrix.organisation : matrix.departments.find((one) => one.slug === slug);
  return row?.cells[matrix.measures.indexOf(measure)];
}

describe("measures that other slices count", () => {
  it("counts promises for who delivers them; one past its limit without an outcome is broken, one within it is not counted", async () => {
    const cell = cellOf(await matrixOf(), "claims", "promises-kept");
    expect(cell).toMatchObject({
      value: 75,
      n: 80,
      verdict: { state: "missed" },
      change: { state: "unclear" },
    });
  });

  it("shows what is owed at the end of a period, for who answered for the touchpoint when it was opened", async () => {
    const october = await matrixOf();
    expect(cellOf(october, "contact", "experience-debt")).toMatchObject({ value: 114, low: 114, high: 114 });
    expect(cellOf(october, "claims", "experience-debt")).toMatchObject({
      value: 240,
      verdict: { state: "missed" },
    });
    expect(cellOf(october, "", "experience-debt")).toMatchObject({
      value: 354,
      change: { state: "counted", difference: 234 },
    });
    expect(cellOf(await matrixOf("2026-09"), "", "experience-debt")).toMatchObject({ value: 120 });
  });

  it("hides a balance that few entries moved: the difference of two months would tell one experience", async () => {
    await client.query(`
      INSERT INTO rollup.ledger_entry (customer, kind, of_kind, day, units, debt, cause, touchpoint, opened)
        VALUES (90, 'incurred', 'incurred', '2026-11-03', 12, 90, 90, 2, '2026-11-03')`);
    const november = await matrixOf("2026-11");
    expect(cellOf(november, "contact", "experience-debt")).toEqual({ state: "hidden", why: "few" });
  });

  it("holds what was felt against what the stage was designed for, with the spread of single answers", async () => {
    await client.query(`
      UPDATE stage SET designed_emotion = 'confident';
      INSERT INTO response (answered_at, survey_id, touchpoint_id, emotion)
        SELECT '2026-09-20T12:00:00Z', 1, 1, CASE WHEN n <= 10 THEN 1 ELSE -1 END FROM generate_series(1, 20) AS n;`);
    const cell = cellOf(await matrixOf("2026-09"), "claims", "emotion-gap");
    // Ten at 0 and ten at −2 of the design: mean −1, s² = 20 ÷ 19, t of 19 degrees 2.093, so ± 0.480.
    expect(cell).toMatchObject({ value: -1, n: 20, change: { state: "not comparable" } });
    expect(cell?.state === "shown" && [cell.low, cell.high].map((end) => Math.round(end * 1000))).toEqual([
      -1480, -520,
    ]);
  });

  it("counts commitments in the month they fell due, re-dated ones half, and hides none: no customer is in them", async () => {
    await client.query(`
      INSERT INTO commitment (department_id, words, due, first_due, confidence, made_by, made_at, done_on) VALUES
        (1, 'Kept', '2026-10-10', '2026-10-10', 80, gen_random_uuid(), '2026-09-01', '2026-10-09'),
        (1, 'Re-dated', '2026-10-20', '2026-10-01', 80, gen_random_uuid(), '2026-09-01', '2026-10-19'),
        (1, 'Missed', '2026-10-30', '2026-10-30', 80, gen_random_uuid(), '2026-09-01', NULL),
        (1, 'Not due', '2026-12-30', '2026-12-30', 80, gen_random_uuid(), '2026-09-01', NULL)`);
    expect(cellOf(await matrixOf(), "claims", "commitments-kept")).toMatchObject({ value: 50, n: 3 });
    expect(cellOf(await matrixOf(), "contact", "commitments-kept")).toMatchObject({ state: "none" });
  });

  it("takes the response rate from what was asked about a touchpoint", async () => {
    const matrix = await matrixOf();
    expect(cellOf(matrix, "claims", "response-rate")).toMatchObject({ value: 25, n: 200 });
    expect(cellOf(matrix, "contact", "response-rate")).toMatchObject({ state: "none" });
  });

  it("sends money only to who may see it, and to heads their own department's", async () => {
    const all = await matrixOf();
    expect(cellOf(all, "claims", "revenue-at-risk")).toMatchObject({ value: 500, n: 8 });
    expect(cellOf(all, "contact", "revenue-at-risk")).toMatchObject({ value: 300, n: 9 });
    expect(cellOf(await matrixOf("2026-09"), "claims", "revenue-at-risk")).toBeUndefined();
    const head = await matrixOf("2026-10", [{ role: "head", departmentId: 1 }]);
    expect(cellOf(head, "claims", "revenue-at-risk")).toMatchObject({ value: 500 });
    expect(cellOf(head, "contact", "revenue-at-risk")).toEqual({ state: "withheld" });
    expect(cellOf(head, "", "revenue-at-risk")).toEqual({ state: "withheld" });
    for (const role of ["member", "admin"] as const) {
      const theirs = await matrixOf("2026-10", [{ role, departmentId: role === "member" ? 1 : null }]);
      expect(theirs.measures).not.toContain("revenue-at-risk");
    }
  });
});

describe("the sums of all measures", () => {
  it("take the same few statements for two departments as for forty", async () => {
    const two = await statements();
    await client.query(`
      INSERT INTO department (id, slug, name, position) SELECT n, 'd' || n, 'D' || n, n FROM generate_series(3, 40) AS n;
      INSERT INTO touchpoint (id, slug, name, stage_id) SELECT n, 't' || n, 'T' || n, 1 FROM generate_series(3, 40) AS n;
      INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) SELECT n, n, 'owner', '2020-01-01' FROM generate_series(3, 40) AS n;
      INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
        SELECT '2026-10-16T12:00:00Z', 1, 3 + n % 38, 8 FROM generate_series(1, 800) AS n;`);
    expect((await matrixOf()).departments).toHaveLength(40);
    expect(await statements()).toBe(two);
    expect(two).toBeLessThanOrEqual(measureSources.length + 2); // revenue at risk: what is stored, and who owned what
  });
});

/** How many statements the sums of every measure take, counted at the transaction itself. */
function statements(): Promise<number> {
  const viewer = viewerWith(executive);
  const scope = scopeOf(viewer, "scorecard:read");
  if (!scope) throw new Error("An executive reads scorecards.");
  return inScope(scope, async (tx) => {
    let count = 0;
    const counting = new Proxy(tx, {
      get(target, name) {
        if (name === "$queryRaw") count++;
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
    const range = { from: "2025-11-01", to: "2026-11-01" };
    await sumsOfMeasures(counting, scope, viewer, {
      range,
      by: "departments",
      now: NOW,
      today: "2026-11-22",
    });
    return count;
  });
}
