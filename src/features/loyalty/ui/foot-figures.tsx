import { paths } from "@/paths";
import { formatPeriod } from "@/ui/dates";
import { formatCount, formatMoney, formatPercent, minorUnitsOf } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";
import type { View } from "@/features/responses/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { queryFor, withoutFilters } from "@/features/responses/ui/url";
import type { Outlook } from "../schema";

type Foot = { tab: "money" | "detractors"; title: Title; figure: string; note: string };

/** What each figure is, and its paragraph. */
const explained = {
  "Revenue at risk": {
    method: "revenue-at-risk",
    sentence: "What unhappy customers pay a year, by how much more often such customers leave.",
  },
  "Experience debt": {
    method: "experience-debt",
    sentence:
      "Good experiences owed for bad ones: each bad one opens a debt, each later good one repays one.",
  },
  "Detractors won back": {
    method: "recovery",
    sentence: "Detractors who gave 7 or more at their next answer within 180 days.",
  },
} as const;
type Title = keyof typeof explained;

/** What is at stake, in three small figures: revenue at risk, experience debt, detractors won back. Each leads to all of it. */
export function FootFigures({ view, outlook }: { view: View; outlook: Outlook }) {
  const figures = [riskOf(outlook), debtOf(outlook), recoveryOf(outlook)].filter((one) => one !== undefined);
  if (figures.length === 0) return null;
  return (
    <ul
      aria-label="What is at stake"
      className="grid overflow-hidden rounded-card border bg-surface sm:max-xl:auto-cols-fr sm:max-xl:grid-flow-col"
    >
      {figures.map(({ tab, title, figure, note }) => (
        <li
          key={title}
          className="border-b px-4 py-3 last:border-b-0 sm:max-xl:border-r sm:max-xl:border-b-0 sm:max-xl:last:border-r-0 md:px-5 print:px-3 print:py-2"
        >
          <div className="flex items-center gap-1">
            <TextLink
              href={paths.trends({ view: tab, ...queryFor(view, withoutFilters) })}
              className="text-small text-muted"
            >
              {title}
            </TextLink>
            <MethodInfo subject={title} {...explained[title]} />
          </div>
          <p className="text-title tabular-nums">{figure}</p>
          <p className="text-small text-pretty text-subtle">{note}</p>
        </li>
      ))}
    </ul>
  );
}

const HIDDEN = "Hidden: too few customers to show it without showing whose it is";

function riskOf({ risk }: Pick<Outlook, "risk">): Foot | undefined {
  if (!risk) return undefined;
  const place = { tab: "money", title: "Revenue at risk" } as const;
  if (risk.state === "hidden") return { ...place, figure: "–", note: HIDDEN };
  const words = (amount: number) => formatMoney(minorUnitsOf(amount, risk.currency), risk.currency);
  if (risk.own)
    return {
      ...place,
      figure: words(risk.own.total),
      note: `a year, 95% range ${words(risk.own.low)} to ${words(risk.own.high)}, by your own losses`,
    };
  return {
    ...place,
    figure: words(risk.ruleOfThumb),
    note: "a year by a rule of thumb: a claim, not proven",
  };
}

function debtOf({ debt }: Pick<Outlook, "debt">): Foot | undefined {
  if (!debt) return undefined;
  const place = { tab: "money", title: "Experience debt" } as const;
  if (debt.state === "hidden") return { ...place, figure: "–", note: HIDDEN };
  if (debt.state === "none") return { ...place, figure: "–", note: "Nothing is owed yet" };
  const coverage =
    debt.coverage === undefined
      ? "good experiences owed; nothing new was incurred"
      : `good experiences owed; ${debt.coverage.toFixed(2)} repaid for each new one`;
  return { ...place, figure: formatCount(Math.round(debt.closing)), note: coverage };
}

function recoveryOf({ recovery }: Pick<Outlook, "recovery">): Foot | undefined {
  if (!recovery) return undefined;
  const place = { tab: "detractors", title: "Detractors won back" } as const;
  if (recovery.state === "hidden") return { ...place, figure: "–", note: HIDDEN };
  if (recovery.state === "none")
    return { ...place, figure: "–", note: "No detractor has had 180 days to answer again yet" };
  const { share, low, high, n, period } = recovery;
  return {
    ...place,
    figure: formatPercent(100 * share),
    note: `of ${formatCount(n)} who answered again within 180 days, 95% range ${formatPercent(100 * low)} to ${formatPercent(100 * high)}, ${formatPeriod(period)}`,
  };
}
