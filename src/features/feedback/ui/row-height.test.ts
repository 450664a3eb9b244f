import { describe, expect, it } from "vitest";
import { guessedHeight } from "./row-height";

const said = (length: number, themes: number[] = []) => ({ text: "x".repeat(length), themes });

// Heights as a browser drew them, for lists of a desktop, a tablet and a phone.
describe("the guessed height of a comment's row", () => {
  it("is that of its lines, or of place and day beside them", () => {
    expect(guessedHeight(said(42), 821)).toBe(61);
    expect(guessedHeight(said(73, [1, 2]), 821)).toBe(75);
    expect(guessedHeight(said(141, [1]), 821)).toBe(95);
    expect(guessedHeight(said(141, [1]), 657)).toBe(115);
    expect(guessedHeight(said(52, [1]), 324)).toBe(117);
  });

  it("grows with line breaks, and holds for an empty comment and no width", () => {
    expect(guessedHeight({ text: "a\nb\n\nc", themes: [] }, 821)).toBe(105);
    expect(guessedHeight(said(0), 821)).toBe(61);
    expect(guessedHeight(said(0), 0)).toBeGreaterThan(0);
  });
});
