import type { Scope } from "@/access/scope";
import type { Tx } from "@/server/db";
import { riskOfCell } from "../rules/risk";
import { ComputedMoney } from "../schema";
import { computed, ownersIn } from "./computed";

/** Revenue at risk in a year by department and by touchpoint, as last computed; null where too few customers are in it. */
export type RiskAt = { department(id: number): number | null; touchpoint(id: number): number | null };
const unknown: RiskAt = { department: () => null, touchpoint: () => null };

/** The same figures as the scorecards' revenue at risk (`measureOfRisk`), for whoever sees everybody's revenue. */
export async function riskAtPlaces(
  tx: Tx,
  scope: Scope<"revenue:read"> | undefined,
  fewest: number,
): Promise<RiskAt> {
  if (scope?.departments !== "all") return unknown;
  const stored = await computed(tx, "money", ComputedMoney);
  if (!stored) return unknown;
  const { cells, ownRisk } = stored.value;
  const ownerOf = await ownersIn(tx, cells);
  const sums = { department: new Map<string, Sum>(), touchpoint: new Map<string, Sum>() };
  for (const cell of cells) {
    const { atRisk, customers } = riskOfCell(cell, ownRisk);
    add(sums.department, ownerOf(cell), { atRisk, customers });
    add(sums.touchpoint, String(cell.touchpoint), { atRisk, customers });
  }
  const shown = (map: ReadonlyMap<string, Sum>) => (id: number) => {
    const sum = map.get(String(id));
    return sum && sum.customers >= fewest ? sum.atRisk : null;
  };
  return { department: shown(sums.department), touchpoint: shown(sums.touchpoint) };
}

type Sum = { atRisk: number; customers: number };

function add(map: Map<string, Sum>, key: string, { atRisk, customers }: Sum): void {
  const sum = map.get(key) ?? { atRisk: 0, customers: 0 };
  map.set(key, { atRisk: sum.atRisk + atRisk, customers: sum.customers + customers });
}
