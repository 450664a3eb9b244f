import { describe, expect, it } from "vitest";
import type { Money, Recovery } from "@/features/debt/schema";
import type { Movement } from "@/features/movement/schema";
import { movedFact, recoveryFact, riskFact } from "./outlook";

const period = (key: string) =>
  ({ kind: "quarter", key, range: { from: "", to: "" }, isSoFar: false }) as const;
const moved = (flow: Movement["flow"]) =>
  movedFact({
    from: period("2026-Q2"),
    to: period("2026-Q3"),
    choices: {},
    notices: [],
    flow,
    departments: [],
  } as never);

describe("who moved", () => {
  it("says nobody did where a period is empty, and nothing where too few did", () => {
    expect(moved({ state: "none", missing: "first" }).flow).toEqual({ state: "none" });
    expect(moved({ state: "hidden", group: "left" }).flow).toEqual({ state: "hidden" });
  });
});

describe("what is at stake", () => {
  const money = (total: Money["total"]): Money => ({ currency: "GBP", departments: [], total });

  it("is nothing before it was worked out, and hidden where a class is too small", () => {
    expect(riskFact(money(undefined))).toBeUndefined();
    expect(riskFact(money({ state: "hidden", why: "few" }))).toEqual({ state: "hidden" });
  });

  it("is both parts of the rule of thumb until the organisation's own losses say enough", () => {
    const nothing = { customers: 0, revenue: 0 };
    const watched = { customers: 0, losses: 0 };
    const shown = riskFact(
      money({
        state: "shown",
        byClass: { promoter: nothing, passive: nothing, detractor: nothing },
        silent: nothing,
        withoutRevenue: 0,
        ruleOfThumb: { shortTerm: 50, longTerm: 30, upside: 20 },
        watched: { promoter: watched, passive: watched, detractor: watched },
      }),
    );
    expect(shown).toEqual({ state: "shown", currency: "GBP", own: undefined, ruleOfThumb: 80 });
  });

  it("names no share of detractors won back while none has answered again", () => {
    const total = { state: "shown", cohort: 7, remeasured: 0 } as const;
    const recovery = { period: { key: "2026-Q1" }, total } as unknown as Recovery;
    expect(recoveryFact(recovery)).toEqual({ state: "none" });
  });
});
