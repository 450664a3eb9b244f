import { expect, it } from "vitest";
import { htmlOf, textOf, type Letter } from "./mail-layout";

const letter: Letter = {
  subject: "A <b>subject</b>",
  paragraphs: ['Somebody called <img src=x onerror="x"> & others wrote.', "A second one."],
  button: { label: "Set a new password", url: "https://kept.example/reset/abc?a=1&b=2" },
  foot: "You get this because you asked for it.",
};

it("says the same in text and HTML", () => {
  const text = textOf(letter);
  for (const part of [...letter.paragraphs, letter.button?.url ?? "", letter.foot])
    expect(text).toContain(part);
  expect(htmlOf(letter)).toContain("A second one.");
});

it("shows what people wrote as text, and fetches nothing", () => {
  const html = htmlOf(letter);
  expect(html).not.toContain("<img");
  expect(html).not.toContain("<b>");
  expect(html).toContain('href="https://kept.example/reset/abc?a=1&amp;b=2"');
  expect(html).not.toMatch(/<[^>]*\ssrc=|url\(|@import|<link|<script/);
});
