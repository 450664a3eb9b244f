import { sharesOf } from "@/domain/nps";
import type { NpsCounts } from "@/domain/nps";
import { changeOf } from "@/domain/change";
import { measuredNps, verdictOf } from "@/domain/verdict";
import type { TrendPoint } from "@/ui/charts/trend-geometry";
import type { ScorecardLine } from "@/ui/layout/scorecard-row";
import { formatCount } from "@/ui/format";
import { hiddenReason, verdictReason } from "@/ui/words";

/** Figures for the gallery, computed like real ones. */

export const counts: NpsCounts = { promoters: 1257, passives: 653, detractors: 508 };
export const shares = sharesOf(counts) ?? counts;

const axis = { min: -20, max: 60 };
const band = 5;

/** A trend of twelve months; `n` answers each, the score given in points. */
function month(label: string, name: string, score: number, n = 800): TrendPoint {
  const detractors = Math.round(n * 0.22);
  const promoters = Math.round(detractors + (n * score) / 100);
  return {
    label,
    name,
    measured: measuredNps({ promoters, detractors, passives: n - promoters - detractors }),
  };
}

export const trend: TrendPoint[] = [
  month("Dec", "December 2025", 24),
  month("Jan", "January 2026", 22),
  month("Feb", "February 2026", 26),
  month("Mar", "March 2026", 27),
  month("Apr", "April 2026", 21),
  month("May", "May 2026", 18),
  month("Jun", "June 2026", 12),
  month("Jul", "July 2026", 15),
  month("Aug", "August 2026", 19),
  month("Sep", "September 2026", 24),
  month("Oct", "October 2026", 28),
  { ...month("Nov", "November 2026", 31, 560), isUnfinished: true },
];

export const brokenTrend: TrendPoint[] = [
  month("Jan", "January 2026", -22, 60),
  month("Feb", "February 2026", -8, 40),
  { label: "Mar", name: "March 2026", gap: "No answers" },
  month("Apr", "April 2026", 14, 9),
  month("May", "May 2026", 11, 90),
  { label: "Jun", name: "June 2026", gap: hiddenReason("few") },
  month("Jul", "July 2026", 33, 40),
  { label: "Aug", name: "August 2026", gap: hiddenReason("few") },
  month("Sep", "September 2026", 20, 120),
  month("Oct", "October 2026", 26, 140),
];

type Department = { name: string; now: NpsCounts; before: NpsCounts; target: number; trend: number[] };

const departments: Department[] = [
  {
    name: "Claims",
    now: { promoters: 350, passives: 280, detractors: 245 },
    before: { promoters: 410, passives: 270, detractors: 195 },
    target: 35,
    trend: [27, 26, 24, 21, 19, 12],
  },
  {
    name: "Digital and self-service",
    now: { promoters: 400, passives: 250, detractors: 118 },
    before: { promoters: 390, passives: 255, detractors: 120 },
    target: 45,
    trend: [31, 33, 33, 35, 36, 37],
  },
  {
    name: "Billing",
    now: { promoters: 15, passives: 10, detractors: 8 },
    before: { promoters: 14, passives: 11, detractors: 8 },
    target: 25,
    trend: [10, 14, 12, 18, 20, 21],
  },
  {
    name: "Underwriting",
    now: { promoters: 200, passives: 115, detractors: 58 },
    before: { promoters: 190, passives: 120, detractors: 58 },
    target: 40,
    trend: [34, 31, 34, 38, 36, 38],
  },
  {
    name: "Marketing",
    now: { promoters: 355, passives: 190, detractors: 78 },
    before: { promoters: 350, passives: 190, detractors: 80 },
    target: 43,
    trend: [40, 39, 42, 43, 44, 44],
  },
  {
    name: "Contact centre",
    now: { promoters: 570, passives: 330, detractors: 190 },
    before: { promoters: 510, passives: 340, detractors: 240 },
    target: 30,
    trend: [25, 27, 28, 30, 31, 35],
  },
];

function lineOf({ name, now, before, target, trend: values }: Department): ScorecardLine {
  const verdict = verdictOf(now, target, band);
  return {
    kind: "score",
    id: name,
    name,
    href: "/gallery?view=overview",
    score: measuredNps(now) ?? { hidden: "No answers" },
    target,
    band,
    axis,
    trend: values,
    change: changeOf(before, now),
    verdict: verdict && { state: verdict.state, reason: verdictReason(verdict, { band }) },
  };
}

export const departmentLines: ScorecardLine[] = [
  ...departments.map(lineOf),
  {
    kind: "score",
    id: "Complaints",
    name: "Complaints",
    score: measuredNps({ promoters: 4, passives: 2, detractors: 1 }) ?? { hidden: "No answers" },
    target: 20,
    band,
    axis,
    trend: [undefined, 12, undefined, 20, 31, 43].map((value) => value),
    change: { state: "not comparable" },
    verdict: { state: "too few", reason: "Fewer than 10 answers." },
  },
  {
    kind: "score",
    id: "Broker support",
    name: "Broker support",
    score: { hidden: hiddenReason("few") },
    axis,
    trend: [],
  },
];

export const measureLines: ScorecardLine[] = [
  ...departmentLines.slice(0, 1).map((line) => ({ ...line, name: "NPS of touchpoints", id: "nps" })),
  {
    kind: "score",
    id: "detractors",
    name: "Detractor share",
    score: { value: 28, low: 25, high: 31, n: 875 },
    unit: "percent",
    direction: "lower",
    target: 15,
    band,
    axis: { min: 0, max: 40 },
    trend: [19, 20, 21, 24, 26, 28],
    change: { state: "rise", difference: 6 },
    verdict: { state: "missed", words: "Missed" },
  },
  { kind: "count", id: "plans", name: "Plans on track", done: 3, of: 9, changeText: "Was 4 of 8" },
];

export const heroSubtitle = `Net Promoter Score, all journeys, 1 Sep to 30 Nov 2026 · ${formatCount(2418)} answers of ${formatCount(9870)} asked (24%)`;
