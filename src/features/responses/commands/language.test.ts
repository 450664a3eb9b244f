import { expect, it } from "vitest";
import { languageOf } from "./language";

it.each([
  ["Nobody called me back for three weeks.", "en"],
  ["Seit sechs Wochen keine Antwort von Ihnen erhalten.", "de"],
  ["客服态度很好，非常满意", "zh"],
  ["対応がとても遅いです。", "ja"],
  ["전화를 받지 않아요", "ko"],
  ["Fine, ok", ""],
  ["好", ""],
  ["10/10 !!! 😡😡😡😡😡", ""],
])("%j is told to be %j", async (comment, language) => {
  expect(await languageOf(comment)).toBe(language);
});
