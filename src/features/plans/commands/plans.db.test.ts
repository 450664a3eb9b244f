import { describe, expect, it } from "vitest";
import {
  ana,
  as,
  ben,
  BEN,
  CEM,
  lineOf,
  plan,
  quarter,
  usePlanWorld,
} from "../../../../scripts/testing/plan-world";
import type { MakePlan } from "../schema";
const world = usePlanWorld();

describe("a new plan", () => {
  it("starts with the place, who answers for it, and what the place measured", async () => {
    expect(await ben("2026-10-05").form({ place: { touchpoint: 1 } })).toMatchObject({
      place: { map: { slug: "main" }, stage: { slug: "use" }, touchpoint: { slug: "offer" } },
      accountable: 1,
      departments: [{ id: 1, name: "Claims" }],
      people: [{ name: "Ben" }, { name: "May" }],
      range: quarter,
      baselines: [
        { measure: "nps", figure: { state: "shown", value: 30, n: 100 } },
        { measure: "detractor-share", figure: { state: "shown", value: 20, n: 100 } },
        { measure: "ces", figure: { state: "shown", value: 60, n: 100 } },
      ],
    });
    const stage = await ana("2026-10-05").form({ place: { stage: 1 }, period: "2026-08" });
    // The stage's three touchpoints together: 63 promoters and 50 detractors of 163.
    expect(stage).toMatchObject({
      range: { from: "2026-08-01", to: "2026-09-01" },
      place: { touchpoint: null },
    });
    expect(stage.baselines[0]?.figure).toMatchObject({ state: "shown", n: 163, value: (100 * 13) / 163 });
  });

  it("keeps the figure that Kept counted, whatever the page sent and whatever comes later", async () => {
    const { id: made } = await ben("2026-10-05").make({ ...plan, value: 99 } as MakePlan);
    await world.say(1, "2026-09", { promoters: 0, passives: 0, detractors: 30 });
    const { plan: kept, history } = await ben("2026-10-06").one({ id: made });
    expect(kept.baseline).toMatchObject({ range: quarter, figure: { state: "shown", value: 30, n: 100 } });
    expect(history).toMatchObject([{ kind: "made", by: "Ben", on: "2026-10-05" }]);
    await world.client.query(
      "DELETE FROM response WHERE answered_at >= '2026-09-01' AND answered_at < '2026-10-01'",
    );
    for (const change of [
      "baseline_value = 1",
      "expected = 1",
      "title = 'Other'",
      "first_due = '2027-01-01'",
      "measure = 'ces'",
    ])
      await expect(world.client.query(`UPDATE plan SET ${change} WHERE id = ${made}`)).rejects.toThrow(
        "keeps what was said",
      );
    await expect(world.client.query("DELETE FROM plan")).rejects.toThrow("permission denied");
    await expect(world.client.query("UPDATE plan_change SET note = ''")).rejects.toThrow("permission denied");
  });

  it("has no figure where the place has too few answers, now or later", async () => {
    const { id: made } = await ben("2026-10-05").make({ ...plan, title: "Few", place: { touchpoint: 3 } });
    expect((await lineOf(ben("2026-10-06"), "Few")).baseline.figure).toEqual({ state: "hidden", why: "few" });
    const { rows } = await world.client.query<Record<string, unknown>>(
      `SELECT baseline_value, baseline_low, baseline_n, baseline_counts FROM plan WHERE id = ${made}`,
    );
    expect(Object.values(rows[0] ?? {})).toEqual([null, null, null, null]);
    await world.client.query("UPDATE organisation SET fewest_answers = 150");
    expect((await lineOf(ben("2026-10-06"), plan.title)).baseline.figure).toEqual({
      state: "hidden",
      why: "few",
    });
    await world.client.query("UPDATE organisation SET fewest_answers = 5");
  });

  it.each<[string, Partial<MakePlan>]>([
    ["cannot have passed", { due: "2026-10-04" }],
    ["before it starts", { startsOn: "2026-12-01" }],
    ["five years", { due: "2032-01-01" }],
    ["whole months", { baseline: { from: "2026-07-02", to: "2026-10-01" } }],
    ["whole months", { baseline: { from: "2026-10-01", to: "2026-07-01" } }],
    ["not over yet", { baseline: { from: "2026-08-01", to: "2026-11-01" } }],
    ["twelve months", { baseline: { from: "2025-09-01", to: "2026-10-01" } }],
    ["at least 0%", { measure: "ces", expected: -1 }],
    ["a role in its department", { ownerId: CEM }],
  ])("is refused in words: %s", async (words, change) => {
    await expect(ben("2026-10-05").make({ ...plan, ...change })).rejects.toThrow(words);
  });

  it("is for one place that exists and is not retired", async () => {
    for (const place of [{}, { stage: 1, touchpoint: 1 }])
      await expect(ana("2026-10-05").make({ ...plan, place })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    for (const place of [{ touchpoint: 5 }, { touchpoint: 999 }, { stage: 999 }])
      await expect(ana("2026-10-05").form({ place })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what becomes of a plan", () => {
  it("goes from planned to done with a word at the end, keeps each step, and refuses what does not follow", async () => {
    const { id: made } = await lineOf(ben("2026-10-06"), plan.title);
    await ben("2026-10-10").move({ id: made, version: 1, to: "in progress", note: "" });
    await expect(ben("2026-10-10").move({ id: made, version: 1, to: "done", note: "All" })).rejects.toThrow(
      "meanwhile",
    );
    await expect(ben("2026-10-10").move({ id: made, version: 2, to: "planned", note: "" })).rejects.toThrow(
      "cannot become planned",
    );
    await expect(ben("2026-10-10").move({ id: made, version: 2, to: "done", note: "" })).rejects.toThrow(
      "Say what changed",
    );
    await ben("2026-10-12").redate({
      id: made,
      version: 2,
      due: "2026-12-15",
      reason: "Translations take longer",
    });
    await ben("2026-10-12").handOver({ id: made, version: 3, ownerId: BEN });
    await expect(ben("2026-10-12").handOver({ id: made, version: 4, ownerId: CEM })).rejects.toThrow(
      "a role",
    );
    await ana("2026-11-20").move({ id: made, version: 4, to: "done", note: "Ten letters rewritten" });
    const { plan: done, history } = await ben("2026-11-21").one({ id: made });
    expect(done).toMatchObject({
      state: "done",
      doneOn: "2026-11-20",
      due: "2026-12-15",
      firstDue: "2026-11-30",
      owner: "Ben",
    });
    expect(history.map(({ kind, by, note }) => `${kind} ${by} ${note}`)).toEqual([
      "made Ben ",
      "in progress Ben ",
      "re-dated Ben Translations take longer",
      "handed over Ben ",
      "done Ana Ten letters rewritten",
    ]);
    expect(
      await world.client.query("SELECT action FROM audit_event WHERE action LIKE 'plan.%'"),
    ).toMatchObject({
      rows: expect.arrayContaining([{ action: "plan.done" }, { action: "plan.handed-over" }]) as unknown,
    });
  });

  it("is measured by the whole months after, in the allowed words, and waits until one is over", async () => {
    expect((await lineOf(ben("2026-12-31"), plan.title)).since).toEqual({
      state: "waiting",
      until: "2027-01-01",
    });
    // 50/30/20 before and 64/24/12 after: z = 2.06.
    expect((await lineOf(ben("2027-01-02"), plan.title)).since).toMatchObject({
      state: "measured",
      range: { from: "2026-12-01", to: "2027-01-01" },
      isSoFar: true,
      figure: { state: "shown", value: 52, n: 100 },
      change: { state: "rise" },
      isReached: true,
    });
  });

  it("is not comparable once the place has other touchpoints, and says so", async () => {
    await world.client.query(
      "INSERT INTO touchpoint (id, slug, name, merged_into, retired_on) VALUES (6, 'twin', 'Twin', 1, '2026-12-05')",
    );
    expect((await lineOf(ben("2027-01-02"), plan.title)).since).toMatchObject({
      isSamePlace: false,
      figure: { value: 52 },
      change: { state: "not comparable" },
    });
    await world.client.query("UPDATE touchpoint SET merged_into = NULL, stage_id = 2 WHERE id = 6");
    expect((await lineOf(ben("2027-01-02"), plan.title)).since).toMatchObject({ change: { state: "rise" } });
  });

  it("shows nothing of months that its reader has to forecast first, neither baseline nor after", async () => {
    const blinded = (from: string, on: string) =>
      as({ who: BEN, role: "head", of: 1, blind: [{ departmentId: 1, from }] }, on);
    const late = await lineOf(blinded("2026-12-01", "2027-01-02"), plan.title);
    expect(late.baseline.figure).toMatchObject({ value: 30 });
    expect(late.since).toMatchObject({
      figure: { state: "closed", why: "forecast" },
      change: { state: "not comparable" },
    });
    expect(late.since).not.toHaveProperty("isReached");
    const early = await lineOf(blinded("2026-09-01", "2027-01-02"), plan.title);
    expect(early.baseline.figure).toEqual({ state: "closed", why: "forecast" });
    const writer = blinded("2026-09-01", "2026-10-05");
    expect(await writer.form({ place: { touchpoint: 1 } })).toMatchObject({
      range: { from: "2026-06-01", to: "2026-09-01" },
      notice: expect.stringContaining("what you expect") as unknown,
    });
    await expect(writer.make(plan)).rejects.toThrow("once you have said what you expect");
  });

  it("two people changing it at once: one does, the other is told", async () => {
    const { id: made } = await lineOf(ana("2026-10-06"), "Few");
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        ana("2026-10-12").move({ id: made, version: 1, to: "in progress", note: "" }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
