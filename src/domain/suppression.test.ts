import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayOpen, visibilityOf } from "./suppression";

const groupsOf = (...ns: number[]) => ns.map((n, index) => ({ key: `g${index}`, n }));
const shownAs = (...ns: number[]) => [...visibilityOf(groupsOf(...ns)).values()];

describe("small groups", () => {
  test("of one to four answers are hidden, with the next smallest to cover for them", () => {
    expect(shownAs(40, 3, 12, 30)).toEqual(["shown", "few", "complement", "shown"]);
  });

  test("that hide each other need no further cover", () => {
    expect(shownAs(40, 3, 2, 30)).toEqual(["shown", "few", "few", "shown"]);
  });

  test("with too few between them take a larger one along", () => {
    expect(shownAs(40, 1, 2, 5)).toEqual(["shown", "few", "few", "complement"]);
  });

  test("without any answer are shown as such, and cover for nobody", () => {
    expect(shownAs(0, 4, 20)).toEqual(["shown", "few", "complement"]);
  });

  test("of the same size are chosen by key, in whatever order they come", () => {
    const groups = groupsOf(3, 8, 8);
    expect(visibilityOf(groups.toReversed()).get("g1")).toBe("complement");
    expect(visibilityOf(groups).get("g1")).toBe("complement");
  });

  test("that are all there is are all hidden", () => {
    expect(shownAs(2, 1)).toEqual(["few", "few"]);
    expect(shownAs(7, 1)).toEqual(["complement", "few"]);
  });

  test("follow the organisation's own threshold", () => {
    expect([...visibilityOf(groupsOf(9, 30, 10), 10).values()]).toEqual(["few", "shown", "complement"]);
  });
});

test("after suppression nobody can subtract their way to fewer than k answers", () => {
  const ns = fc.array(fc.oneof(fc.nat(9), fc.nat(200)), { maxLength: 12 });
  fc.assert(
    fc.property(ns, fc.integer({ min: 2, max: 15 }), (sizes, k) => {
      const groups = groupsOf(...sizes);
      const visibility = visibilityOf(groups, k);
      const shown = groups.filter(({ key }) => visibility.get(key) === "shown");
      const hidden = groups.filter(({ key }) => visibility.get(key) !== "shown");
      const hiddenTotal = hidden.reduce((sum, { n }) => sum + n, 0);
      expect(shown.every(({ n }) => n === 0 || n >= k)).toBe(true);
      expect(visibility.size).toBe(groups.length);
      if (shown.some(({ n }) => n > 0)) expect(hiddenTotal === 0 || hiddenTotal >= k).toBe(true);
      if (groups.every(({ n }) => n === 0 || n >= k)) expect(hidden).toEqual([]);
    }),
  );
});

describe("a combination of filters", () => {
  test("opens when it and all it leaves out are empty or large enough", () => {
    expect(mayOpen(12, [30, 5, 0])).toBe(true);
    expect(mayOpen(0, [30])).toBe(true);
  });

  test("stays closed when it is small, or when what one filter leaves out is small", () => {
    expect(mayOpen(4, [30])).toBe(false);
    expect(mayOpen(30, [40, 1])).toBe(false);
    expect(mayOpen(30, [9], 10)).toBe(false);
  });
});
