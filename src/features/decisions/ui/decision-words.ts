import { metricByKey } from "@/domain/metrics";
import type { Day } from "@/domain/period";
import { paths } from "@/paths";
import { formatPeriod } from "@/ui/dates";
import { formatCount, formatMoney, formatNps, formatPercent, minorUnitsOf } from "@/ui/format";
import type { Place, Reason } from "../schema";
import { dayWords } from "./day-words";

/** Why somebody has to decide, in a few words: "October 2026 is not signed". */
export function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case "orphan":
      return "Nobody answers for it";
    case "no head":
      return "No head";
    case "missed twice": {
      const { label } = metricByKey[reason.metric];
      return `${label} missed two months running: ${formatNps(reason.value)}, target ${formatNps(reason.target)}`;
    }
    case "promise":
      return `“${reason.words}” kept ${formatPercent(reason.kept)} of ${formatCount(reason.n)}, promised ${formatPercent(reason.target)}`;
    case "overdue":
      return `${formatPeriod(reason.period)} is not signed`;
    case "countersign":
      return `${formatPeriod(reason.period)} waits for a countersignature`;
    case "proposal":
      return reason.count === 1
        ? `A target is proposed for ${metricByKey[reason.metric].label}`
        : `${formatCount(reason.count)} targets are proposed`;
    case "release":
      return `Asks to be released from “${reason.words}”`;
  }
}

/** The one thing to do about it, and where. */
export function reasonAction(reason: Reason, at: Place["at"]): { words: string; href: string } {
  const page = paths.department(at.slug);
  switch (reason.kind) {
    case "orphan":
      return { words: "Assign", href: paths.touchpoint(reason.map, reason.stage, at.slug) };
    case "no head":
      return { words: "See its people", href: paths.department(at.slug, { tab: "people" }) };
    case "missed twice":
      return {
        words: "Look",
        href: paths.departmentMeasure(at.slug, reason.metric, { period: "last-month" }),
      };
    case "promise":
      return { words: "Look", href: paths.promise(reason.slug) };
    case "overdue":
      return { words: "Look", href: `${page}#sign-off` };
    case "countersign":
      return { words: reason.isOwn ? "Look" : "Countersign", href: `${page}#sign-off` };
    case "proposal":
      return { words: "Decide", href: paths.targets() };
    case "release":
      return { words: "Decide", href: `${page}#commitments` };
  }
}

/** What is at stake in a year: "£412k". */
export function riskWords(risk: number, currency: string): string {
  return formatMoney(minorUnitsOf(risk, currency), currency);
}

/** "12 days late", "due in 3 days, 29 Nov 2026", "no date set". */
export function dueIn(due: Day | null, today: Day): string {
  if (due === null) return "no date set";
  return due < today ? dayWords(due, today) : `due ${dayWords(due, today)}`;
}
