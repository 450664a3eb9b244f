import type { PlacePage } from "@/features/loyalty/schema";
import { EventLines, happenedOn } from "@/features/loyalty/ui/event-line";
import { drawnTrend, trendSteps, trendValues } from "@/features/loyalty/ui/trend-words";
import { TrendChart } from "@/ui/charts/trend-chart";
import { npsAxis } from "@/ui/charts/trend-geometry";
import { Card } from "@/ui/primitives/card";
import type { PlanLine } from "../schema";
import { planMarks } from "./plan-marks";

/** The place's score by month, with the days on which the plan began and was done. */
export function PlanTrendCard({ plan, trend }: { plan: PlanLine; trend: PlacePage["trend"] }) {
  if (trend.length === 0) return null;
  const { marked, marks } = happenedOn(planMarks([plan]), trendSteps(trend));
  return (
    <Card title="How did the score at this place go?" subtitle="NPS by month, with its 95 % range">
      <TrendChart
        points={drawnTrend(trend)}
        axis={npsAxis(trendValues(trend))}
        seriesName="NPS"
        events={marks}
        caption="NPS of the place by month over twelve months, with its 95 % range."
      />
      <EventLines marked={marked} />
    </Card>
  );
}
