import { describe, expect, test } from "vitest";
import {
  addTallies,
  cesTally,
  csatTally,
  detractorTally,
  measuredShare,
  responseTally,
  shareVariance,
} from "./rates";
import { verdictFrom } from "./verdict";

describe("satisfaction", () => {
  test("is the share of the two best points", () => {
    expect(csatTally([1, 0, 1, 5, 3])).toEqual({ successes: 8, n: 10 });
    expect(csatTally([1, 1, 1, 1, 1, 2, 3])).toEqual({ successes: 5, n: 10 });
  });

  test("of 8 in 10 is 80 %, somewhere between 49 and 94", () => {
    const share = measuredShare(csatTally([1, 0, 1, 5, 3]));
    expect(share).toMatchObject({ value: 80, n: 10 });
    expect(share?.low).toBeCloseTo(49.0, 1);
    expect(share?.high).toBeCloseTo(94.3, 1);
  });

  test("needs a scale that has more than a top two", () => {
    expect(() => csatTally([3, 4])).toThrow(RangeError);
  });
});

describe("effort", () => {
  test("counts 5, 6 and 7 as easy", () => {
    expect(cesTally([1, 2, 3, 4, 5, 6, 7])).toEqual({ successes: 18, n: 28 });
  });

  test("on a scale of five is another variant and refused", () => {
    expect(() => cesTally([1, 2, 3, 4, 5])).toThrow("Expected 7 effort counters, got 5");
  });
});

describe("the response rate", () => {
  const asked = { sent: 120, bounced: 15, ineligible: 5, completed: 40, partial: 10 };

  test("is completed of delivered and eligible; partial answers count only in the second figure", () => {
    expect(responseTally(asked)).toEqual({ successes: 40, n: 100 });
    expect(responseTally(asked, { withPartial: true })).toEqual({ successes: 50, n: 100 });
  });

  test("pools by sums: 20 of 20 and 21 of 30 are 82 %, not 85 %", () => {
    const pooled = addTallies({ successes: 20, n: 20 }, { successes: 21, n: 30 });
    expect(measuredShare(pooled)).toMatchObject({ value: 82, n: 50 });
  });

  test("does not exist where nobody was asked", () => {
    expect(responseTally(undefined)).toBeUndefined();
    expect(measuredShare(addTallies())).toBeUndefined();
    expect(shareVariance(addTallies())).toBeUndefined();
  });

  test("stays within 100 % when a mail reported as bounced was answered after all", () => {
    expect(responseTally({ sent: 3, bounced: 2, ineligible: 0, completed: 2, partial: 0 })).toEqual({
      successes: 2,
      n: 2,
    });
  });
});

test("the share of detractors can be judged with lower as better", () => {
  const tally = detractorTally({ promoters: 120, passives: 60, detractors: 20 });
  const goal = { target: 9, band: 2, direction: "lower", variance: shareVariance(tally) } as const;
  expect(verdictFrom(measuredShare(tally), goal)).toEqual({ state: "open", answersNeeded: 3258 });
});
