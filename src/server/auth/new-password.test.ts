import { describe, expect, it } from "vitest";
import { problemOf, problemWords } from "./new-password";

const about = ["Ada Lovelace", "ada.l@analytical-engines.example", "Company & Daughters"];
const problem = (password: string, shortest = 12) => problemOf(password, { shortest, about });

describe("a new password", () => {
  it("may be of any composition and as long as 200 characters", () => {
    for (const fine of [
      "eleven purple lanterns",
      "correcthorsebatterystaple",
      "86753098675309555123",
      "ДлинныйПарольИзБукв",
      "🗝🔒🧭🪁🫖🦔🌋 ok",
      "'; DROP TABLE person; --",
      `${"a few words in a row ".repeat(9)}and more`,
    ])
      expect(problem(fine), fine).toBeUndefined();
    expect(problem("a few words in a row ".repeat(10))).toBe("too long");
  });

  it("has as many characters as the policy asks for, five of them different", () => {
    expect(problem("elevenlette")).toBe("too short");
    expect(problem("nineteen characters", 20)).toBe("too short");
    expect(problem("abababababababab")).toBe("too even");
  });

  it("is none of 20,000 stolen ones, in whatever capitals", () => {
    for (const stolen of ["qwerty123456", "QwertyQwerty", "1qaz2wsx3edc", "leavemealone", "sonyericsson"])
      expect(problem(stolen), stolen).toBe("too common");
  });

  it("does not rest on the product, its owner or the organisation alone", () => {
    for (const near of [
      "lovelace2026",
      "ada.lovelace!",
      "Analytical-Engines1",
      "daughters&company",
      "keptkeptkept1",
    ])
      expect(problem(near), near).toBe("too near");
    expect(problem("lovelace keeps bees")).toBeUndefined();
  });

  it("is refused in a sentence that says what to do", () => {
    for (const each of ["too short", "too long", "too even", "too common", "too near"] as const)
      expect(problemWords(each, 12)).toMatch(/^[A-Z].+\.$/);
  });
});
