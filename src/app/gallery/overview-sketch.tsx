import {
  ChartNoAxesColumn,
  ClipboardList,
  FileChartColumn,
  Import,
  LayoutList,
  ListChecks,
  MessagesSquare,
  Route,
  Settings,
  TrendingUp,
} from "lucide-react";
import { counts, departmentLines, heroSubtitle, shares, trend } from "@/app/gallery/samples";
import { ChangeWords } from "@/ui/charts/change-words";
import { NpsBar } from "@/ui/charts/nps-bar";
import { ScoreValue } from "@/ui/charts/score-value";
import { TrendChart } from "@/ui/charts/trend-chart";
import { Verdict } from "@/ui/charts/verdict";
import { PageFoot } from "@/ui/layout/page-foot";
import { PageFrame } from "@/ui/layout/page-frame";
import type { NavSection } from "@/ui/layout/navigation";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintHeader } from "@/ui/layout/print-header";
import { ScorecardTable } from "@/ui/layout/scorecard-table";
import { SignOutForm } from "@/ui/layout/sign-out-form";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { InfoPopover } from "@/ui/primitives/info-popover";
import { LinkMenu } from "@/ui/primitives/link-menu";
import { TextLink } from "@/ui/primitives/text-link";
import { verdictWords } from "@/ui/words";

const stamp = "Data to 21 Nov 2026, 06:00";
const sections: NavSection[] = [
  {
    items: [
      { href: "/gallery", label: "Overview", icon: ChartNoAxesColumn, isOnPhone: true, isCurrent: true },
      { href: "/trends", label: "Trends", icon: TrendingUp },
      { href: "/journey", label: "Journey", icon: Route, isOnPhone: true },
      { href: "/scorecards", label: "Scorecards", icon: LayoutList, isOnPhone: true },
      {
        href: "/cases",
        label: "Cases",
        icon: MessagesSquare,
        isOnPhone: true,
        badge: { count: 7, label: "past deadline" },
      },
      { href: "/plans", label: "Plans", icon: ListChecks },
    ],
  },
  {
    label: "Collect and report",
    items: [
      { href: "/surveys", label: "Surveys", icon: ClipboardList },
      { href: "/imports", label: "Imports", icon: Import },
      { href: "/reports", label: "Reports", icon: FileChartColumn },
    ],
  },
  { label: "Manage", items: [{ href: "/admin", label: "Admin", icon: Settings }] },
];

/** How frame, header, cards and charts sit together. */
export function OverviewSketch() {
  return (
    <PageFrame
      organisation="Northgate Insurance"
      sections={sections}
      person={{ name: "Ana Duarte", roleWords: "Executive", accountHref: "/account" }}
      signOut={<SignOutForm action="/gallery" />}
    >
      <PrintHeader
        organisation="Northgate Insurance"
        page="Overview"
        filters={["Last quarter, 1 Sep to 30 Nov 2026", "Compared with the quarter before"]}
        stamp={stamp}
      />
      <PageHeader
        title="Overview"
        actions={<Actions />}
        lede={
          <>
            NPS rose 6 points to <strong>+31</strong>, a clear change.{" "}
            <TextLink href="/gallery">Claims</TextLink> fell to +12 and now produces 4 in 10 of our
            detractors. <TextLink href="/gallery">7 detractor cases</TextLink> are past their deadline.
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Hero />
        <Card title="Needs a decision" subtitle="Ranked by revenue at risk">
          <ul className="flex flex-col divide-y">
            <Decision
              title="Claims: status updates stop after day 3"
              facts="64 detractors · £412k a year at risk · no plan yet"
              verdict={<Verdict state="missed" words="No owner" />}
              action="Assign"
            />
            <Decision
              title="Promise gap: “paid in 48 hours”"
              facts="Kept for 61% of customers · Marketing, Claims"
              verdict={<Verdict state="at risk" words="Plan 12 days late" />}
              action="Open plan"
            />
          </ul>
        </Card>
        <Card
          className="lg:col-span-2"
          title="Which departments are keeping their commitments?"
          subtitle="NPS of the touchpoints each department owns, worst against target first"
        >
          <ScorecardTable
            caption="NPS of each department against its target"
            subject="Department"
            value="NPS"
            trend="6 quarters"
            lines={departmentLines}
          />
        </Card>
      </div>
      <PageFoot stamp={stamp} />
    </PageFrame>
  );
}

function Actions() {
  return (
    <>
      <LinkMenu
        name="Period"
        label="Last quarter"
        items={[{ href: "/gallery", label: "Last quarter", isCurrent: true }]}
      />
      <LinkMenu
        name="Compare"
        label="vs previous quarter"
        items={[{ href: "/gallery", label: "Previous quarter", isCurrent: true }]}
      />
      <Button className="max-md:hidden">Share</Button>
      <Button className="max-md:hidden">Print</Button>
    </>
  );
}

function Hero() {
  const measured = { value: 31, low: 28.2, high: 34, n: 2418 };
  return (
    <Card
      title="Would customers recommend us?"
      subtitle={heroSubtitle}
      info={
        <InfoPopover
          subject="Net Promoter Score"
          sentence="Of every 100 answers, how many more are promoters (9 or 10) than detractors (0 to 6)."
          formula="100 × (promoters − detractors) ÷ answers"
        />
      }
    >
      <div className="grid items-center gap-x-8 gap-y-3 md:grid-cols-[auto_minmax(0,1fr)]">
        <div>
          <ScoreValue size="display" score={measured} />
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
            <ChangeWords change={{ state: "rise", difference: 6 }} />
            <Verdict
              state="at risk"
              words={verdictWords("at risk", { value: 31, target: 35 })}
              reason="Within 5 points below target."
            />
          </div>
        </div>
        <NpsBar counts={counts} shares={shares} hrefs={{ detractors: "/gallery?class=detractor" }} />
      </div>
      <div className="mt-5">
        <TrendChart
          points={trend}
          axis={{ min: 0, max: 40 }}
          seriesName="NPS"
          target={35}
          events={[{ at: 6, label: "Claims portal launched" }]}
          caption="NPS by month with its 95% range, and the target of +35."
        />
      </div>
    </Card>
  );
}

function Decision(props: { title: string; facts: string; verdict: React.ReactNode; action: string }) {
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <p className="text-heading">{props.title}</p>
      <p className="text-small text-subtle">{props.facts}</p>
      <div className="mt-1.5 flex items-center justify-between gap-3">
        {props.verdict}
        <TextLink href="/gallery">{props.action}</TextLink>
      </div>
    </li>
  );
}
