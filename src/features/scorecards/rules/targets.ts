import { metricByKey, type MetricUnit } from "@/domain/metrics";
import { addMonths, firstDayOf, monthOf, type Day, type Month } from "@/domain/period";
import type { Decision, TargetChange } from "../schema";

/** How far ahead a target may be agreed. */
const LONGEST_AHEAD_MONTHS = 36;

/** May targets begin in this month? What has been judged stays judged. */
export function beginRefusal(from: Month, today: Day): string | undefined {
  if (from < monthOf(today))
    return "A target may begin this month at the earliest: what has been judged stays judged.";
  return firstDayOf(from) > addMonths(firstDayOf(monthOf(today)), LONGEST_AHEAD_MONTHS)
    ? "A target may begin at most three years ahead."
    : undefined;
}

type Limits = Readonly<{ low: number; high: number; band: number; tooLow: string; tooHigh: string }>;
const uncounted = { low: 0, high: Infinity, band: Infinity, tooLow: "This cannot be below 0.", tooHigh: "" };

/** Where a target can lie, by what its measure is counted in. */
const limits: Readonly<Record<MetricUnit, Limits>> = {
  points: {
    ...{ low: -100, high: 100, band: 50 },
    tooLow: "A score lies between −100 and +100.",
    tooHigh: "A score lies between −100 and +100.",
  },
  "per cent": {
    ...{ low: 0, high: 100, band: 50 },
    tooLow: "A share cannot be below 0%.",
    tooHigh: "A share cannot be above 100%.",
  },
  steps: {
    ...{ low: -4, high: 4, band: 4 },
    tooLow: "A gap of feelings lies between −4 and +4.",
    tooHigh: "A gap of feelings lies between −4 and +4.",
  },
  "good experiences": uncounted,
  money: uncounted,
};

/** Shares lie between 0 and 100 per cent; NPS goes from −100 to 100 points; what is counted is never below nothing. */
export function valueRefusal({
  metric,
  value,
  band,
}: Pick<TargetChange, "metric" | "value" | "band">): string | undefined {
  const limit = limits[metricByKey[metric].unit];
  if (value < limit.low) return limit.tooLow;
  if (value > limit.high) return limit.tooHigh;
  return band > limit.band ? `A band is at most ${limit.band} wide.` : undefined;
}

type OpenProposal = Readonly<{ proposedBy: string; from: Day; decision: string | null }>;

/** May somebody decide about a proposal? Once only, never about one's own, and approve none whose month has passed. */
export function decisionRefusal(
  proposal: OpenProposal,
  { decision }: Pick<Decision, "decision">,
  { actorId, today }: { actorId: string; today: Day },
): string | undefined {
  if (proposal.decision !== null) return `This was ${proposal.decision} meanwhile.`;
  if (decision === "declined") return undefined;
  if (proposal.proposedBy === actorId) return "You proposed this yourself: another executive approves it.";
  return monthOf(proposal.from) < monthOf(today)
    ? "The month it was proposed for has passed. Ask for a new proposal."
    : undefined;
}
