import type { FairOrders, ScoreTrend } from "../schema";
import type { Happened } from "@/features/loyalty/ui/happened";
import { OrderCard } from "./order-card";
import { PartsCard } from "./parts-card";
import { ScoreLede } from "./score-lede";
import { ScoreLineCard } from "./score-line-card";
import { TrendsPage } from "./trends-page";
import type { TrendsState } from "./url";

type ScoreViewProps = {
  organisation: string;
  trend: ScoreTrend;
  state: TrendsState;
  happened: Happened;
  order: FairOrders;
  mayRead: boolean;
};

/** Is it really getting better, and for whom? */
export function ScoreView({ organisation, trend, state, happened, order, mayRead }: ScoreViewProps) {
  const { choices, parts, partSteps, ...line } = trend;
  const { view, drawn, score } = line;
  return (
    <TrendsPage {...{ organisation, view, choices, state }} lede={<ScoreLede trend={trend} />}>
      <ScoreLineCard trend={line} {...{ state, happened, mayRead }} />
      <PartsCard {...{ view, drawn, parts, partSteps, score, state, mayRead }} />
      <OrderCard {...{ view, order, state }} />
    </TrendsPage>
  );
}
