import { describe, expect, it } from "vitest";
import { complaintsAbout, type Ground, type Requirement } from "./check-asvs";

const levels = { "1": ["V1.1.1"], "2": ["V1.1.2"] };
const ground: Ground = {
  textOf: (file) =>
    ({ "a.test.ts": 'it("holds", () => {});', "guide.md": "# Guide\n\n## Keys\n", "gate.ts": "" })[file],
  steps: ["lint"],
};
const byTest: Requirement = {
  id: "V1.1.1",
  level: 1,
  asks: "Something",
  tests: [{ file: "a.test.ts", title: "holds" }],
};
const byCheck: Requirement = { id: "V1.1.2", level: 2, asks: "Something else", check: "lint" };
const about = (...requirements: Requirement[]) => complaintsAbout(requirements, levels, ground);

describe("the map of security requirements", () => {
  it("holds with a test, a check, a document or a reason for each", () => {
    expect(about(byTest, byCheck)).toEqual([]);
    const { id, level, asks } = byCheck;
    const other: Requirement = { id, level, asks };
    expect(about(byTest, { ...other, document: { file: "guide.md", heading: "Keys" } })).toEqual([]);
    expect(about(byTest, { ...other, state: "open", reason: "Not yet." })).toEqual([]);
    expect(
      about(byTest, { ...other, state: "by construction", reason: "One gate.", where: ["gate.ts"] }),
    ).toEqual([]);
  });

  it("lacks none, has none twice, and none of another standard or level", () => {
    expect(about(byTest)).toEqual(["V1.1.2 is missing."]);
    expect(about(byTest, byCheck, byCheck)).toEqual(["V1.1.2 is there 2 times."]);
    expect(about(byTest, byCheck, { ...byCheck, id: "V9.9.9" })).toEqual(["V9.9.9 is not in the standard."]);
    expect(about(byTest, { ...byCheck, level: 1 })).toEqual(["V1.1.2 is of level 2."]);
  });

  it("refuses one with neither test nor reason", () => {
    const { id, level, asks } = byTest;
    const bare = "V1.1.1: needs a test, a check, a document or a reason.";
    expect(about({ id, level, asks }, byCheck)).toEqual([bare]);
    expect(about({ id, level, asks, tests: [] }, byCheck)).toEqual([bare]);
    expect(about({ id, level, asks, state: "open" }, byCheck)).toEqual([
      "V1.1.1: state and reason go together.",
    ]);
    expect(about({ id, level, asks, state: "by construction", reason: "So." }, byCheck)).toEqual([
      "V1.1.1: say where in the code.",
    ]);
  });

  it("refuses a test, step, heading or file that is not there, and half a title", () => {
    const naming = (file: string, title: string) => ({ ...byTest, tests: [{ file, title }] });
    expect(about(naming("a.test.ts", "renamed"), byCheck)).toEqual([
      "V1.1.1: no test “renamed” in a.test.ts.",
    ]);
    expect(about(naming("a.test.ts", "hold"), byCheck)).toHaveLength(1);
    expect(about(naming("gone.test.ts", "holds"), byCheck)).toHaveLength(1);
    expect(about(byTest, { ...byCheck, check: "line" })).toEqual([
      "V1.1.2: no step “line” of npm run check.",
    ]);
    expect(about(byTest, { ...byCheck, document: { file: "guide.md", heading: "Key" } })).toHaveLength(1);
    expect(about(byTest, { ...byCheck, where: ["gone.ts"] })).toEqual(["V1.1.2: there is no gone.ts."]);
  });
});
