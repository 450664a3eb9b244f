import type { DepartmentSlug } from "./organisation";
import type { MonthIndex } from "./touchpoint";

type OtherMeasure =
  "detractor-share" | "csat" | "ces" | "promises-kept" | "experience-debt" | "response-rate";

/** A target for a measure other than NPS, in its unit; without a department, for the whole organisation. */
export type MeasureTarget = Readonly<{
  metric: OtherMeasure;
  department: DepartmentSlug | undefined;
  value: number;
  band: number;
  from: MonthIndex;
  reason: string;
}>;

const yearlyReview: MonthIndex = -12;
const planRound: MonthIndex = -6;
const band = 4;

/** Share of detractors at most, of satisfied customers at least, and of those who found it easy at least. */
const agreed: readonly (readonly [
  DepartmentSlug | undefined,
  detractors: number,
  csat: number,
  ces: number,
])[] = [
  [undefined, 22, 76, 74],
  ["digital-channels", 22, 78, 78],
  ["distribution", 18, 80, 78],
  ["underwriting-pricing", 26, 74, 72],
  ["policy-operations", 20, 79, 76],
  ["contact-centre", 22, 78, 74],
  ["claims", 24, 76, 72],
  ["assessors-network", 24, 76, 72],
  ["retention-renewals", 24, 74, 68],
  ["finance-payments", 18, 80, 78],
];

/** What was agreed with a few only, a year later: promises with who delivers them, what is owed with who owes most. */
const later: readonly (readonly [OtherMeasure, DepartmentSlug | undefined, value: number, band: number])[] = [
  ["promises-kept", undefined, 85, 5],
  ["promises-kept", "claims", 85, 5],
  ["promises-kept", "retention-renewals", 85, 5],
  ["experience-debt", undefined, 180_000, 10_000],
  ["experience-debt", "claims", 25_000, 2_500],
  ["experience-debt", "contact-centre", 28_000, 2_500],
  ["experience-debt", "digital-channels", 30_000, 2_500],
  ["response-rate", undefined, 22, 2],
  ["response-rate", "contact-centre", 22, 2],
  ["response-rate", "marketing-brand", 22, 2],
];

const atYearlyReview: readonly MeasureTarget[] = agreed.flatMap(([department, detractors, csat, ces]) =>
  (
    [
      ["detractor-share", detractors],
      ["csat", csat],
      ["ces", ces],
    ] as const
  ).map(([metric, value]) => ({
    metric,
    department,
    value,
    band,
    from: yearlyReview,
    reason: "Agreed at the yearly review",
  })),
);

/** Agreed for whoever has enough answers to be judged by them. */
export const measureTargets: readonly MeasureTarget[] = [
  ...atYearlyReview,
  ...later.map(([metric, department, value, spread]) => ({
    ...{ metric, department, value, from: planRound, band: spread },
    reason: "Added when the scorecards grew",
  })),
];
