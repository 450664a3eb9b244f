import { describe, expect, it } from "vitest";
import { isEmpty, marksOf, parseSearch, searchQuery, termOf, themeQuery } from "./search";

const query = (text: string) => searchQuery(parseSearch(text));

describe("a search", () => {
  it("reads words, phrases, words to leave out, and beginnings", () => {
    expect(query('"call back" -garage')).toBe("('call' <-> 'back') & !('garage')");
    expect(query("no ANSWER delay*")).toBe("('no') & ('answer') & ('delay':*)");
    expect(query("–“kein Rückruf” Prämie")).toBe("('pramie') & !('kein' <-> 'ruckruf')");
    expect(query("can't")).toBe("('can' <-> 't')");
  });

  it("lets nothing through that is no word", () => {
    for (const odd of ["", " - ", '""', "&|!():*", "😡", "\u0000", "-"]) expect(query(odd)).toBe("");
    expect(isEmpty(parseSearch("…"))).toBe(true);
    expect(query("a' | 'b & !c:* <-> \\")).toBe("('a') & ('b') & ('c')");
    expect(query('"open quote')).toBe("('open') & ('quote')");
    expect(parseSearch("x ".repeat(500)).wanted).toHaveLength(20);
  });

  it("marks the words it found, as they were typed", () => {
    const text = "Nobody CALLED back. I called, and called back again: Prämie!";
    const marked = (terms: string[]) =>
      marksOf(text, terms.map(termOf)).map(([start, end]) => text.slice(start, end));
    expect(marked(["called back"])).toEqual(["CALLED back", "called back"]);
    expect(marked(["call*", "back again", "pramie"])).toEqual([
      "CALLED",
      "called",
      "called",
      "back again",
      "Prämie",
    ]);
    expect(marked([])).toEqual([]);
  });

  it("makes one query of a theme's phrases and exclusions", () => {
    expect(themeQuery(["no news", "delay*"], ["train delay"])).toBe(
      "(('no' <-> 'news') | ('delay':*)) & !('train' <-> 'delay')",
    );
    expect(themeQuery(["…"], ["x"])).toBe("");
  });
});
