import { describe, expect, it } from "vitest";
import type { Visibility } from "@/domain/suppression";
import { ledeFacts } from "./lede";
import { scorecardLines, type LineInput } from "./scorecard";

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});

/** One month of a sparkline. */
function month(promoters: number, passives: number, detractors: number, visibility: Visibility = "shown") {
  return { month: "2026-09", counts: counts(promoters, passives, detractors), visibility };
}

function input(name: string, now: LineInput["now"], more: Partial<LineInput> = {}): LineInput {
  return {
    key: name,
    name,
    slug: name,
    now,
    before: now,
    months: [],
    target: { value: 30, band: 5 },
    visibility: "shown",
    ...more,
  };
}

describe("scorecard lines", () => {
  const far = input("far", counts(100, 100, 100));
  const near = input("near", counts(150, 80, 70));
  const above = input("above", counts(500, 300, 100));
  const small = input("small", counts(15, 8, 7));

  it("stand worst against target first, ties by number of answers", () => {
    const names = scorecardLines([above, small, near, far]).map(({ name }) => name);
    expect(names).toEqual(["far", "near", "small", "above"]);
  });

  it("put what has no target after what has one, and what is hidden last, by name alone", () => {
    const free = input("free", counts(0, 0, 300), { target: undefined });
    const hidden = input("a hidden one", counts(0, 0, 4), { visibility: "few" });
    const other = input("b hidden one", counts(900, 0, 0), { visibility: "complement" });
    const names = scorecardLines([other, free, hidden, far]).map(({ name }) => name);
    expect(names).toEqual(["far", "free", "a hidden one", "b hidden one"]);
  });

  it("hold nothing of a hidden figure", () => {
    const [line] = scorecardLines([
      input("x", counts(1, 1, 2), { visibility: "few", months: [month(9, 9, 9)] }),
    ]);
    expect(line).toEqual({
      key: "x",
      name: "x",
      slug: "x",
      target: { value: 30, band: 5 },
      figure: { state: "hidden", why: "few" },
      verdict: undefined,
      change: { state: "not comparable" },
      trend: [],
    });
  });

  it("break a sparkline where a month has too few answers", () => {
    const [line] = scorecardLines([
      input("x", counts(90, 0, 10), { months: [month(9, 1, 0), month(3, 0, 1, "few"), month(0, 0, 0)] }),
    ]);
    expect(line?.trend).toEqual([90, null, null]);
  });
});

describe("the facts of a lede", () => {
  const missed = input("missed", counts(100, 100, 200));
  const fallen = input("fallen", counts(300, 300, 300), {
    target: { value: -50, band: 5 },
    before: counts(600, 200, 100),
  });
  const fine = input("fine", counts(500, 300, 100));

  it("name who missed the target with its share of detractors, and who else clearly fell", () => {
    const lines = scorecardLines([missed, fallen, fine]);
    const facts = ledeFacts({ state: "unclear", difference: 1 }, lines, 600);
    expect(facts.missed).toMatchObject({ name: "missed", value: -25, detractorShare: 200 / 600 });
    expect(facts.fallen).toMatchObject({ name: "fallen", value: 0 });
  });

  it("name nobody while nothing is settled", () => {
    const facts = ledeFacts(
      { state: "unclear", difference: 1 },
      scorecardLines([fine, input("open", counts(10, 6, 4))]),
      104,
    );
    expect(facts).toEqual({
      change: { state: "unclear", difference: 1 },
      missed: undefined,
      fallen: undefined,
    });
  });
});
