import { describe, expect, it } from "vitest";
import type { InspectReport } from "../schema";
import { cellsToCorrect } from "./cells-to-correct";

const columns = ["Id", "NPS", "Comment", "Note", "Finished"].map((name) => ({
  name,
})) as InspectReport["columns"];
const filters: InspectReport["filters"] = [{ column: 4, code: "unfinished", values: ["false"] }];
const options = { mapping: { id: 0, score: 1, comment: 2 } };
const refused = (code: string) => ({ row: 7, code, reason: "Why", value: "" });
const record = ["a", "11", "half \ud800 \0", "of nobody's business", "True"];

describe("a row that can be corrected", () => {
  it("is kept as it stands, without what is not read", () => {
    const cellsOf = cellsToCorrect({ columns, filters, reshape: null }, options);
    const kept = cellsOf(record, refused("score")) ?? "";
    expect(JSON.parse(kept)).toEqual(["a", "11", "half \ufffd \ufffd", "", "True"]);
    expect(JSON.parse(cellsOf(["a"], refused("date")) ?? "")).toEqual(["a", "", "", "", ""]);
    expect(JSON.parse(cellsOf([...record, "too many"], refused("cells")) ?? "")).toHaveLength(5);
  });

  it("is not kept where it is no answer, one of several, or a book", () => {
    const cellsOf = cellsToCorrect({ columns, filters, reshape: null }, options);
    for (const code of ["preview", "unfinished", "spam", "other-question"])
      expect(cellsOf(record, refused(code))).toBeUndefined();
    expect(cellsOf(["a", "11", "x".repeat(60_000)], refused("score"))).toBeUndefined();
    const reshape = { kind: "wide" as const, keep: [0], scores: [{ column: 1, touchpoint: "Quote" }] };
    expect(cellsToCorrect({ columns, filters, reshape }, options)(record, refused("score"))).toBeUndefined();
  });
});
