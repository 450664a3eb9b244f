import type { DepartmentSlug } from "./organisation";
import type { MonthIndex } from "./touchpoint";

/** A target for the NPS of what a department answers for; without a department, for the whole organisation. */
export type SeedTarget = Readonly<{
  department: DepartmentSlug | undefined;
  value: number;
  band: number;
  /** In force from this month's first day on. */
  from: MonthIndex;
  reason: string;
}>;

const firstRound: MonthIndex = -24;
const secondRound: MonthIndex = -12;
const planRound: MonthIndex = 3;

/** What was agreed in the first round, and a year later; the amber band is 5 points wide unless said otherwise. */
const agreed: readonly (readonly [
  DepartmentSlug | undefined,
  first: number,
  second: number,
  band?: number,
])[] = [
  [undefined, 26, 30],
  ["marketing-brand", 15, 18],
  ["digital-channels", 24, 27],
  ["distribution", 36, 38],
  ["underwriting-pricing", 12, 14],
  ["policy-operations", 30, 33],
  // Wide while the telephone system is being replaced.
  ["contact-centre", 24, 30, 10],
  ["claims", 20, 26],
  ["assessors-network", 18, 22],
  ["retention-renewals", 15, 17],
  ["finance-payments", 32, 35],
  ["legal-compliance", -5, 0],
  ["it", 30, 33],
  ["people-training", 45, 50],
  ["cx-office", 34, 36],
];

/** Dated: a later one never changes what an earlier period was judged by. */
export const targets: readonly SeedTarget[] = [
  ...agreed.flatMap(([department, first, second, band = 5]) => [
    { department, value: first, band, from: firstRound, reason: "First round of targets" },
    { department, value: second, band, from: secondRound, reason: "Agreed at the yearly review" },
  ]),
  {
    department: "claims",
    value: 20,
    band: 5,
    from: planRound,
    reason: "Step of the recovery plan after the storm; 26 again next year",
  },
];
