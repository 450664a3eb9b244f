import { describe, expect, it } from "vitest";
import type { InspectChoices } from "../schema";
import { matchNames, mostNames, nameKey, type KnownNames } from "./match-names";

const known: KnownNames = {
  touchpoint: ["Call", "Online quote"],
  channel: ["Phone"],
  segment: [],
  persona: [],
};
const found = (...names: string[]) => ({
  touchpoint: new Map(names.map((value) => [nameKey(value), { value, rows: 3 }])),
});
const matched = (names: string[], choices: InspectChoices = {}) =>
  matchNames(found(...names), known, choices);
const becomes = (names: string[], choices: InspectChoices = {}) =>
  matched(names, choices).names.map(({ becomes: is }) => is);

describe("names of a file", () => {
  it("are those that exist where they differ by case and blanks alone, without a question", () => {
    const { names, needs, options } = matched([" CALL "]);
    expect(names.map(({ becomes: is }) => is)).toEqual([{ kind: "known", name: "Call" }]);
    expect(needs).toEqual([]);
    expect(options).toEqual([]);
  });

  it("that are new are asked about, with the nearest proposed, and nothing is made of them meanwhile", () => {
    const { names, needs, options } = matched(["Quote online", "Parking"]);
    expect(names.map(({ near }) => near)).toEqual(["Online quote", null]);
    expect(becomes(["Quote online", "Parking"])).toEqual([null, null]);
    expect(options).toEqual([]);
    expect(needs).toHaveLength(1);
    expect(needs[0]?.options).toEqual([
      { value: "Quote online", label: "Quote online: the same as “Online quote”?" },
      { value: "Parking", label: "Parking: new?" },
    ]);
  });

  it("become what a person said: another name, new, or left out", () => {
    const choices: InspectChoices = {
      names: [
        { role: "touchpoint", value: "Quote online", is: { name: "online QUOTE" } },
        { role: "touchpoint", value: "Parking", is: "new" },
        { role: "touchpoint", value: "Test", is: "leave" },
      ],
    };
    const { needs, options } = matched(["Quote online", "Parking", "Test"], choices);
    expect(becomes(["Quote online", "Parking", "Test"], choices)).toEqual([
      { kind: "known", name: "Online quote" },
      { kind: "new", name: null },
      { kind: "left-out", name: null },
    ]);
    expect(needs).toEqual([]);
    expect(options).toEqual([
      { role: "touchpoint", value: "quote online", name: "Online quote" },
      { role: "touchpoint", value: "test", name: null },
    ]);
  });

  it("said to be one that does not exist stay open; “all new” makes only what is not known", () => {
    const gone: InspectChoices = {
      names: [{ role: "touchpoint", value: "Parking", is: { name: "Removed" } }],
    };
    expect(becomes(["Parking"], gone)).toEqual([null]);
    expect(becomes(["Parking", "Call"], { newNames: true })).toEqual([
      { kind: "new", name: null },
      { kind: "known", name: "Call" },
    ]);
  });

  it("that are too many are no names: the column is asked about", () => {
    const { needs } = matchNames({ touchpoint: null }, known, { newNames: true });
    expect(needs[0]?.question).toContain(`more than ${mostNames} different values`);
  });
});
