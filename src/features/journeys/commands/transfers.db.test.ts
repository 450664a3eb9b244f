import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import { api } from "@/api/root";
import { FeedbackAsked } from "@/features/feedback/schema";
import { Asked } from "@/features/responses/schema";
import { TrendsAsked } from "@/features/trends/schema";

const NOW = new Date("2026-11-22T09:00:00Z");
const CLAIMS = 1;
const CONTACT = 2;
const BRAND = 3;
const OFFER = 1;
const ORPHAN = 3;
const database = useTestDatabase();
let client: pg.Client;

/** Claims answers for Offer, Contact for Call, nobody for Letter; forty answers a month at each from July to November. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('00000000-0000-4000-8000-000000000001', 'ana@test.example', 'Ana');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2), (3, 'brand', 'Brand', 3);
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO stage_role (stage_id, department_id, valid_from) VALUES (1, 1, '2020-01-01');
    INSERT INTO touchpoint (id, slug, name, stage_id, position) VALUES (1, 'offer', 'Offer', 1, 1), (2, 'call', 'Call', 1, 2), (3, 'letter', 'Letter', 1, 3);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO promise (id, slug, stage_id, touchpoint_id, made_by, delivered_by) VALUES (1, 'fast', 1, 1, 3, 1);
    INSERT INTO promise_version (promise_id, number, text, comparator, threshold, unit, valid_from) VALUES (1, 1, 'Fast', 'at most', 1, 'days', '2020-01-01');
    SELECT facts.ensure_months('2026-01-01', '2026-11-30');
    INSERT INTO customer (id, ref) SELECT n, 'c' || n FROM generate_series(1, 40) AS n;
    INSERT INTO response (answered_at, survey_id, touchpoint_id, customer_id, score, emotion, promise_kept)
      SELECT make_timestamptz(2026, m, 2 + n % 20, 9, 0, 0, 'UTC'), 1, t, n, (n * (m + t)) % 11, n % 5 - 2, n % 3 - 1
      FROM generate_series(7, 11) AS m, generate_series(1, 3) AS t, generate_series(1, 40) AS n
      WHERE make_timestamptz(2026, m, 2 + n % 20, 9, 0, 0, 'UTC') < '2026-11-22';
    SELECT rollup.fold();`);
});
afterAll(() => client.end());

function as(role: Grant["role"], departmentId: number | null = null, now = NOW) {
  return api.createCaller({ viewer: viewerWith([{ role, departmentId }]), now });
}
const executive = () => as("executive");
const offerOf = (id: number) => executive().journeys.transfers.ownership({ touchpointId: id });
const openOf = async (id: number) => (await offerOf(id)).open?.id ?? 0;
const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as Error & { code: string },
  );

/** Everything a screen or an export reads of a closed period. */
async function everyScreen(period: string) {
  const asked = Asked.parse({ period });
  const { loyalty, journeys, promises, scorecards, trends, feedback } = executive();
  const feedbackAsked = FeedbackAsked.parse({ period });
  return {
    // What waits for a decision is of today, whatever the period.
    overview: { ...(await loyalty.overview(asked)), decisions: undefined },
    departments: await Promise.all(
      ["claims", "contact", "brand"].map((slug) => loyalty.department({ slug, asked })),
    ),
    filtered: { ...(await loyalty.overview({ ...asked, departments: [CLAIMS] })), decisions: undefined },
    figures: await loyalty.journeyFigures({ journey: "main", asked }),
    map: await journeys.map({ slug: "main", range: { from: "2026-07-01", to: "2026-10-01" } }),
    place: await loyalty.place({ touchpoints: [OFFER], asked }),
    ledger: await promises.ledger({ journey: "main", asked }),
    movement: await loyalty.movement({ from: "2026-07", to: "2026-09" }),
    debt: await loyalty.debt({ period: "2026-09" }),
    matrix: await scorecards.matrix({ period: "2026-09" }),
    detractors: await trends.detractors(TrendsAsked.parse({ period })),
    feedback: await feedback.page(feedbackAsked),
    file: await feedback.fileRows(feedbackAsked),
  };
}
const cubes = async () =>
  (
    await client.query<{ sum: string }>(
      "SELECT md5(string_agg(c::text, ',' ORDER BY c::text)) AS sum FROM rollup.cube AS c",
    )
  ).rows;

describe("a transfer between two heads", () => {
  it("is offered by one and accepted by the other; a head of neither, a member and an admin cannot", async () => {
    const offer = { touchpointId: OFFER, toDepartmentId: CONTACT, startsOn: "2026-12-01" };
    for (const call of [as("member", CLAIMS), as("admin")])
      expect((await refusalOf(call.journeys.transfers.offer(offer)))?.code).toBe("FORBIDDEN");
    const stranger = await refusalOf(as("head", BRAND).journeys.transfers.offer(offer));
    const absent = await refusalOf(
      as("head", BRAND).journeys.transfers.offer({ ...offer, touchpointId: 999 }),
    );
    expect([stranger?.code, stranger?.message]).toEqual([absent?.code, absent?.message]);
    expect(stranger?.code).toBe("NOT_FOUND");

    const head = as("head", CLAIMS).journeys.transfers;
    expect(await head.offer(offer)).toEqual({ startsOn: "2026-12-01", isSettled: false });
    expect((await refusalOf(head.offer(offer)))?.message).toContain("An offer for this touchpoint is open");
    const id = await openOf(OFFER);
    // Whoever offered may take it back, not accept it.
    expect((await head.ownership({ touchpointId: OFFER })).open?.maySettle).toEqual(["withdrawn"]);
    expect((await refusalOf(head.settle({ id, outcome: "accepted" })))?.code).toBe("NOT_FOUND");
    expect(
      (await refusalOf(as("head", BRAND).journeys.transfers.settle({ id, outcome: "declined" })))?.code,
    ).toBe("NOT_FOUND");
    const other = as("head", CONTACT).journeys.transfers;
    expect(await other.open({ department: "contact" })).toMatchObject([
      { id, isContested: false, maySettle: ["accepted", "declined"], from: { name: "Claims" } },
    ]);
    await other.settle({ id, outcome: "declined" });
    expect((await offerOf(OFFER)).history).toMatchObject([{ department: { name: "Claims" }, to: null }]);
  });

  it("leaves every screen, export and cube of an old period as they were", async () => {
    const before = { quarter: await everyScreen("2026-Q3"), cubes: await cubes() };
    expect(before.quarter.figures.total).toMatchObject({ state: "shown" });
    await as("head", CONTACT).journeys.transfers.offer({
      touchpointId: OFFER,
      toDepartmentId: CONTACT,
      startsOn: "2026-11-01",
    });
    const id = await openOf(OFFER);
    expect(await as("head", CLAIMS).journeys.transfers.settle({ id, outcome: "accepted" })).toEqual({
      startsOn: "2026-11-01",
      isSettled: true,
    });
    const after = { quarter: await everyScreen("2026-Q3"), cubes: await cubes() };
    expect(after).toEqual(before);
    expect((await client.query("SELECT mismatches::int FROM rollup.verify()")).rows).toEqual([
      { mismatches: 0 },
    ]);

    // In the new month it is the other department's, on the map and in the figures.
    const asked = Asked.parse({ period: "2026-11" });
    const [claims, contact] = await Promise.all(
      ["claims", "contact"].map((slug) => executive().loyalty.department({ slug, asked })),
    );
    expect(claims?.touchpoints.map(({ name }) => name)).toEqual([]);
    expect(contact?.touchpoints.map(({ name }) => name).toSorted()).toEqual(["Call", "Offer"]);
    expect(
      (await offerOf(OFFER)).history.map(({ department, from, to }) => [department.name, from, to]),
    ).toEqual([
      ["Contact", "2026-11-01", null],
      ["Claims", "2020-01-01", "2026-11-01"],
    ]);
  });

  it("counts as contested from its first day until it is settled, and begins late when it is accepted late", async () => {
    await as("head", CONTACT).journeys.transfers.offer({
      touchpointId: OFFER,
      toDepartmentId: BRAND,
      startsOn: "2026-11-01",
    });
    const november = Asked.parse({ period: "2026-11" });
    const contested = (await executive().loyalty.journeyFigures({ journey: "main", asked: november }))
      .ownership;
    expect(contested?.contested.map(({ touchpoint }) => touchpoint)).toEqual([OFFER]);
    const { owned = 0, orphan = 0, contested: share = 0 } = contested?.coverage ?? {};
    expect(share).toBeGreaterThan(0.2);
    expect(owned + orphan + share).toBeCloseTo(1, 12);
    const february = new Date("2027-02-10T09:00:00Z");
    const id = await openOf(OFFER);
    expect(await as("head", BRAND, february).journeys.transfers.settle({ id, outcome: "accepted" })).toEqual({
      startsOn: "2027-02-01",
      isSettled: true,
    });
    const later = (await executive().loyalty.journeyFigures({ journey: "main", asked: november })).ownership;
    expect(later?.contested.map(({ touchpoint }) => touchpoint)).toEqual([OFFER]);
  });
});

describe("a transfer by an executive", () => {
  it("holds at once, gives an orphan an owner, and takes nothing back that is past", async () => {
    const { offer } = executive().journeys.transfers;
    expect(
      (await refusalOf(offer({ touchpointId: ORPHAN, toDepartmentId: BRAND, startsOn: "2026-10-01" })))
        ?.message,
    ).toContain("Past months stay");
    expect(await offer({ touchpointId: ORPHAN, toDepartmentId: BRAND, startsOn: "2026-11-01" })).toEqual({
      startsOn: "2026-11-01",
      isSettled: true,
    });
    const { coverage } =
      (
        await executive().loyalty.journeyFigures({
          journey: "main",
          asked: Asked.parse({ period: "2026-10" }),
        })
      ).ownership ?? {};
    expect(coverage?.orphan).toBeCloseTo(1 / 3, 1);
  });

  it("is not undone by a draft that was begun before", async () => {
    const { journeys } = executive();
    await journeys.change({
      slug: "main",
      version: 0,
      change: { kind: "stage.wants", stage: "s1", value: "To be heard" },
    });
    await journeys.transfers.offer({ touchpointId: ORPHAN, toDepartmentId: CLAIMS, startsOn: "2026-12-01" });
    const { version } = await journeys.draft({ slug: "main" });
    await journeys.publish({ slug: "main", version });
    expect((await offerOf(ORPHAN)).history.map(({ department }) => department.name)).toEqual([
      "Claims",
      "Brand",
    ]);
  });

  it("is not an admin's to make by publishing a draft", async () => {
    const admin = as("admin").journeys;
    const change = {
      kind: "touchpoint.owner" as const,
      touchpoint: "t2",
      value: { departmentId: BRAND, from: "2026-12-01" },
    };
    const { version } = await admin.change({ slug: "main", version: 0, change });
    const { problems } = await admin.publish({ slug: "main", version });
    expect(problems).toMatchObject([{ cell: "touchpoint-t2-owner" }]);
    expect(problems[0]?.message).toContain("both heads agree or an executive decides");
    expect((await executive().journeys.publish({ slug: "main", version })).problems).toEqual([]);
  });
});
