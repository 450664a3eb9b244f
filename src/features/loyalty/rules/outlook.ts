import type { Debt, Money, Recovery } from "@/features/debt/schema";
import type { Movement } from "@/features/movement/schema";
import type { Outlook } from "../schema";

export function movedFact({ from, to, flow }: Movement): Outlook["moved"] {
  const periods = { from: from.key, to: to.key };
  if (flow.state !== "shown")
    return { ...periods, flow: { state: flow.state === "none" ? "none" : "hidden" } };
  const { rows, both, extremeDrops, wonBack, split, isFewRepeat } = flow;
  return {
    ...periods,
    flow: {
      state: "shown",
      rows: rows.map((row) => ({ class: row.class, to: row.to })),
      both,
      extremeDrops: extremeDrops.customers,
      wonBack: wonBack.customers,
      migration: split.migration,
      change: split.change,
      isFewRepeat,
    },
  };
}

export function riskFact({ currency, total }: Money): Outlook["risk"] {
  if (total?.state !== "shown") return total && { state: "hidden" };
  const { ownRisk, ruleOfThumb } = total;
  return {
    state: "shown",
    currency,
    own: ownRisk && { total: ownRisk.total, low: ownRisk.interval.low, high: ownRisk.interval.high },
    ruleOfThumb: ruleOfThumb.shortTerm + ruleOfThumb.longTerm,
  };
}

export function debtFact({ total }: Debt): Outlook["debt"] {
  if (total?.state !== "shown") return total && { state: total.state };
  return { state: "shown", closing: total.closing, coverage: total.coverage };
}

export function recoveryFact({ total, period }: Recovery): Outlook["recovery"] {
  if (total?.state !== "shown") return total && { state: total.state };
  return total.measured ? { state: "shown", ...total.measured, period: period.key } : { state: "none" };
}
