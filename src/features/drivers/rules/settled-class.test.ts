import { expect, test } from "vitest";
import { settledClass } from "./settled-class";

test("a touchpoint gets a class at once, and another one only when two windows say so", () => {
  const first = settledClass(undefined, "basic", "2026-01-01");
  expect(first).toEqual({ class: "basic", candidate: "basic", candidateSince: "2026-01-01" });
  const doubted = settledClass(first, "both", "2026-02-01");
  expect(doubted).toEqual({ class: "basic", candidate: "both", candidateSince: "2026-02-01" });
  expect(settledClass(doubted, "both", "2026-02-01")).toEqual(doubted);
  expect(settledClass(doubted, "both", "2026-03-01").class).toBe("both");
  expect(settledClass(doubted, "basic", "2026-03-01")).toMatchObject({ class: "basic", candidate: "basic" });
  expect(settledClass(doubted, "no evidence", "2026-03-01").class).toBe("basic");
});
