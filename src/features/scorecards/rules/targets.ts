import { addMonths, firstDayOf, monthOf, type Day, type Month } from "@/domain/period";
import type { Decision, ScorecardMeasure, TargetChange } from "../schema";

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

/** Shares lie between 0 and 100 per cent; NPS goes from −100 to 100 points. */
export function valueRefusal({ metric, value }: Pick<TargetChange, "metric" | "value">): string | undefined {
  return isShare(metric) && value < 0 ? "A share cannot be below 0%." : undefined;
}

export function isShare(metric: ScorecardMeasure): boolean {
  return metric !== "nps";
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
