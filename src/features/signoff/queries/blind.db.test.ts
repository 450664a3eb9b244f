import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CANARY, readExamples } from "../../../../scripts/testing/read-examples";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import { scopeOf } from "@/access/scope";
import type { Blind, Grant } from "@/access/can";
import { api } from "@/api/root";
import { computeAll } from "@/features/debt/jobs";
import { analyseDrivers } from "@/features/drivers/commands";
import { codeNextComments, foldThemes } from "@/features/responses/commands/code-comments";
import { foldMovement } from "@/features/responses/commands/movement";
import { measureSeams } from "@/features/seams/commands";
import type { Viewer } from "@/server/auth/session";
import type { Meta } from "@/server/trpc";

const NOW = new Date("2026-11-10T09:00:00Z");
const BEN = "00000000-0000-4000-8000-00000000000b";
/** How often the canary is said: unmistakable in any answer. */
const PLANTED = 2003;
const head: Grant[] = [{ role: "head", departmentId: 1 }];
const database = useTestDatabase();
let client: pg.Client;

/** Ben heads Claims and has to forecast October (due 14 November) and November. Contact and Legal have answers too. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name, forecasts_from) VALUES (1, 'Test', '2026-10-01');
    INSERT INTO person (id, email, name) VALUES ('${BEN}', 'b@t.example', 'Ben');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact'), (3, 'legal', 'Legal');
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${BEN}', 'head', 1);
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'offer', 'Offer', 1), (2, 'call', 'Call', 1), (3, 'letter', 'Letter', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'),
      (2, 2, 'owner', '2020-01-01'), (3, 3, 'owner', '2020-01-01');
    INSERT INTO channel (id, slug, name) VALUES (1, 'phone', 'Phone');
    INSERT INTO segment (id, slug, name) VALUES (1, 'private', 'Private');
    INSERT INTO persona (id, slug, name) VALUES (1, 'anna', 'Anna');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO theme (id, name, phrases, query) VALUES (1, 'Waiting', '{waiting}', 'waiting');
    INSERT INTO promise (id, slug, stage_id, touchpoint_id, made_by, delivered_by) VALUES (1, 'soon', 1, 1, 2, 1);
    INSERT INTO promise_version (id, promise_id, number, text, comparator, threshold, unit, valid_from) VALUES (1, 1, 1, 'Soon', 'at most', 5, 'days', '2026-01-01');
    INSERT INTO promise_tally VALUES (1, '2026-09-01', 20, 5);
    INSERT INTO customer (id, ref, revenue) SELECT n, 'C' || n, 1000 FROM generate_series(1, ${PLANTED}) AS n;
    INSERT INTO target (department_id, metric, value, band, valid_from) VALUES (NULL, 'nps', 20, 5, '2020-01-01'), (1, 'nps', 20, 5, '2020-01-01');
    SELECT facts.ensure_months('2026-01-01', '2026-11-30');
    INSERT INTO plan (touchpoint_id, title, doing, department_id, owner_id, starts_on, due, first_due, state, done_on, measure, expected,
      baseline_from, baseline_to, baseline_state, baseline_value, baseline_low, baseline_high, baseline_n, baseline_counts,
      baseline_touchpoints, made_by, made_at)
    VALUES (1, 'From October', 'Do it', 1, '${BEN}', '2026-11-02', '2026-12-01', '2026-12-01', 'planned', NULL, 'nps', 20,
      '2026-10-01', '2026-11-01', 'shown', 5, 1, 9, ${PLANTED}, '{"promoters": 1000, "passives": 3, "detractors": 1000}', '{1}', '${BEN}', now()),
    (1, 'Done in September', 'Did it', 1, '${BEN}', '2026-09-01', '2026-10-01', '2026-10-01', 'done', '2026-09-20', 'nps', 20,
      '2026-08-01', '2026-09-01', 'shown', 5, 1, 9, 60, '{"promoters": 20, "passives": 20, "detractors": 20}', '{1}', '${BEN}', now());`);
  for (const touchpoint of [1, 2, 3])
    for (const month of ["04", "07", "08", "09"])
      await say({ touchpoint, month, from: 1, to: 60, comment: "waiting too long" });
  for (const touchpoint of [2, 3])
    for (const month of ["10", "11"])
      await say({ touchpoint, month, from: 1, to: 60, comment: "waiting too long" });
  await client.query(`
    INSERT INTO case_record (id, department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at, contact_by, close_by)
    SELECT 1, 1, 1, id, answered_at, customer_id, score, answered_at, '2026-09-10', '2026-09-22' FROM response
    WHERE touchpoint_id = 1 AND score = 3 AND answered_at >= '2026-09-01' ORDER BY id LIMIT 1`);
  await work();
});
afterAll(() => client.end());

type Said = { touchpoint: number; month: string; from: number; to: number; comment: string };

async function say({ touchpoint, month, from, to, comment }: Said): Promise<void> {
  await client.query(
    `INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, segment_id, persona_id, customer_id, score, csat, ces, emotion, promise_kept, weight, language, comment)
     SELECT $1::timestamptz + n % 7 * interval '1 hour', 1, $2, 1, 1, 1, n, n * 7 % 11, 1 + n % 5, 1 + n % 7, n % 5 - 2, n % 3 - 1, 1.5, 'en', $3
     FROM generate_series($4::int, $5::int) AS n`,
    [`2026-${month}-08T09:00:00Z`, touchpoint, comment, from, to],
  );
}

/** Everything that works behind the pages, to its end. */
async function work(): Promise<void> {
  while ((await codeNextComments()) > 0);
  await client.query("SELECT rollup.fold()");
  await foldThemes();
  await foldMovement();
  await computeAll();
  await analyseDrivers(NOW);
  await measureSeams(NOW);
}

async function blindOf(person: string): Promise<Blind[]> {
  const open = `SELECT department_id AS "departmentId", from_day::text AS "from" FROM blind_of($1, $2)`;
  return (await client.query<Blind>(open, [person, NOW])).rows;
}

type Procedure = { _def: { meta?: Meta; type: string } };
type Answers = Map<string, string>;

/** Every answer that somebody gets from a procedure that only reads, as it is sent. */
async function crawl(viewer: Viewer): Promise<Answers> {
  const answers: Answers = new Map();
  const caller = api.createCaller({ viewer, now: NOW });
  for (const [path, { _def }] of Object.entries(
    api._def.procedures as unknown as Record<string, Procedure>,
  )) {
    const capability = _def.meta?.capability;
    // One's own account wants a session, and says nothing of customers.
    if (path === "account.page") continue;
    if (_def.type !== "query" || !capability || capability === "anyone" || !scopeOf(viewer, capability))
      continue;
    const ask = path
      .split(".")
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as (
      input: unknown,
    ) => Promise<unknown>;
    for (const input of readExamples[path] ?? [undefined]) {
      const answer = await ask(input).catch((error: unknown) => (error as { code: string }).code);
      const isMine = viewer.grants === head;
      if (isMine && !path.startsWith("loyalty.debtor"))
        expect(answer, `${path} needs an example of what it is asked`).not.toBeTypeOf("string");
      // When something was last worked out is no result.
      if (path.startsWith("loyalty.debtor") && isMine) expect(answer).toBe("NOT_FOUND");
      answers.set(
        `${path} ${JSON.stringify(input)}`,
        JSON.stringify(answer, (key, value: unknown) => (key === "asOf" ? undefined : value)),
      );
    }
  }
  return answers;
}

const tells = (answers: Answers) =>
  [...answers]
    .filter(
      ([asked, answer]) =>
        !asked.includes(CANARY) && (answer.includes(CANARY) || answer.includes(String(PLANTED))),
    )
    .map(([asked]) => asked);

describe("while a head has not said what they expect", () => {
  it(
    "every answer they get is the same, byte for byte, whatever customers said in the period",
    { timeout: 120_000 },
    async () => {
      const blind = await blindOf(BEN);
      expect(blind).toEqual([{ departmentId: 1, from: "2026-10-01" }]);
      const ben = { ...viewerWith(head), id: BEN, blind };
      const executive = viewerWith([{ role: "executive", departmentId: null }]);
      const before = await crawl(ben);
      for (const month of ["10", "11"])
        await say({ touchpoint: 1, month, from: 1, to: PLANTED, comment: CANARY });
      await client.query(`INSERT INTO promise_tally VALUES (1, '2026-10-01', 0, ${PLANTED})`);
      await client.query(`
        INSERT INTO case_record (id, department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at, contact_by, close_by)
        SELECT 1000 + row_number() OVER (), 1, 1, id, answered_at, customer_id, score, answered_at, answered_at + interval '1 day', answered_at + interval '2 days'
        FROM response WHERE touchpoint_id = 1 AND score < 7 AND answered_at >= '2026-10-01'`);
      await work();
      const after = await crawl(ben);
      const changed = [...after].filter(([asked, answer]) => before.get(asked) !== answer);
      expect(changed.map(([asked]) => asked)).toEqual([]);
      expect(tells(after)).toEqual([]);

      // The search finds it where it may be read.
      const told = tells(await crawl(executive)).map((asked) => asked.split(" ")[0]);
      expect([...new Set(told)]).toEqual(
        expect.arrayContaining([
          "feedback.page",
          "loyalty.department",
          "loyalty.overview",
          "scorecards.matrix",
          "trends.score",
          "promises.ledger",
          "plans.list",
          "plans.one",
        ]),
      );
    },
  );

  it("the forecast opens the period, once saved for each that is open, and is saved once", async () => {
    const asBen = async () =>
      api.createCaller({ viewer: { ...viewerWith(head), id: BEN, blind: await blindOf(BEN) }, now: NOW })
        .signoff;
    const band = async () => (await asBen()).band({ department: "claims" });
    expect(await band()).toMatchObject({
      step: "forecast",
      toForecast: { key: "2026-10" },
      review: null,
      card: null,
    });
    await expect((await asBen()).takeFigures({ department: "claims", period: "2026-10" })).rejects.toThrow(
      "forecast first",
    );
    const expected = { department: "claims", period: "2026-10", value: 18, low: 12, high: 24 };
    await expect((await asBen()).forecast({ ...expected, value: 30 })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect((await asBen()).forecast({ ...expected, period: "2026-09" })).rejects.toThrow(
      "Nobody forecasts",
    );
    await (await asBen()).forecast(expected);
    await expect((await asBen()).forecast(expected)).rejects.toThrow("saved already");
    expect(await blindOf(BEN)).toEqual([{ departmentId: 1, from: "2026-11-01" }]);
    expect(await band()).toMatchObject({
      step: "review",
      toForecast: { key: "2026-11" },
      forecasts: [{ value: 18 }],
    });

    const october = JSON.stringify(await (await callerOf()).scorecards.matrix({ period: "2026-10" }));
    expect(october).toContain(String(PLANTED));
    expect(JSON.stringify(await (await callerOf()).scorecards.matrix({ period: "2026-11" }))).not.toContain(
      String(PLANTED),
    );
    await (await asBen()).forecast({ ...expected, period: "2026-11" });
    expect(await blindOf(BEN)).toEqual([]);
    await expect(client.query("UPDATE forecast SET value = 11")).rejects.toThrow("permission denied");
  });

  const callerOf = async () =>
    api.createCaller({ viewer: { ...viewerWith(head), id: BEN, blind: await blindOf(BEN) }, now: NOW });

  it("nothing is kept after the day it is due, from who sees everything by another role, or while it is switched off", async () => {
    const person = "00000000-0000-4000-8000-00000000000c";
    await client.query(`INSERT INTO person (id, email, name) VALUES ('${person}', 'c@t.example', 'Cem');
      INSERT INTO grant_held (person_id, role, department_id) VALUES ('${person}', 'head', 3)`);
    const from = async (moment: string) =>
      (
        await client.query<{ from: string }>(
          `SELECT from_day::text AS "from" FROM blind_of('${person}', '${moment}')`,
        )
      ).rows.map((row) => row.from);
    expect(await from("2026-09-30T12:00:00Z")).toEqual([]);
    expect(await from("2026-10-01T12:00:00Z")).toEqual(["2026-10-01"]);
    expect(await from("2026-11-14T23:59:00Z")).toEqual(["2026-10-01"]);
    expect(await from("2026-11-15T00:00:00Z")).toEqual(["2026-11-01"]);
    await client.query(
      "UPDATE organisation SET signoff_every = 'quarter', fiscal_year_start = 2, forecasts_from = '2026-05-01'",
    );
    expect(await from("2026-11-10T12:00:00Z")).toEqual(["2026-08-01"]);
    expect(await from("2026-11-15T12:00:00Z")).toEqual(["2026-11-01"]);
    await client.query(`INSERT INTO grant_held (person_id, role) VALUES ('${person}', 'executive')`);
    expect(await from("2026-11-10T12:00:00Z")).toEqual([]);
    await client.query(
      `DELETE FROM grant_held WHERE person_id = '${person}' AND role = 'executive'; UPDATE organisation SET forecasts_from = NULL`,
    );
    expect(await from("2026-11-10T12:00:00Z")).toEqual([]);
  });
});
