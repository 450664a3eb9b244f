import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { Asked } from "@/features/responses/schema";
import type { Movement } from "../schema";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive = [{ role: "executive", departmentId: null }] as const;
const member = (departmentId: number) => [{ role: "member", departmentId }] as const;

const database = useTestDatabase();
let client: pg.Client;
let nextCustomer = 1;

/**
 * Claims owns Settlement; Contact took Call over from Claims on 1 August; Legal owns Complaint; Chat is nobody's.
 * Between June and September: at Settlement 20 promoters became detractors and 10 passives promoters; at Call 12
 * detractors became promoters; at Complaint 3 promoters became passives; at Chat 4 passives became detractors; 30 left
 * after June and 25 came in September, six of them without a name.
 */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2), (3, 'legal', 'Legal', 3);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call'), (3, 'complaint', 'Complaint'), (4, 'chat', 'Chat');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', NULL), (2, 1, 'owner', '2020-01-01', '2026-08-01'), (2, 2, 'owner', '2026-08-01', NULL), (3, 3, 'owner', '2020-01-01', NULL);
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true), (2, 'Pilot', false);`);
  await client.query("SELECT facts.ensure_months('2026-04-01', '2026-11-01')");
  await move({ customers: 20, touchpoint: 1, from: 10, to: 0 });
  await move({ customers: 10, touchpoint: 1, from: 8, to: 9 });
  await move({ customers: 12, touchpoint: 2, from: 3, to: 10 });
  await move({ customers: 3, touchpoint: 3, from: 9, to: 7 });
  await move({ customers: 4, touchpoint: 4, from: 7, to: 2 });
  await move({ customers: 30, touchpoint: 2, from: 9 });
  await move({ customers: 19, touchpoint: 1, to: 9 });
  await answer({ month: "09", customer: null, touchpoint: 1, score: 9, copies: 6 });
  await answer({ month: "09", customer: 1, touchpoint: 1, score: 10, survey: 2 }); // does not count
  await client.query("SELECT rollup.fold(), rollup.fold_movement()");
});
afterAll(() => client.end());

type Move = { customers: number; touchpoint: number; from?: number; to?: number };
async function move({ customers, touchpoint, from, to }: Move): Promise<void> {
  for (let count = 0; count < customers; count++) {
    const customer = nextCustomer++;
    if (from !== undefined) await answer({ month: "06", customer, touchpoint, score: from });
    if (to !== undefined) {
      // Of two answers in one period the newest counts.
      await answer({ month: "09", day: "10", customer, touchpoint: 4, score: 5 });
      await answer({ month: "09", customer, touchpoint, score: to });
    }
  }
}

type Answered = {
  month: string;
  day?: string;
  customer: number | null;
  touchpoint: number;
  score: number;
  survey?: number;
  copies?: number;
};
function answer({ month, day = "15", customer, touchpoint, score, survey = 1, copies = 1 }: Answered) {
  return client.query(
    "INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score) SELECT $1::timestamptz, $2, $3, $4, $5 FROM generate_series(1, $6::int)",
    [`2026-${month}-${day}T12:00:00Z`, survey, customer, touchpoint, score, copies],
  );
}

const months = { from: "2026-06", to: "2026-09" };
const asExecutive = (asked = months) => callAs(executive, NOW).loyalty.movement(asked);

function shown({ flow }: Movement) {
  if (flow.state !== "shown") throw new Error(`The flow is ${flow.state}.`);
  return flow;
}
const part = (found: Movement, slug: string) => found.departments.find((one) => one.slug === slug)?.flow;

describe("movement", () => {
  it("counts each customer once a period, by the newest answer that counts", async () => {
    const flow = shown(await asExecutive());
    expect(flow.rows.map(({ both, left, total }) => [both, left, total])).toEqual([
      [23, 30, 53],
      [14, 0, 14],
      [12, 0, 12],
    ]);
    expect(flow.columns.map(({ both, joined, total }) => [both, joined, total])).toEqual([
      [22, 25, 47],
      [3, 0, 3],
      [24, 0, 24],
    ]);
    expect(flow.rows[0]?.to).toEqual({ promoters: 0, passives: 3, detractors: 20 });
    expect(flow).toMatchObject({ both: 49, left: 30, joined: 25, first: 79, second: 74, isFewRepeat: false });
    expect(flow.extremeDrops).toEqual({ customers: 20, share: 20 / 23 });
    expect(flow.wonBack).toEqual({ customers: 12, toPromoter: 12 });
  });

  it("splits the change without a rest, and gives each department its own part", async () => {
    const found = await asExecutive();
    const { split } = shown(found);
    expect(split.before).toBeCloseTo((100 * (53 - 12)) / 79, 9);
    expect(split.after).toBeCloseTo((100 * (47 - 24)) / 74, 9);
    expect(split.migration).toBeCloseTo((100 * (20 * -2 + 10 + 12 * 2 - 3 - 4)) / 74, 9);
    expect(split.migration + split.mix).toBeCloseTo(split.change, 9);
    expect(part(found, "claims")).toMatchObject({ state: "shown", customers: 30, net: (100 * -30) / 74 });
    expect(part(found, "contact")).toMatchObject({ state: "shown", customers: 12 }); // it had taken Call over by then
    const parts = found.departments.flatMap(({ flow }) => (flow.state === "shown" ? [flow.net] : []));
    expect(parts.reduce((sum, net) => sum + net, found.notAttributed?.net ?? NaN)).toBeCloseTo(
      split.migration,
      9,
    );
  });

  it("folds a department with few customers into what is not attributed, with enough others to hide among", async () => {
    const found = await asExecutive();
    expect(part(found, "legal")).toEqual({ state: "hidden", why: "few" });
    expect(found.notAttributed).toMatchObject({ customers: 7, hasHidden: true }); // 3 at Complaint, 4 at Chat
  });

  it("adds up quarters and years from the same answers", async () => {
    const quarters = shown(await asExecutive({ from: "2026-Q2", to: "2026-Q3" }));
    expect(quarters.split).toEqual(shown(await asExecutive()).split);
    const found = await callAs(executive, NOW).loyalty.movement({});
    expect([found.from.key, found.to.key]).toEqual(["2026-Q2", "2026-Q3"]);
    expect(found.choices.month).toEqual(["2026-09", "2026-08", "2026-07", "2026-06"]);
    expect(found.choices.year).toEqual(["2026"]);
  });

  it("shows a department's people their own part only, decided with everybody's", async () => {
    const own = await callAs(member(1), NOW).loyalty.movement(months);
    expect(own.flow).toEqual({ state: "not yours" });
    expect(own.departments.map(({ slug }) => slug)).toEqual(["claims"]);
    expect(own.notAttributed).toBeUndefined();
    const legal = await callAs(member(3), NOW).loyalty.movement(months);
    expect(legal.departments).toEqual([
      { key: "3", name: "Legal", slug: "legal", flow: { state: "hidden", why: "few" } },
    ]);
  });

  it("says so when nobody answered in a period, and falls back with a notice where a pair makes no sense", async () => {
    expect((await asExecutive({ from: "2026-09", to: "2026-10" })).flow).toEqual({
      state: "none",
      missing: "second",
    });
    expect((await asExecutive({ from: "2020-01", to: "2020-02" })).flow).toEqual({
      state: "none",
      missing: "both",
    });
    const odd = await asExecutive({ from: "2026-09", to: "2026-Q3" });
    expect([odd.from.key, odd.to.key]).toEqual(["2026-Q2", "2026-Q3"]);
    expect(odd.notices).toHaveLength(1);
  });

  it("hides the whole where one of its groups is small, and says as of when it counts", async () => {
    const before = await asExecutive();
    expect(before.asOf).toBeUndefined();
    await answer({ month: "10", customer: 1, touchpoint: 1, score: 9 });
    await answer({ month: "10", customer: 2, touchpoint: 1, score: 9 });
    expect((await asExecutive()).asOf).toBeDefined();
    await client.query("SELECT rollup.fold_movement()");
    const found = await asExecutive({ from: "2026-09", to: "2026-10" });
    expect(found.flow).toEqual({ state: "hidden", group: "both" });
    expect(found.departments.every(({ flow }) => flow.state === "hidden")).toBe(true);
    expect(found.notAttributed).toBeUndefined();
  });
});

describe("who moved, on the overview", () => {
  const overviewFor = (grants: Parameters<typeof callAs>[0], now = NOW) =>
    callAs(grants, now).loyalty.overview(Asked.parse({ period: "2026-Q3" }));

  it("is the flow of the trends page, and follows answers as they are followed, within five seconds", async () => {
    const flow = shown(await asExecutive({ from: "2026-Q2", to: "2026-Q3" }));
    const { outlook } = await overviewFor(executive);
    expect(outlook?.moved).toMatchObject({ from: "2026-Q2", to: "2026-Q3" });
    expect(outlook?.moved.flow).toMatchObject({
      rows: flow.rows.map((row) => ({ class: row.class, to: row.to })),
      both: flow.both,
      extremeDrops: flow.extremeDrops.customers,
      migration: flow.split.migration,
    });

    const customer = nextCustomer++;
    await answer({ month: "06", customer, touchpoint: 1, score: 10 });
    await answer({ month: "09", customer, touchpoint: 1, score: 0 });
    await client.query("SELECT rollup.fold(), rollup.fold_movement()");
    const fiveSecondsOn = new Date(NOW.getTime() + 5_000);
    const later = (await overviewFor(executive, fiveSecondsOn)).outlook?.moved.flow;
    expect(later).toMatchObject({ both: flow.both + 1, extremeDrops: flow.extremeDrops.customers + 1 });
  });

  it("names no money before it was worked out, and nothing at all to readers of one department", async () => {
    expect((await overviewFor(executive)).outlook?.risk).toBeUndefined();
    expect((await overviewFor(member(1))).outlook).toBeUndefined();
  });
});
