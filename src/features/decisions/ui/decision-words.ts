import { metricByKey } from "@/domain/metrics";
import type { Day } from "@/domain/period";
import { paths } from "@/paths";
import { formatPeriod } from "@/ui/dates";
import { formatCount, formatMoney, formatNps, formatPercent, minorUnitsOf } from "@/ui/format";
import type { Place, Reason } from "../schema";
import { dayWords } from "./day-words";

/** Why somebody has to decide, in a few words: "October 2026 is not signed". */
export function reasonWords(reason: Reason): string {
  return wordingOf(reason).words;
}

/** The one thing to do about it, and where. */
export function reasonAction(reason: Reason, at: Place["at"]): { words: string; href: string } {
  const { action, href } = wordingOf(reason);
  return { words: action, href: href(at) };
}

type Wording = { words: string; action: string; href: (at: Place["at"]) => string };

function wordingOf(reason: Reason): Wording {
  const wording = wordings[reason.kind] as (reason: Reason) => Wording;
  return wording(reason);
}

const onPage = (part: string) => (at: Place["at"]) => `${paths.department(at.slug)}#${part}`;

const wordings: { [Kind in Reason["kind"]]: (reason: Extract<Reason, { kind: Kind }>) => Wording } = {
  orphan: ({ map, stage }) => ({
    words: "Nobody answers for it",
    action: "Assign",
    href: ({ slug }) => paths.touchpoint(map, stage, slug),
  }),
  "no head": () => ({
    words: "No head",
    action: "See its people",
    href: ({ slug }) => paths.department(slug, { tab: "people" }),
  }),
  "missed twice": ({ metric, value, target }) => ({
    words: `${metricByKey[metric].label} missed two months running: ${formatNps(value)}, target ${formatNps(target)}`,
    action: "Look",
    href: ({ slug }) => paths.departmentMeasure(slug, metric, { period: "last-month" }),
  }),
  promise: ({ slug, words, kept, n, target }) => ({
    words: `“${words}” kept ${formatPercent(kept)} of ${formatCount(n)}, promised ${formatPercent(target)}`,
    action: "Look",
    href: () => paths.promise(slug),
  }),
  overdue: ({ period }) => ({
    words: `${formatPeriod(period)} is not signed`,
    action: "Look",
    href: onPage("sign-off"),
  }),
  countersign: ({ period, isOwn }) => ({
    words: `${formatPeriod(period)} waits for a countersignature`,
    action: isOwn ? "Look" : "Countersign",
    href: onPage("sign-off"),
  }),
  cases: ({ count }) => ({
    words:
      count === 1
        ? "1 case is open past its deadline"
        : `${formatCount(count)} cases are open past their deadline`,
    action: "Look",
    href: ({ slug }) => paths.cases({ view: "overdue", department: slug }),
  }),
  proposal: ({ metric, count }) => ({
    words:
      count === 1
        ? `A target is proposed for ${metricByKey[metric].label}`
        : `${formatCount(count)} targets are proposed`,
    action: "Decide",
    href: () => paths.targets(),
  }),
  release: ({ words }) => ({
    words: `Asks to be released from “${words}”`,
    action: "Decide",
    href: onPage("commitments"),
  }),
};

/** What is at stake in a year: "£412k". */
export function riskWords(risk: number, currency: string): string {
  return formatMoney(minorUnitsOf(risk, currency), currency);
}

/** "12 days late", "due in 3 days, 29 Nov 2026", "no date set". */
export function dueIn(due: Day | null, today: Day): string {
  if (due === null) return "no date set";
  return due < today ? dayWords(due, today) : `due ${dayWords(due, today)}`;
}
