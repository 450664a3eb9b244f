import { driverAnalysis, type Driver } from "@/domain/drivers";
import { penaltyRewards, type PenaltyReward } from "@/domain/penalty-reward";
import { seededRandom } from "@/domain/random";
import { scaleOf, type DriverTable } from "./driver-table";

/** One driver as it is stored, before its class is settled. */
export type FoundDriver = Readonly<{
  key: string;
  weight: number;
  low: number;
  high: number;
  share: number;
  shareLow: number;
  shareHigh: number;
  r: number | null;
  inflation: number;
  hasEvidence: boolean;
  duplicates: string[];
  ratings: number;
  satisfied: number;
  lowRatings: number;
  highRatings: number;
  penalty: number | null;
  reward: number | null;
  found: string;
}>;

export type FoundAnalysis = Readonly<{
  n: number;
  lost: number;
  /** Cases missing for an analysis; 0 when there is one. */
  needed: number;
  explained: number | null;
  low: number | null;
  high: number | null;
  drivers: readonly FoundDriver[];
}>;

const seed = 20_260_101;

/** Weights and classes of one table. The same table gives the same figures. */
export function analyse(table: DriverTable): FoundAnalysis {
  const missing = table.kind === "touchpoint" ? "centre" : "drop";
  const found = driverAnalysis(table.columns, table.outcome, { random: seededRandom(seed), missing });
  if ("needed" in found) {
    return {
      n: table.outcome.length,
      lost: 0,
      needed: found.needed,
      explained: null,
      low: null,
      high: null,
      drivers: [],
    };
  }
  const effects = penaltyRewards(
    table.keys.map((key, j) => ({ ratings: table.columns[j] ?? [], ...scaleOf(key) })),
    table.outcome,
  );
  const { n, lost, explained, low, high } = found;
  const drivers = found.drivers.map((driver, j) => ({
    ...weightOf(driver),
    ...effectOf(effects[j]),
    ...ratedIn(table, j),
    duplicates: repeatsOf(j, found.duplicates).map((other) => table.keys[other] ?? ""),
  }));
  return { n, lost, needed: 0, explained, low, high, drivers };
}

function weightOf({ ofExplained, r, ...driver }: Driver) {
  return { ...driver, shareLow: ofExplained.low, shareHigh: ofExplained.high, r: r ?? null };
}

function effectOf(effect: PenaltyReward | undefined) {
  const { low, high, penalty = null, reward = null } = effect ?? { low: 0, high: 0 };
  return { lowRatings: low, highRatings: high, penalty, reward, found: effect?.class ?? "too few" };
}

function ratedIn({ keys, columns }: DriverTable, j: number) {
  const key = keys[j] ?? "";
  return { key, satisfied: countFrom(columns[j] ?? [], scaleOf(key).satisfiedFrom) };
}

function repeatsOf(driver: number, groups: readonly (readonly number[])[]): number[] {
  const others = groups.filter((group) => group.includes(driver)).flat();
  return [...new Set(others)].filter((other) => other !== driver);
}

function countFrom(column: readonly (number | undefined)[], from: number): number {
  return column.filter((rating) => rating !== undefined && rating >= from).length;
}
