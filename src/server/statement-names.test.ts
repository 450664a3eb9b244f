import { describe, expect, it } from "vitest";
import { statementName } from "./statement-names";

const marked = (rest: string) => `\n    /* planned once */ SELECT ${rest}`;

describe("the name of a statement", () => {
  it("is given to a text that asks for it, and stays the same", () => {
    const name = statementName(marked("$1"));
    expect(name).toMatch(/^[\w-]{24}$/);
    expect(statementName(marked("$1"))).toBe(name);
    expect(statementName(marked("$2"))).not.toBe(name);
  });

  it("is given to no other", () => {
    for (const text of ["SELECT 1", "BEGIN", "SELECT 1 /* planned once */"])
      expect(statementName(text)).toBe("");
  });

  it("is given to so many texts that a connection can hold their plans", () => {
    const given = Array.from({ length: 3000 }, (_, n) => statementName(marked(String(n))));
    expect(given.filter((name) => name !== "").length).toBeLessThanOrEqual(250);
  });
});
