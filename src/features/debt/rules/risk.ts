import { ruleOfThumbOf, type OwnRisk, type RevenueByClass } from "@/domain/money";
import { npsClasses } from "@/domain/nps";
import type { ComputedMoney } from "../schema";

type Cell = ComputedMoney["cells"][number];

/** Revenue at risk of some customers, which adds up over cells; by the rule of thumb nobody knows a range. */
export type RiskSums = Readonly<{ customers: number; atRisk: number; lowest: number; highest: number }>;

const none = { customers: 0, revenue: 0 };

/**
 * Revenue × how many more of the class are lost than of promoters, at the rates themselves and at their ends (metrics
 * A14). Without own rates the rule of thumb, for everybody alike: the two are never mixed.
 */
export function riskOfCell(
  cell: Pick<Cell, "class" | "customers" | "revenue">,
  own: OwnRisk | undefined,
): RiskSums {
  const { customers, revenue } = cell;
  if (own) {
    const [rate, base] = [own.rates[cell.class], own.rates.promoter];
    const more = (share: number) => revenue * Math.max(0, share);
    return {
      customers: cell.class === "promoter" ? 0 : customers,
      atRisk: more(rate.rate - base.rate),
      lowest: cell.class === "promoter" ? 0 : more(rate.interval.low - base.interval.high),
      highest: cell.class === "promoter" ? 0 : more(rate.interval.high - base.interval.low),
    };
  }
  const byClass = Object.fromEntries(
    npsClasses.map((one) => [one, one === cell.class ? { customers, revenue } : none]),
  ) as RevenueByClass;
  const { shortTerm, longTerm } = ruleOfThumbOf(byClass);
  const atRisk = shortTerm + longTerm;
  return {
    customers: cell.class === "promoter" ? 0 : customers,
    atRisk,
    lowest: atRisk,
    highest: atRisk,
  };
}
