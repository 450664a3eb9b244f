import { beforeAll, describe, expect, it } from "vitest";
import { asSystem, withConnection } from "@/server/db";
import { useTestDatabase } from "../../../scripts/testing/database";
import { callAs } from "../../../scripts/testing/viewer";
import { analyseDrivers } from "./commands";
import { analysedVersion } from "./queries/due";

useTestDatabase();
const now = new Date("2026-09-15T12:00:00Z");
const ids = { claims: 0, sales: 0, payment: 0, visit: 0, quote: 0 };
const executive = () => callAs([{ role: "executive", departmentId: null }], now);

/** Payment punishes, the visit rewards, the quote does nothing; sales has too few customers for an analysis. */
const answersSql = `
  INSERT INTO response (answered_at, survey_id, touchpoint_id, customer_id, score, csat, ces, emotion, promise_kept)
  SELECT timestamptz '2026-01-10' + (i % 200) * interval '1 day', survey.id, touchpoint.id, i, greatest(0, least(10,
      8 + CASE WHEN touchpoint.slug = 'payment' AND csat <= 2 THEN -4 ELSE 0 END
        + CASE WHEN touchpoint.slug = 'visit' AND csat = 5 THEN 2 ELSE 0 END
        + (i / 15 % 3) - 2)), csat, least(7, 2 + csat + i * 31 % 2), csat - 3, CASE WHEN i % 4 = 0 THEN NULL ELSE csat / 2 - 1 END
  FROM (SELECT i, 1 + i * 104729 % 5 AS csat, (ARRAY['payment', 'visit', 'quote'])[1 + i % 3] AS place
        FROM generate_series(1, 1500) AS i) AS answer
  JOIN touchpoint ON touchpoint.slug = place CROSS JOIN survey
  WHERE place <> 'quote' OR i < 240`;

beforeAll(async () => {
  await asSystem("test", async (tx) => {
    await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, name: "Test" }, update: {} });
    await tx.survey.create({ data: { name: "After contact" } });
    for (const slug of ["claims", "sales"] as const)
      ids[slug] = (await tx.department.create({ data: { slug, name: slug } })).id;
    for (const slug of ["payment", "visit", "quote"] as const) {
      ids[slug] = (await tx.touchpoint.create({ data: { slug, name: `The ${slug}` } })).id;
      await tx.$executeRaw`INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from)
        VALUES (${ids[slug]}, ${slug === "quote" ? ids.sales : ids.claims}, 'owner', '2020-01-01')`;
    }
  });
  await withConnection(async (client) => {
    await client.query("SELECT facts.ensure_months('2026-01-01', '2026-12-01')");
    await client.query(answersSql);
  });
});

describe("the search for drivers", () => {
  it("says that it has not looked yet, before it has", async () => {
    expect((await analysedVersion()).analysed).toBeNull();
    expect(await executive().loyalty.drivers({})).toMatchObject({
      scope: { name: "Test" },
      touchpoints: { state: "not yet" },
      emotionShare: "too few cases",
    });
  });

  it("finds what punishes and what rewards, of everybody and of one department", async () => {
    expect(await analyseDrivers(now)).toBe(3);
    const { touchpoints, questions } = await executive().loyalty.drivers({});
    if (touchpoints.state !== "shown" || questions.state !== "shown")
      throw new Error("There are enough answers.");
    expect(touchpoints).toMatchObject({ from: "2025-09-01", to: "2026-09-01", lost: 0, looked: 1 });
    const rows = new Map(touchpoints.drivers.map((driver) => [driver.name, driver]));
    expect(rows.get("The payment")).toMatchObject({ class: "basic", hasEvidence: true });
    expect(rows.get("The visit")).toMatchObject({ class: "differentiator", hasEvidence: true });
    expect(rows.get("The quote")?.hasEvidence).toBe(false);
    expect(rows.get("The payment")?.penalty).toBeCloseTo(4, 0);
    const sum = touchpoints.drivers.reduce((total, driver) => total + driver.weight.value, 0);
    expect(sum).toBeCloseTo(touchpoints.explained.value, 10);

    const own = await executive().loyalty.drivers({ departmentId: ids.claims });
    expect(own.scope).toEqual({ departmentId: ids.claims, name: "claims" });
    if (own.touchpoints.state !== "shown") throw new Error("Claims has enough answers.");
    expect(own.touchpoints.drivers.map(({ name }) => name).sort()).toEqual(["The payment", "The visit"]);
  });

  it("gives up cases without all questions and says how many", async () => {
    const { questions, emotionShare } = await executive().loyalty.drivers({});
    if (questions.state !== "shown") throw new Error("There are enough answers.");
    expect(questions.lost).toBeGreaterThan(200);
    expect(questions.drivers.map(({ key }) => key).sort()).toEqual([
      "ces",
      "csat",
      "emotion",
      "promise-kept",
    ]);
    // Feeling is satisfaction less three here: each is named as the other's repetition.
    expect(questions.drivers.find(({ key }) => key === "emotion")?.repeats).toContain("Satisfaction");
    expect(emotionShare).toMatchObject({ value: expect.any(Number) as number });
  });

  it("says how many answers are missing", async () => {
    const few = await executive().loyalty.drivers({ departmentId: ids.sales });
    expect(few.touchpoints).toMatchObject({ state: "too few", needed: 20 });
  });

  it("is within reach only", async () => {
    const member = callAs([{ role: "member", departmentId: ids.sales }], now);
    expect((await member.loyalty.drivers({})).scope.name).toBe("sales");
    await expect(member.loyalty.drivers({ departmentId: ids.claims })).rejects.toThrow("does not exist");
    await expect(executive().loyalty.drivers({ departmentId: 99_999 })).rejects.toThrow("does not exist");
  });

  it("gives the same figures again, and is due only when something changed", async () => {
    const figures = async () => (await executive().loyalty.drivers({})).touchpoints;
    const before = await figures();
    const { analysed, version } = await analysedVersion();
    expect(analysed).toBe(version);
    await analyseDrivers(now);
    expect(await figures()).toEqual(before);
    await withConnection((client) => client.query("DELETE FROM response WHERE customer_id = 7"));
    const later = await analysedVersion();
    expect(later.analysed).not.toBe(later.version);
  });

  it("hides drivers rated by fewer than the organisation's threshold", async () => {
    await asSystem("test", (tx) => tx.organisation.update({ where: { id: 1 }, data: { fewestAnswers: 81 } }));
    const { touchpoints } = await executive().loyalty.drivers({});
    if (touchpoints.state !== "shown") throw new Error("There are enough answers.");
    expect(touchpoints.drivers.map(({ name }) => name)).not.toContain("The quote");
  });
});
