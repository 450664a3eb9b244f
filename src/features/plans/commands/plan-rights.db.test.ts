import { beforeAll, describe, expect, it } from "vitest";
import {
  ana,
  ANA,
  as,
  ben,
  BEN,
  cem,
  CEM,
  lineOf,
  may,
  plan,
  usePlanWorld,
} from "../../../../scripts/testing/plan-world";

usePlanWorld();

beforeAll(async () => {
  await ben("2026-10-05").make(plan);
  await ben("2026-10-05").make({ ...plan, title: "Few", place: { touchpoint: 3 } });
});

describe("who may plan, and who may read it", () => {
  it("heads plan for what they own, executives for all, members and administrators for nothing", async () => {
    for (const place of [{ touchpoint: 2 }, { stage: 2 }, { touchpoint: 4 }]) {
      await expect(ben("2026-10-05").form({ place })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(ben("2026-10-05").make({ ...plan, place })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(ben("2026-10-05").make({ ...plan, departmentId: 2, ownerId: CEM })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(cem("2026-10-05").form({ place: { stage: 1 } })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const nobodys = await ana("2026-10-05").form({ place: { touchpoint: 4 } });
    expect(nobodys).toMatchObject({ accountable: null, departments: [{ id: 1 }, { id: 2 }] });
    await ana("2026-10-05").make({ ...plan, title: "Of a stage", place: { stage: 1 } });
    for (const caller of [may("2026-10-05"), as({ who: ANA, role: "admin", of: null }, "2026-10-05")])
      await expect(caller.make(plan)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as({ who: ANA, role: "admin", of: null }, "2026-10-05").list({})).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("another head finds none of it, by list, number, place or department, and changes none", async () => {
    const { id: made } = await lineOf(ana("2026-10-06"), plan.title);
    const other = cem("2026-10-06");
    for (const asked of [{}, { department: "claims" }, { place: { touchpoint: 1 } }, { place: { stage: 1 } }])
      expect(await other.list(asked)).toMatchObject({
        plans: [],
        mayMake: false,
        departments: [{ slug: "contact" }],
      });
    const change = { id: made, version: 1 };
    for (const call of [
      () => other.one({ id: made }),
      () => other.one({ id: 99_999 }),
      () => other.move({ ...change, to: "stopped", note: "No longer wanted" }),
      () => other.redate({ ...change, due: "2027-01-01", reason: "Because" }),
      () => other.handOver({ ...change, ownerId: CEM }),
    ])
      await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await may("2026-10-06").one({ id: made })).toMatchObject({ mayChange: false, people: [] });
    await expect(may("2026-10-06").move({ ...change, to: "in progress", note: "" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("lists a stage's plans with those of its touchpoints, and says who may make one there", async () => {
    const titles = async (place: { stage: number } | { touchpoint: number }) =>
      (await ana("2026-10-06").list({ place })).plans.map(({ title }) => title).toSorted();
    expect(await titles({ touchpoint: 1 })).toEqual([plan.title]);
    expect(await titles({ stage: 1 })).toEqual(["Few", "Of a stage", plan.title]);
    expect(await titles({ stage: 2 })).toEqual([]);
    expect((await ben("2026-10-06").list({ place: { touchpoint: 1 } })).mayMake).toBe(true);
    expect((await ben("2026-10-06").list({ place: { touchpoint: 2 } })).mayMake).toBe(false);
    expect((await may("2026-10-06").list({ place: { touchpoint: 1 } })).mayMake).toBe(false);
  });

  it("a member reads the figures of a place that was only theirs, and not those of a place that others share", async () => {
    expect((await lineOf(may("2026-10-06"), plan.title)).baseline.figure).toMatchObject({ value: 30 });
    expect((await lineOf(may("2026-10-06"), "Of a stage")).baseline.figure).toEqual({
      state: "closed",
      why: "others",
    });
    const closed = as({ who: BEN, role: "head", of: 1, open: false }, "2026-10-06");
    expect((await lineOf(closed, "Of a stage")).baseline.figure).toEqual({ state: "closed", why: "others" });
    await closed.make({ ...plan, title: "Of our part", place: { stage: 1 } });
    // 53 promoters and 20 detractors of 103: the part of Claims.
    expect((await lineOf(closed, "Of our part")).baseline.figure).toMatchObject({ n: 103 });
    expect((await lineOf(may("2026-10-06"), "Of our part")).baseline.figure).toMatchObject({ n: 103 });
    expect((await lineOf(ana("2026-10-06"), "Of our part")).baseline.figure).toMatchObject({ n: 103 });
  });
});
