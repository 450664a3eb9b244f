import { beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "@/server/db";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";

useTestDatabase();
const now = new Date("2026-09-15T12:00:00Z");
const executive = () => callAs([{ role: "executive", departmentId: null }], now);
const claims = { id: 0 };
const sales = { id: 0 };
const headOf = (department: { id: number }) => callAs([{ role: "head", departmentId: department.id }], now);

beforeAll(async () => {
  await asSystem("test", async (tx) => {
    await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, name: "Test" }, update: {} });
    claims.id = (await tx.department.create({ data: { slug: "claims", name: "Claims" } })).id;
    sales.id = (await tx.department.create({ data: { slug: "sales", name: "Sales" } })).id;
  });
});

describe("what happened", () => {
  it("stands on every trend of its scope, and everybody's on each", async () => {
    await executive().loyalty.events.add({ day: "2026-03-01", words: "Storm <b>Ada</b>" });
    await headOf(claims).loyalty.events.add({
      departmentId: claims.id,
      day: "2026-04-02",
      words: "New assessors",
    });

    const organisation = await executive().loyalty.events.list({});
    expect(organisation.events.map((event) => event.words)).toEqual(["Storm <b>Ada</b>"]);
    const own = await headOf(claims).loyalty.events.list({ departmentId: claims.id });
    expect(
      own.events.map(({ day, words, isEverybodys, mayRemove }) => ({ day, words, isEverybodys, mayRemove })),
    ).toEqual([
      { day: "2026-03-01", words: "Storm <b>Ada</b>", isEverybodys: true, mayRemove: false },
      { day: "2026-04-02", words: "New assessors", isEverybodys: false, mayRemove: true },
    ]);
    expect(own.mayAdd).toBe(true);
    expect((await headOf(claims).loyalty.events.list({})).mayAdd).toBe(false);
    const other = await headOf(sales).loyalty.events.list({ departmentId: claims.id });
    expect(other.mayAdd).toBe(false);
  });

  it("is refused for a day to come, for more than a line, and for a trend that is not one's own", async () => {
    const head = headOf(claims).loyalty.events;
    const event = { departmentId: claims.id, day: "2026-09-16", words: "Tomorrow" };
    await expect(head.add(event)).rejects.toThrow("still to come");
    await expect(head.add({ ...event, day: "2026-02-30" })).rejects.toThrow();
    await expect(head.add({ ...event, day: "2026-09-01", words: "two\nlines" })).rejects.toThrow();
    await expect(head.add({ ...event, day: "2026-09-01", departmentId: sales.id })).rejects.toThrow(
      "does not exist",
    );
    await expect(head.add({ day: "2026-09-01", words: "For all" })).rejects.toThrow("does not exist");
    await expect(head.add({ ...event, day: "2026-09-01", departmentId: 99_999 })).rejects.toThrow(
      "does not exist",
    );
  });

  it("is taken off again by who may write there, and by nobody else", async () => {
    const { id } = await headOf(claims).loyalty.events.add({
      departmentId: claims.id,
      day: "2026-05-01",
      words: "A mistake",
    });
    await expect(headOf(sales).loyalty.events.remove({ id })).rejects.toThrow("does not exist");
    const corrected = { id, day: "2026-05-02", words: "A mistake, dated right" };
    await expect(headOf(sales).loyalty.events.change(corrected)).rejects.toThrow("does not exist");
    await expect(headOf(claims).loyalty.events.change({ ...corrected, day: "2026-12-01" })).rejects.toThrow(
      "still to come",
    );
    await headOf(claims).loyalty.events.change(corrected);
    const { events } = await headOf(claims).loyalty.events.list({ departmentId: claims.id });
    expect(events.find((event) => event.id === id)).toMatchObject(corrected);
    await headOf(claims).loyalty.events.remove({ id });
    await expect(headOf(claims).loyalty.events.remove({ id })).rejects.toThrow("does not exist");
    const trail = await asSystem("test", (tx) =>
      tx.auditEvent.findMany({ where: { object: `trend-event:${id}` }, orderBy: { id: "asc" } }),
    );
    expect(trail.map((line) => line.action)).toEqual([
      "trend-event.add",
      "trend-event.change",
      "trend-event.remove",
    ]);
    expect(
      JSON.stringify(trail, (_, value: unknown) => (typeof value === "bigint" ? "" : value)),
    ).not.toContain("mistake");
  });
});

describe("a baseline of control limits", () => {
  const year = { from: "2025-01", to: "2025-12", reason: "Before the storm" };

  it("is decided on the record, and the newest decision holds", async () => {
    await executive().loyalty.baseline.decide(year);
    await executive().loyalty.baseline.decide({ from: "2025-03", to: "2026-04", reason: "The new survey" });
    const { decisions, mayDecide } = await executive().loyalty.baseline.list({});
    expect(mayDecide).toBe(true);
    expect(decisions.map(({ from, to, reason, decidedOn }) => [from, to, reason, decidedOn])).toEqual([
      ["2025-03", "2026-04", "The new survey", "2026-09-15"],
      ["2025-01", "2025-12", "Before the storm", "2026-09-15"],
    ]);
    expect((await headOf(claims).loyalty.baseline.list({ departmentId: claims.id })).decisions).toEqual([]);
  });

  it("is refused when short, unfinished or not one's own", async () => {
    const { baseline } = headOf(claims).loyalty;
    const own = { ...year, departmentId: claims.id };
    await expect(baseline.decide({ ...own, from: "2025-06" })).rejects.toThrow("at least 12 months");
    await expect(baseline.decide({ ...own, to: "2026-09" })).rejects.toThrow("must be over");
    await expect(baseline.decide(year)).rejects.toThrow("does not exist");
    await expect(baseline.decide({ ...year, departmentId: sales.id })).rejects.toThrow("does not exist");
    await baseline.decide(own);
    expect((await baseline.list({ departmentId: claims.id })).decisions).toHaveLength(1);
  });

  it("cannot be changed or removed by the app", async () => {
    const change = asSystem("test", (tx) => tx.controlBaseline.deleteMany({}));
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
