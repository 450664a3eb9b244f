import { expect, it } from "vitest";
import { sortFrom, sortText, sortWords } from "./sort-words";

it("reads an order from an address and writes it back; what it does not know is the usual one", () => {
  for (const text of [undefined, "fair", "name", "csat", "-csat"])
    expect(sortText(sortFrom(text))).toBe(text);
  expect(sortFrom("sideways")).toEqual({ by: "target" });
  expect(sortWords(sortFrom("-csat"))).toBe("sorted by Satisfaction (CSAT), best first");
});
