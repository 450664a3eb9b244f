import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { Asked } from "@/features/responses/schema";
import type { Overview } from "../schema";

const NOW = new Date("2026-11-22T09:00:00Z");
const CANARY = "canary-in-the-claims-comments";
const executive = [{ role: "executive", departmentId: null }] as const;
const plain = Asked.parse({});

const database = useTestDatabase();
let client: pg.Client;

/**
 * Claims owns Settlement (60 answers a month), Contact owns Call, which it took over from Claims on 1 August, Legal
 * owns Complaint with 3 answers in the quarter; Chat belongs to nobody (6), and 7 answers name no touchpoint.
 */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2), (3, 'legal', 'Legal', 3);
    INSERT INTO journey (id, slug, name) VALUES (1, 'main', 'Main');
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'settlement', 'Settlement', 1), (2, 'call', 'Call', NULL), (3, 'complaint', 'Complaint', NULL), (4, 'chat', 'Chat', NULL);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', NULL), (2, 1, 'owner', '2020-01-01', '2026-08-01'), (2, 2, 'owner', '2026-08-01', NULL), (3, 3, 'owner', '2020-01-01', NULL);
    INSERT INTO channel (id, slug, name) VALUES (1, 'phone', 'Phone'), (2, 'web', 'Web');
    INSERT INTO segment (id, slug, name) VALUES (1, 'motor', 'Motor');
    INSERT INTO persona (id, slug, name) VALUES (1, 'farah', 'Farah');
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true), (2, 'Pilot', false);
    INSERT INTO target (department_id, value, band, valid_from) VALUES (NULL, 40, 5, '2020-01-01'), (1, 60, 5, '2020-01-01'), (1, 0, 5, '2026-10-01');
    INSERT INTO asked (survey_id, month, asked, delivered) VALUES (1, '2026-07-01', 400, 300), (1, '2026-08-01', 400, 300), (1, '2026-09-01', 400, 300);`);
  await client.query("SELECT facts.ensure_months('2026-03-01', '2026-11-01')");
  const months = ["04", "05", "06", "07", "08", "09"];
  for (const month of months) {
    await fill({
      month,
      touchpoint: 1,
      scores: [...Array<number>(30).fill(10), ...Array<number>(15).fill(7), ...Array<number>(15).fill(2)],
    });
    await fill({
      month,
      touchpoint: 2,
      scores: [...Array<number>(20).fill(9), ...Array<number>(20).fill(8)],
    });
  }
  await fill({ month: "09", touchpoint: 3, scores: [0, 1, 2] });
  await fill({ month: "09", touchpoint: 4, scores: [3, 3, 3, 9, 9, 9] });
  await fill({ month: "09", touchpoint: null, scores: [5, 5, 5, 5, 10, 10, 10] });
  await fill({ month: "09", touchpoint: 1, scores: [4, 4, 4], channel: 2 });
  await fill({ month: "09", touchpoint: 1, scores: Array<number>(50).fill(0), survey: 2 });
  await client.query(
    "UPDATE response SET comment = $1 WHERE touchpoint_id = 1 AND score = 10 AND survey_id = 1",
    [CANARY],
  );
});
afterAll(() => client.end());

type Fill = { month: string; touchpoint: number | null; scores: number[]; channel?: number; survey?: number };

async function fill({ month, touchpoint, scores, channel = 1, survey = 1 }: Fill): Promise<void> {
  await client.query(
    "INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, segment_id, persona_id, score) SELECT $1::timestamptz, $2, $3, $4, 1, 1, unnest($5::int[])",
    [`2026-${month}-15T12:00:00Z`, survey, touchpoint, channel, scores],
  );
}

const asExecutive = (asked: Partial<Asked> = {}) =>
  callAs(executive, NOW).loyalty.overview({ ...plain, ...asked });

function shown(figure: Overview["score"]) {
  if (figure.state !== "shown") throw new Error(`The figure is ${figure.state}.`);
  return figure.score;
}
const line = (overview: Overview, slug: string) => overview.departments.find((one) => one.slug === slug);

describe("the overview", () => {
  it("shows what a GROUP BY over raw answers gives, pilots left out", async () => {
    const overview = await asExecutive();
    const { rows } = await client.query<{ promoters: number; passives: number; detractors: number }>(
      `SELECT count(*) FILTER (WHERE score >= 9)::int AS promoters, count(*) FILTER (WHERE score IN (7, 8))::int AS passives, count(*) FILTER (WHERE score <= 6)::int AS detractors
       FROM response WHERE survey_id = 1 AND answered_at >= '2026-07-01' AND answered_at < '2026-10-01'`,
    );
    expect(shown(overview.score).counts).toEqual(rows[0]);
    expect(overview.view.range).toEqual({ from: "2026-07-01", to: "2026-10-01" });
    expect(overview.asked).toEqual({ asked: 1200, delivered: 900, answers: shown(overview.score).n });
    expect(overview.trend).toHaveLength(12);
  });

  it("gives an answer to whoever was accountable when it was given", async () => {
    const overview = await asExecutive();
    // Claims: three months of Settlement, three more on the web, and July's calls; Contact: August and September.
    expect(shown(line(overview, "claims")?.figure ?? { state: "none" }).n).toBe(3 * 60 + 3 + 40);
    expect(shown(line(overview, "contact")?.figure ?? { state: "none" }).n).toBe(2 * 40);
  });

  it("judges a period by the target of that time: October's lower target changes nothing in September", async () => {
    expect(line(await asExecutive(), "claims")?.target?.value).toBe(60);
    expect(line(await asExecutive({ period: "this-quarter" }), "claims")?.target?.value).toBe(0);
  });

  it("hides a department under five answers, and the next smallest so that it cannot be worked out", async () => {
    const overview = await asExecutive();
    expect(line(overview, "legal")).toMatchObject({ figure: { state: "hidden", why: "few" }, trend: [] });
    expect(JSON.stringify(line(overview, "legal"))).not.toMatch(/"n"|promoters|"value":-/);
    expect(overview.unowned).toEqual({ state: "hidden", why: "complement" });
    expect(shown(overview.unmapped).n).toBe(7);
  });

  it("opens a filter only if what it leaves out cannot be worked out either", async () => {
    // Three answers came by the web: hidden themselves, and so is everything but them.
    expect((await asExecutive({ channels: [2] })).score).toEqual({ state: "hidden", why: "few" });
    const phone = await asExecutive({ channels: [1] });
    expect(phone.score).toEqual({ state: "hidden", why: "complement" });
    expect(phone.departments.every(({ figure }) => figure.state !== "shown")).toBe(true);
    expect(phone.trend.at(-1)?.figure.state).toBe("hidden");
    expect(phone.trend.at(-2)?.figure.state).toBe("shown");
  });

  it("narrows to a stage, a touchpoint or whoever was accountable, and hides what a narrow filter leaves over", async () => {
    expect(shown((await asExecutive({ departments: [1] })).score).n).toBe(3 * 60 + 3 + 40);
    expect(shown((await asExecutive({ touchpoints: [2] })).score).n).toBe(3 * 40);
    expect(shown((await asExecutive({ stages: [1] })).score).n).toBe(3 * 60 + 3);
    expect((await asExecutive({ touchpoints: [3] })).score).toEqual({ state: "hidden", why: "few" });
    // Left out are the three complaints together with seven answers without a touchpoint: enough.
    expect((await asExecutive({ touchpoints: [1, 2, 4] })).score.state).toBe("shown");
    expect((await asExecutive({ departments: [99] })).view.notices).toHaveLength(1);
  });

  it("drops what it does not know with a notice, and widens what it knows by month only", async () => {
    const overview = await asExecutive({
      period: "2026-07-10..2026-08-20",
      channels: [1, 99],
      segments: [1],
    });
    expect(overview.view.range).toEqual({ from: "2026-07-01", to: "2026-09-01" });
    expect(overview.view.notices).toHaveLength(2);
    expect((await asExecutive({ period: "nonsense" })).view.periodKey).toBe("last-quarter");
    expect((await asExecutive({ persona: 1, channels: [1] })).view.filters.channels).toEqual([]);
  });

  it("counts days exactly where no month fits", async () => {
    expect(shown((await asExecutive({ period: "2026-09-15..2026-09-15" })).score).n).toBe(
      60 + 40 + 3 + 6 + 7 + 3,
    );
    expect((await asExecutive({ period: "2026-09-16..2026-09-20" })).score.state).toBe("none");
  });

  it("follows an answer the moment it is written or taken away", async () => {
    const before = shown((await asExecutive()).score).n;
    await fill({ month: "08", touchpoint: 1, scores: [9] });
    expect(shown((await asExecutive()).score).n).toBe(before + 1);
    await client.query("DELETE FROM response WHERE id = (SELECT max(id) FROM response)");
    expect(shown((await asExecutive()).score).n).toBe(before);
    await client.query("SELECT rollup.fold()");
    expect(shown((await asExecutive()).score).n).toBe(before);
  });

  it("shows a member their own department only", async () => {
    const overview = await callAs([{ role: "member", departmentId: 2 }], NOW).loyalty.overview(plain);
    expect(overview.departments.map(({ slug }) => slug)).toEqual(["contact"]);
    expect(shown(overview.score).n).toBe(80);
    expect(overview.asked).toBeUndefined();
  });
});

describe("a department's page", () => {
  const question = (slug: string) => ({ slug, asked: plain });

  it("shows its head the words of its own customers", async () => {
    const page = await callAs([{ role: "head", departmentId: 1 }], NOW).loyalty.department(
      question("claims"),
    );
    expect(page.comments.state).toBe("shown");
    expect(JSON.stringify(page.comments)).toContain(CANARY);
    expect(page.touchpoints.map(({ slug }) => slug).toSorted()).toEqual(["call", "settlement"]);
  });

  it.each([
    ["the head of another department", [{ role: "head", departmentId: 2 }]],
    ["an administrator", [{ role: "admin", departmentId: null }]],
  ] as const)("shows %s scores but no words", async (_, grants) => {
    const page = await callAs(grants, NOW).loyalty.department(question("claims"));
    expect(page.score.state).toBe("shown");
    expect(page.comments).toEqual({ state: "not yours" });
    expect(JSON.stringify(page)).not.toContain(CANARY);
  });

  it("is not there for a member of another department, in the words of one that does not exist", async () => {
    const call = callAs([{ role: "member", departmentId: 2 }], NOW);
    const words = async (slug: string) =>
      call.loyalty.department(question(slug)).then(
        () => "shown",
        (error: unknown) => (error as Error).message,
      );
    expect(await words("claims")).toBe(await words("does-not-exist"));
    expect(await words("claims")).toBe("This does not exist or you have no access to it.");
  });

  it.each(["2026-09", "2026-08", "last-quarter"])(
    "hides what the overview hides of it (%s)",
    async (period) => {
      const call = callAs(executive, NOW);
      const { departments } = await call.loyalty.overview({ ...plain, period });
      for (const { slug, figure, change } of departments) {
        const page = await call.loyalty.department({ slug, asked: { ...plain, period } });
        expect(page.score).toEqual(figure);
        if (figure.state === "hidden")
          expect([page.change, change]).toEqual([{ state: "not comparable" }, { state: "not comparable" }]);
      }
    },
  );

  it("shows no comments of surveys and channels outside its filters", async () => {
    await client.query("UPDATE response SET comment = 'from the pilot' WHERE survey_id = 2");
    const page = await callAs(executive, NOW).loyalty.department(question("claims"));
    expect(JSON.stringify(page.comments)).not.toContain("from the pilot");
  });

  it("is closed to other heads when scorecards are closed", async () => {
    const call = callAs([{ role: "head", departmentId: 2 }], NOW, false);
    await expect(call.loyalty.department(question("claims"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("hides comments from an executive where a touchpoint has too few answers", async () => {
    await client.query("UPDATE response SET comment = 'alone' WHERE touchpoint_id = 3");
    const page = await callAs(executive, NOW).loyalty.department(question("legal"));
    expect(page.comments).toEqual({ state: "few" });
    expect(JSON.stringify(page)).not.toContain("alone");
  });
});
