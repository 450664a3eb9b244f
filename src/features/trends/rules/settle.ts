import { bucketsUpTo, usualStep, type Bucket, type Step } from "@/domain/bucket";
import { addDays, type Day } from "@/domain/period";
import type { Settled } from "@/features/responses/rules/view";
import type { Choices } from "@/features/responses/schema";
import { breakdowns, type Breakdown, type Drawn, type TrendsAsked } from "../schema";

/** How many steps a line has: half a year of weeks, two years of months, three years of quarters. */
const stepsShown: Record<Step, number> = { week: 26, month: 24, quarter: 12 };
/** Small multiples are small. */
const mostPartSteps = 12;

export type Calendar = { today: Day; fiscalYearStartMonth: number };

/** Which steps and breakdowns the cubes can answer for these filters; what they cannot is dropped with a notice. */
export function settleDrawn(
  asked: Pick<TrendsAsked, "step" | "by" | "limits">,
  settled: Settled,
  choices: Choices,
): Drawn & { notices: string[] } {
  const possible = possibleFor(settled);
  const offered = possible.breakdowns.filter((name) => choices[name].length > 0);
  const wanted = asked.step ?? usualStep(settled.range);
  const step = possible.steps.includes(wanted) && !asked.limits ? wanted : "month";
  const by = offered.includes(asked.by) ? asked.by : "departments";
  const notices: string[] = [];
  if (asked.limits && wanted !== step)
    notices.push("Control limits rest on months, so the line is drawn by month.");
  else if (asked.step !== undefined && asked.step !== step)
    notices.push("Channels, segments and personas are known by month, so the line is drawn by month.");
  if (by !== asked.by)
    notices.push(`Lines by ${asked.by.slice(0, -1)} need whole months and no filter of another kind.`);
  const departmentId = trendDepartment(settled, choices);
  return { step, steps: possible.steps, by, breakdowns: offered, departmentId, notices };
}

/** The one department the page is narrowed to, or the only one its reader sees; else nobody's alone. */
function trendDepartment(
  { filters: { departments } }: Settled,
  { departments: reached }: Choices,
): number | undefined {
  const meant = departments.length > 0 ? departments : reached;
  return meant.length === 1 ? meant[0]?.id : undefined;
}

/** Days know no channels, segments and personas; and personas are kept apart from channels and segments. */
function possibleFor({ filters: { persona, channels, segments }, grain }: Settled): {
  steps: Step[];
  breakdowns: Breakdown[];
} {
  const isByChannel = channels.length > 0 || segments.length > 0;
  const isMonthly = grain === "month";
  const cannot: Breakdown[] = [
    ...(isMonthly && !persona ? [] : (["segments", "channels"] as const)),
    ...(isMonthly && !isByChannel ? [] : (["personas"] as const)),
  ];
  return {
    steps: persona || isByChannel ? ["month", "quarter"] : ["week", "month", "quarter"],
    breakdowns: breakdowns.filter((name) => !cannot.includes(name)),
  };
}

/**
 * The steps of a line: up to the step under way, because a trend is read to its newest point; up to the period where
 * that lies further back than the line is long.
 */
export function lineBuckets(
  step: Step,
  { range }: Pick<Settled, "range">,
  { today, fiscalYearStartMonth }: Calendar,
): Bucket[] {
  const upTo = (day: Day) => bucketsUpTo(day, step, stepsShown[step], fiscalYearStartMonth);
  const newest = upTo(today);
  const first = newest[0];
  return first && range.from < first.range.from ? upTo(addDays(range.to, -1)) : newest;
}

/** The steps of the small multiples: the newest of the line; months where the line goes by week. */
export function partBuckets(step: Step, buckets: readonly Bucket[], calendar: Calendar): Bucket[] {
  if (step !== "week") return buckets.slice(-mostPartSteps);
  const last = buckets.at(-1);
  const day = last && last.range.to <= calendar.today ? addDays(last.range.to, -1) : calendar.today;
  return bucketsUpTo(day, "month", mostPartSteps, calendar.fiscalYearStartMonth);
}
