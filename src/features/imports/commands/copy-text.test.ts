import { describe, expect, it } from "vitest";
import { deterministic } from "../../../../scripts/testing/random";
import { CopyText } from "./copy-text";

/** COPY's text format, as the manual of PostgreSQL words it. */
function asTheManualSays(value: string | number | null): string {
  if (value === null) return "\\N";
  const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
  return String(value).replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? "");
}

describe("CopyText", () => {
  it("writes numbers of any size, text in any script, and nothing", () => {
    const numbers = [
      0,
      7,
      9,
      10,
      11,
      99,
      100,
      12_345,
      2 ** 31,
      Number.MAX_SAFE_INTEGER,
      0.5,
      12.25,
      -3,
      1e21,
      null,
    ];
    const texts = [
      "",
      "plain",
      "tab\there",
      "a\\b\\",
      "two\r\nlines",
      "Ωmega é",
      "👍\u{1F1E9}\u{1F1EA}",
      "\\N",
      null,
    ];
    const text = new CopyText();
    for (const number of numbers) text.number(number);
    text.endLine();
    for (const value of texts) text.text(value);
    text.endLine();
    const expected = [numbers, texts].map((line) => `${line.map(asTheManualSays).join("\t")}\n`).join("");
    expect(text.take().toString()).toBe(expected);
    expect(text.take()).toHaveLength(0);
  });

  it("grows with what is written, wherever its buffer ends", () => {
    const random = deterministic(5);
    const alphabet = ["a", "é", "漢", "👍", "\n", "\\", "0"];
    const text = new CopyText();
    let expected = "";
    for (let line = 0; line < 3_000; line++) {
      const value = Array.from(
        { length: Math.floor(random() * 40) },
        () => alphabet[Math.floor(random() * 7)],
      ).join("");
      text.number(line);
      text.text(value);
      text.endLine();
      expected += `${line}\t${asTheManualSays(value)}\n`;
    }
    expect(text.take().equals(Buffer.from(expected))).toBe(true);
  });
});
