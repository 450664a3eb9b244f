import { metricByKey, type ScorecardKey } from "@/domain/metrics";
import { paths } from "@/paths";
import { formatPeriod } from "@/ui/dates";
import { formatCount, formatPercent } from "@/ui/format";
import type { Need } from "../rules/department-needs";

/** How one need reads: what waits, more about it, and the one thing to do. */
export type NeedWords = { title: string; detail?: string; action: { words: string; href: string } };

/** The words of a need on the page of its department; every action is an address. */
export function needWords(need: Need, department: string): NeedWords {
  const wording = wordings[need.kind] as (need: Need, department: string) => NeedWords;
  return wording(need, department);
}

const wordings: {
  [Kind in Need["kind"]]: (need: Extract<Need, { kind: Kind }>, department: string) => NeedWords;
} = {
  "sign-off": signOffWords,
  commitment: ({ words }) => ({
    title: words,
    detail: "Commitment",
    action: { words: "Mark done", href: "#commitments" },
  }),
  release: ({ words, askedBy }) => ({
    title: `Release asked: ${words}`,
    detail: `${askedBy} asks`,
    action: { words: "Decide", href: "#commitments" },
  }),
  transfer: ({ touchpoint, from, to }) => ({
    title: `${touchpoint} is to go to ${to}`,
    detail: `From ${from ?? "nobody"}`,
    action: { words: "Answer", href: "#transfers" },
  }),
  proposal: ({ metric, askedBy }) => ({
    title: `Target proposed for ${metricByKey[metric].label}`,
    detail: `${askedBy} asks`,
    action: { words: "Decide", href: paths.targets() },
  }),
  missed: ({ metrics, period }) => ({
    title: `${listOf(metrics)} missed, nothing done about it yet`,
    detail: formatPeriod(period),
    action: { words: "Commit", href: "#commitments" },
  }),
  promise: ({ slug, words, kept, n, target }) => ({
    title: `Broken: “${words}”`,
    detail: `Kept ${formatPercent(kept)} of ${formatCount(n)}, promised ${formatPercent(target)}`,
    action: { words: "Open", href: paths.promise(slug) },
  }),
  cases: ({ count }, department) => ({
    title:
      count === 1 ? "1 case is past its deadline" : `${formatCount(count)} cases are past their deadline`,
    detail: "The first of them",
    action: { words: "Open", href: paths.cases({ view: "overdue", department }) },
  }),
  vision: () => ({ title: "The vision was worded anew", action: { words: "Read", href: "#vision" } }),
  emotion: ({ map, stage, name }) => ({
    title: `Nobody has said how customers shall feel at ${name}`,
    action: { words: "Open", href: paths.stage(map, stage) },
  }),
};

function signOffWords({ step, period, missing }: Extract<Need, { kind: "sign-off" }>): NeedWords {
  const name = formatPeriod(period);
  const labels = missing.length > 0 ? listOf(missing) : undefined;
  const [title, words] = {
    forecast: [`Say what you expect of ${name}`, "Forecast"],
    review: labels ? [`Say why targets of ${name} were missed`, "Write"] : [`Review ${name}`, "Review"],
    commit: [`Commit to what will be done after ${name}`, "Commit"],
    sign: [`Sign off ${name}`, "Sign off"],
    countersign: [`Countersign ${name}`, "Countersign"],
  }[step] as [string, string];
  return { title, detail: labels, action: { words, href: "#sign-off" } };
}

const MOST_NAMED = 3;

/** "NPS, Ease (CES) and 2 more". */
export function listOf(metrics: readonly ScorecardKey[]): string {
  const named = metrics.slice(0, MOST_NAMED).map((metric) => metricByKey[metric].label);
  const more = metrics.length - named.length;
  if (more > 0) return `${named.join(", ")} and ${more} more`;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1) ?? ""}`;
}
