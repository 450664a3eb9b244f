import { describe, expect, it } from "vitest";
import { columnRef, findColumn } from "./find-column";

const column = (name: string, question: string | null = null, importId: string | null = null) => ({
  name,
  question,
  importId,
});
const columns = [
  column("Other"),
  column("Q1", "How likely?", "QID7"),
  column("Other"),
  column("score"),
  column("Score"),
  column(""),
  column("__proto__"),
  column("#2"),
];

describe("naming a column", () => {
  it("finds it exactly, then by case, then by the tool's id or the question, then by place", () => {
    expect(findColumn(columns, "Score")).toBe(4);
    expect(findColumn(columns, "q1")).toBe(1);
    expect(findColumn(columns, "QID7")).toBe(1);
    expect(findColumn(columns, "how likely?")).toBe(1);
    expect(findColumn(columns, "#3")).toBe(2);
    expect(findColumn(columns, "#2")).toBe(7);
    expect(findColumn(columns, "__proto__")).toBe(6);
  });
  it("says so where there is none, or several", () => {
    expect(() => findColumn(columns, "Other")).toThrow(
      "2 columns are called “Other”. Name one by its place: #1 or #3.",
    );
    expect(() => findColumn(columns, "SCORE")).toThrow("2 columns are called");
    expect(() => findColumn(columns, "constructor")).toThrow("There is no column “constructor”");
    expect(() => findColumn(columns, "#9")).toThrow("There is no column");
    expect(() => findColumn(columns, "")).toThrow("There is no column");
  });
  it("has a name for every column that finds it again", () => {
    for (const [i] of columns.entries()) expect(findColumn(columns, columnRef(columns, i))).toBe(i);
  });
});
