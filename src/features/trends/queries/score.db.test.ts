import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { Asked } from "@/features/responses/schema";
import { TrendsAsked, type ScoreTrend } from "../schema";

const NOW = new Date("2026-11-25T09:00:00Z");
const executive = [{ role: "executive", departmentId: null }] as const;

const database = useTestDatabase();
let client: pg.Client;

/** Claims and Contact own a touchpoint each; Contact had 3 answers in July. No answers in May; November is not over. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO journey (id, slug, name) VALUES (1, 'main', 'Main');
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'settlement', 'Settlement', 1), (2, 'call', 'Call', NULL);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO channel (id, slug, name) VALUES (1, 'phone', 'Phone'), (2, 'web', 'Web');
    INSERT INTO persona (id, slug, name) VALUES (1, 'farah', 'Farah');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO target (department_id, value, band, valid_from) VALUES (NULL, 40, 5, '2020-01-01');
    SELECT facts.ensure_months('2026-01-01', '2026-11-30');`);
  for (const month of ["02", "03", "04", "06", "07", "08", "09", "10", "11"]) {
    await fill(`2026-${month}-03`, 1, [10, 10, 10, 9, 9, 9, 7, 7, 2, 2, 2, 2]);
    await fill(
      `2026-${month}-20`,
      2,
      month === "07" ? [0, 0, 0] : [10, 10, 10, 10, 10, 10, 8, 8, 8, 8, 3, 3],
    );
  }
});

afterAll(async () => {
  await client.end();
});

function fill(day: string, touchpoint: number, scores: number[]) {
  return client.query(
    `INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, persona_id, score)
     SELECT $1::timestamptz, 1, $2, 1 + (i % 2)::int, 1, s FROM unnest($3::int[]) WITH ORDINALITY AS given (s, i)`,
    [`${day}T10:00:00Z`, touchpoint, scores],
  );
}

const ask = (asked: object, grants: Parameters<typeof callAs>[0] = executive) =>
  callAs(grants, NOW).trends.score(TrendsAsked.parse(asked));

const wordsOf = ({ line }: Pick<ScoreTrend, "line">) =>
  Object.fromEntries(
    line.map(({ key, figure }) => [key, figure.state === "shown" ? figure.score.n : figure.state]),
  );

describe("the line of the score", () => {
  it("is the overview's score, change and verdict for the same question", async () => {
    for (const asked of [
      {},
      { period: "2026-09" },
      { channels: [1] },
      { departments: [1], compare: "year" },
    ]) {
      const overview = await callAs(executive, NOW).loyalty.overview(Asked.parse(asked));
      const { score, change, verdict } = await ask(asked);
      expect({ score, change, verdict }).toEqual({
        score: overview.score,
        change: overview.change,
        verdict: overview.verdict,
      });
    }
  });

  it("leaves a month without answers as a gap, and marks the one under way", async () => {
    const trend = await ask({});
    expect(wordsOf(trend)).toMatchObject({ "2026-04": 24, "2026-05": "none", "2026-06": 24, "2026-11": 24 });
    expect(trend.line.filter(({ isSoFar }) => isSoFar).map(({ key }) => key)).toEqual(["2026-11"]);
  });

  it("weeks and quarters count the same answers as months", async () => {
    const total = (trend: ScoreTrend) =>
      trend.line.reduce((sum, { figure }) => sum + (figure.state === "shown" ? figure.score.n : 0), 0);
    const [months, quarters, weeks] = await Promise.all(
      (["month", "quarter", "week"] as const).map((step) => ask({ step })),
    );
    expect(months && total(months)).toBe(207);
    expect(quarters && total(quarters)).toBe(207);
    // Half a year of weeks from 1 June: six of the nine months.
    expect(weeks?.line).toHaveLength(26);
    expect(weeks && total(weeks)).toBeGreaterThanOrEqual(100);
  });

  it("hides a part with too few answers in its small line too, and the part that would give it away", async () => {
    const { parts, partSteps } = await ask({});
    const july = partSteps.findIndex(({ key }) => key === "2026-07");
    expect(parts.map(({ name, points }) => [name, points[july]])).toEqual([
      ["Claims", null],
      ["Contact", null],
    ]);
    // The quarter's figure stands beside its months: with July hidden, a second month of Contact must be.
    expect(parts.map(({ points }) => points[july + 1] === null)).toEqual([false, true]);
    expect(parts.every(({ points }) => points[july + 2] !== null)).toBe(true);
  });

  it("a member sees the line of their own department alone", async () => {
    const member = [{ role: "member", departmentId: 1 }] as const;
    const trend = await ask({ period: "2026-09" }, member);
    expect(trend.score).toMatchObject({ state: "shown", score: { n: 12 } });
    expect(trend.parts.map(({ name }) => name)).toEqual(["Claims"]);
    expect(wordsOf(trend)["2026-09"]).toBe(12);
    const stages = await ask({ period: "2026-09", by: "stages" }, member);
    expect(stages.parts.map(({ name, figure }) => [name, figure.state])).toEqual([["Use", "shown"]]);
    const channels = await ask({ period: "2026-09", by: "channels" }, member);
    const n = channels.parts.reduce(
      (sum, { figure }) => sum + (figure.state === "shown" ? figure.score.n : 0),
      0,
    );
    expect(n).toBe(12);
  });

  it("parts of every kind add up to the whole", async () => {
    for (const by of ["departments", "channels", "personas"] as const) {
      const { parts, score } = await ask({ period: "2026-09", by });
      const n = parts.reduce((sum, { figure }) => sum + (figure.state === "shown" ? figure.score.n : 0), 0);
      expect(score).toMatchObject({ score: { n } });
    }
  });
});
