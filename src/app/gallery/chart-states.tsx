import { Sample } from "@/app/gallery/sample";
import type { Pane } from "@/app/gallery/sample";
import { brokenTrend, counts, departmentLines, measureLines, shares, trend } from "@/app/gallery/samples";
import { verdictStates } from "@/domain/verdict";
import { Bullet } from "@/ui/charts/bullet";
import { ChangeWords } from "@/ui/charts/change-words";
import { NpsBar } from "@/ui/charts/nps-bar";
import { ScoreBadge } from "@/ui/charts/score-badge";
import { ScoreValue } from "@/ui/charts/score-value";
import { Sparkline } from "@/ui/charts/sparkline";
import { TrendChart } from "@/ui/charts/trend-chart";
import { Verdict } from "@/ui/charts/verdict";
import { ScorecardTable } from "@/ui/layout/scorecard-table";
import { hiddenReason, verdictReason } from "@/ui/words";

/** Charts and figures with many, few, no and hidden answers. */
export function ChartStates({ pane }: { pane: Pane }) {
  return (
    <>
      <Scores pane={pane} />
      <Verdicts pane={pane} />
      <Bars pane={pane} />
      <Sample pane={pane} title="Is it really getting better?" subtitle="NPS by month, all journeys">
        <TrendChart
          points={trend}
          axis={{ min: 0, max: 40 }}
          seriesName="NPS"
          target={35}
          events={[{ at: 6, label: "Claims portal launched" }]}
          caption="NPS by month with its 95% range, and the target of +35."
        />
      </Sample>
      <Sample pane={pane} title="Gaps, few answers and values below zero" subtitle="NPS by month, Garages">
        <TrendChart
          points={brokenTrend}
          axis={{ min: -60, max: 60 }}
          seriesName="NPS"
          target={28}
          caption="NPS of Garages by month with its 95% range; two months are hidden."
        />
      </Sample>
      <Sample
        pane={pane}
        title="Who keeps what they agreed?"
        subtitle="NPS of owned touchpoints, worst first"
      >
        <ScorecardTable
          caption="NPS of each department against its target"
          subject="Department"
          value="NPS"
          trend="6 quarters"
          lines={departmentLines}
        />
      </Sample>
      <Sample pane={pane} title="Are we keeping what we agreed?" subtitle="One department, three measures">
        <ScorecardTable
          caption="Measures of Claims against their targets"
          subject="Measure"
          value="Value"
          trend="6 quarters"
          lines={measureLines}
        />
      </Sample>
    </>
  );
}

function Scores({ pane }: { pane: Pane }) {
  return (
    <Sample pane={pane} title="Scores" subtitle="Shown, asymmetric, few, hidden, zero, negative">
      <div className="flex flex-wrap items-baseline gap-x-8 gap-y-3">
        <ScoreValue size="display" score={{ value: 31, low: 28.2, high: 34, n: 2418 }} />
        <ScoreValue size="display" score={{ value: -60, low: -85.3, high: -7, n: 7 }} />
        <ScoreValue size="display" score={{ hidden: hiddenReason("few") }} />
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
        <ScoreValue score={{ value: 12.1, low: 7, high: 17, n: 875 }} />
        <ScoreValue score={{ value: 0, low: -9, high: 9, n: 75 }} />
        <ScoreValue score={{ value: -7, low: -17, high: 3, n: 271 }} />
        <ScoreValue score={{ value: 60, low: 7, high: 85.3, n: 30 }} />
        <ScoreValue score={{ value: 61, low: 56, high: 66, n: 400 }} unit="percent" />
        <ScoreValue score={{ value: 40, low: -5, high: 71, n: 7 }} />
        <ScoreValue score={{ hidden: hiddenReason("complement") }} />
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <ScoreBadge score={10} npsClass="promoter" />
        <ScoreBadge score={9} npsClass="promoter" />
        <ScoreBadge score={7} npsClass="passive" />
        <ScoreBadge score={4} npsClass="detractor" />
        <ScoreBadge score={0} npsClass="detractor" />
      </div>
    </Sample>
  );
}

function Verdicts({ pane }: { pane: Pane }) {
  return (
    <Sample pane={pane} title="Verdicts and changes" subtitle="Solid is settled, outline is likely">
      <div className="flex flex-wrap items-center gap-2">
        {verdictStates.map((state) => (
          <Verdict key={state} state={state} reason={verdictReason({ state, answersNeeded: 40 })} />
        ))}
        <Verdict state="at risk" words="At risk: 4 below target" />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <ChangeWords change={{ state: "rise", difference: 6 }} />
        <ChangeWords change={{ state: "fall", difference: -7 }} />
        <ChangeWords change={{ state: "unclear", difference: 2 }} />
        <ChangeWords change={{ state: "not comparable" }} />
      </div>
    </Sample>
  );
}

function Bars({ pane }: { pane: Pane }) {
  const axis = { min: -20, max: 60 };
  return (
    <Sample
      pane={pane}
      title="Bars, bullets and sparklines"
      subtitle="With a target, without one, below zero, few answers"
    >
      <div className="flex flex-col gap-4">
        <NpsBar counts={counts} shares={shares} hrefs={{ detractors: "/gallery?class=detractor" }} />
        <NpsBar
          counts={{ promoters: 11, passives: 1, detractors: 0 }}
          shares={{ promoters: 92, passives: 8, detractors: 0 }}
        />
        <NpsBar
          isCompact
          counts={{ promoters: 5, passives: 15, detractors: 80 }}
          shares={{ promoters: 5, passives: 15, detractors: 80 }}
        />
        <NpsBar counts={{ promoters: 0, passives: 0, detractors: 0 }} shares={shares} />
        <div className="grid max-w-96 gap-2">
          <Bullet measured={{ value: 12, low: 7, high: 17 }} target={35} band={5} axis={axis} />
          <Bullet measured={{ value: 34, low: 30, high: 38 }} target={30} band={5} axis={axis} />
          <Bullet measured={{ value: -7, low: -17, high: 3 }} target={10} band={5} axis={axis} />
          <Bullet measured={{ value: 40, low: -5, high: 71 }} target={20} band={5} axis={axis} isFew />
          <Bullet measured={{ value: 18, low: 10, high: 26 }} axis={axis} />
          <Bullet
            measured={{ value: 23, low: 20, high: 26 }}
            target={15}
            band={5}
            direction="lower"
            unit="percent"
            axis={{ min: 0, max: 40 }}
          />
        </div>
        <div className="flex flex-wrap gap-6">
          <Sparkline values={[9, 12, 11, 15, 18, 17]} label="Rising" />
          <Sparkline values={[9, undefined, 11, 15, undefined, 17]} label="With gaps" />
          <Sparkline values={[9, 9, 9, 9, 9, 9]} label="Flat" />
          <Sparkline values={[9, 12, 4, 3, 6, undefined]} label="Newest missing" />
        </div>
      </div>
    </Sample>
  );
}
