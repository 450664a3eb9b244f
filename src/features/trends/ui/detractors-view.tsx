import { compareWordsOf } from "@/features/responses/ui/view-words";
import { formatCount, formatPercent } from "@/ui/format";
import type { Recovery } from "@/features/debt/schema";
import type { DetractorTrend } from "../schema";
import { DetractorLineCard } from "./detractor-line-card";
import type { Happened } from "@/features/loyalty/ui/happened";
import { RecoveryCard } from "./recovery-card";
import { RankedCard } from "./ranked-card";
import { TrendsPage } from "./trends-page";
import type { TrendsState } from "./url";

type DetractorsViewProps = {
  organisation: string;
  trend: DetractorTrend;
  state: TrendsState;
  happened: Happened;
  recovery: Recovery;
  mayRead: boolean;
};

/** Are fewer customers unhappy, and where do those come from who are? */
export function DetractorsView(props: DetractorsViewProps) {
  const { organisation, trend, state, happened, recovery, mayRead } = props;
  const { choices, departments, touchpoints, themes, ...line } = trend;
  const { view } = line;
  return (
    <TrendsPage {...{ organisation, view, choices, state }} lede={<DetractorLede trend={trend} />}>
      <DetractorLineCard trend={line} {...{ state, happened, mayRead }} />
      <div className="grid gap-4 lg:grid-cols-2 print:grid-cols-2">
        <RankedCard
          title="Which departments have most of them?"
          by="departments"
          rows={departments}
          {...{ view, state }}
        />
        <RankedCard title="At which touchpoints?" by="touchpoints" rows={touchpoints} {...{ view, state }} />
      </div>
      {themes ? (
        <RankedCard title="What do they speak of?" by="themes" rows={themes} {...{ view, state }} />
      ) : null}
      <RecoveryCard recovery={recovery} />
    </TrendsPage>
  );
}

function DetractorLede({ trend: { view, share, change, departments } }: { trend: DetractorTrend }) {
  if (share.state === "none") return <>No answers in this period. Choose another period.</>;
  if (share.state === "hidden")
    return <>Too few answers in this selection to show a figure without showing whose they are.</>;
  const risen = departments.filter((one) => one.change.state === "rise");
  const fallen = departments.filter((one) => one.change.state === "fall");
  return (
    <>
      <strong>{formatPercent(share.value)}</strong> of answers are detractors, {formatCount(share.detractors)}{" "}
      in all: {changeClause(change.state)} {view.before ? compareWordsOf[view.compare] : ""}.
      {namesClause(risen, "share clearly rose")}
      {namesClause(fallen, "share clearly fell")}
    </>
  );
}

function changeClause(state: DetractorTrend["change"]["state"]): string {
  if (state === "rise") return "clearly more";
  if (state === "fall") return "clearly fewer";
  return state === "unclear" ? "no clear change" : "not comparable";
}

const MOST_NAMED = 2;

function namesClause(places: readonly { name: string }[], what: string): string {
  if (places.length === 0) return "";
  const named = places
    .slice(0, MOST_NAMED)
    .map(({ name }) => name)
    .join(", ");
  const more = places.length - MOST_NAMED;
  return ` Their ${what} at ${named}${more > 0 ? ` and ${more} more` : ""}.`;
}
