import { describe, expect, it } from "vitest";
import type { InspectReport } from "../schema";
import { choicesToKeep, mergeChoices, shapeOf } from "./remember";

const report = (part: Partial<InspectReport>): InspectReport =>
  ({ mapping: { score: "Q1", comment: "Q2", date: "When" }, names: [], ...part }) as InspectReport;

describe("what is remembered of a file", () => {
  it("is which column was what by name, also that there was none", () => {
    const { mapping } = choicesToKeep(report({}), {});
    expect(mapping).toMatchObject({
      score: "Q1",
      comment: "Q2",
      date: "When",
      segment: null,
      customer: null,
    });
  });

  it("is not the day of all answers, which is another file's, but the order of day and month", () => {
    const kept = choicesToKeep(report({}), { fixedDate: "2026-01-01", dateOrder: "day-first" });
    expect(kept.mapping).not.toHaveProperty("date");
    expect(kept).not.toHaveProperty("fixedDate");
    expect(kept.usualDateOrder).toBe("day-first");
  });

  it("is which names were which; a new name exists by then and needs no memory", () => {
    const names: InspectReport["names"] = [
      {
        role: "touchpoint",
        value: "Quote",
        rows: 2,
        near: null,
        becomes: { kind: "known", name: "Online quote" },
      },
      { role: "touchpoint", value: "Parking", rows: 2, near: null, becomes: { kind: "new", name: null } },
      { role: "channel", value: "n/a", rows: 2, near: null, becomes: { kind: "left-out", name: null } },
      { role: "channel", value: "?", rows: 2, near: null, becomes: null },
    ];
    expect(choicesToKeep(report({ names }), {}).names).toEqual([
      { role: "touchpoint", value: "Quote", is: { name: "Online quote" } },
      { role: "channel", value: "n/a", is: "leave" },
    ]);
  });
});

describe("the next file of a shape", () => {
  it("starts from what was remembered; what a person says this time goes over it", () => {
    const kept = { mapping: { score: "Q1", comment: "Q2" }, usualDateOrder: "day-first" as const };
    const merged = mergeChoices(kept, { mapping: { comment: "Q3" }, fixedDate: undefined });
    expect(merged.mapping).toEqual({ score: "Q1", comment: "Q3" });
    expect(merged.usualDateOrder).toBe("day-first");
    expect("fixedDate" in merged).toBe(false);
  });

  it("is told by its tool and every heading in order, and by nothing of its rows", () => {
    const column = (name: string) => ({ name, question: `${name}?` });
    const of = (format: string, ...names: string[]) =>
      shapeOf({ format, columns: names.map(column) } as Parameters<typeof shapeOf>[0]);
    expect(of("qualtrics", "a", "b")).toBe(of("qualtrics", "a", "b"));
    expect(new Set([of("qualtrics", "a", "b"), of("qualtrics", "b", "a"), of("plain", "a", "b")]).size).toBe(
      3,
    );
  });
});
