import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersIn } from "@/domain/nps";
import { disclosedMonths } from "./disclosed-line";
import { countsOfPart, disclosureOf, type Slice } from "./disclosure";

const K = 5;

/** A slice of one month from answers per part, all of them detractors, with what one filter leaves out of each. */
function slice(
  parts: Record<string, number>,
  left: Record<string, number> = {},
  bucket = "2026-09-01",
): Slice {
  return {
    counts: Object.entries(parts).map(([key, detractors]) => ({
      key,
      bucket,
      promoters: 0,
      passives: 0,
      detractors,
    })),
    left: Object.entries(left).map(([key, n]) => ({ key, bucket, filter: "channels", n })),
  };
}

describe("what may be shown of a period", () => {
  it("hides a part with too few answers, and the next smallest that would give it away", () => {
    const { whole, of } = disclosureOf(slice({ a: 3, b: 40, c: 20 }), K);
    expect([whole, of("a"), of("c"), of("b")]).toEqual(["shown", "few", "complement", "shown"]);
  });

  it("hides a part that a filter leaves only a few answers out of, though it has many itself", () => {
    const { whole, of } = disclosureOf(slice({ a: 40, b: 40 }, { a: 3, b: 20 }), K);
    expect([whole, of("a"), of("b")]).toEqual(["shown", "complement", "shown"]);
  });

  it("hides the whole, and with it every part, when what the filters leave out could be worked out", () => {
    const { whole, of } = disclosureOf(slice({ a: 40, b: 40 }, { a: 3 }), K);
    expect([whole, of("a"), of("b")]).toEqual(["complement", "complement", "complement"]);
    expect(disclosureOf(slice({ a: 2, b: 1 }), K).whole).toBe("few");
  });

  it("never leaves the hidden parts of a shown whole with fewer than k answers between them", () => {
    const world = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.nat(30));
    fc.assert(
      fc.property(world, world, (parts, left) => {
        const given = slice(parts, left);
        const { whole, of } = disclosureOf(given, K);
        if (whole !== "shown") return;
        const hidden = Object.keys(parts).filter((key) => of(key) !== "shown");
        const n = hidden.reduce((sum, key) => sum + answersIn(countsOfPart(given, key)), 0);
        const canHideMore = Object.keys(parts).some((key) => of(key) === "shown" && (parts[key] ?? 0) >= K);
        expect(n === 0 || n >= K || !canHideMore).toBe(true);
        for (const key of Object.keys(parts)) {
          if (of(key) === "shown")
            expect([parts[key] ?? 0, left[key] ?? 0].every((count) => count === 0 || count >= K)).toBe(true);
        }
      }),
    );
  });
});

describe("the months of a trend", () => {
  const months: Slice = {
    counts: [
      slice({ a: 40 }, {}, "2026-07-01"),
      slice({ a: 3 }, {}, "2026-08-01"),
      slice({ a: 20 }, {}, "2026-09-01"),
    ].flatMap(({ counts }) => counts),
    left: [],
  };
  const trend = { from: "2026-07-01", to: "2026-10-01" };
  const shown = (period: { from: string; to: string }) =>
    disclosedMonths(months, { trend, period, k: K })("a").map(({ visibility }) => visibility);

  it("hide a second month of the period on the page, which their sum would give away", () => {
    expect(shown(trend)).toEqual(["shown", "few", "complement"]);
  });

  it("outside the period on the page stand for themselves", () => {
    expect(shown({ from: "2026-09-01", to: "2026-10-01" })).toEqual(["shown", "few", "shown"]);
  });
});
