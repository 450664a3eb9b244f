import type { Movement, ShownFlow } from "@/features/movement/schema";
import { paths } from "@/paths";
import type { BandHref } from "@/ui/charts/flow-chart";
import { formatCount, formatPercent, formatTenths } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Notice } from "@/ui/primitives/notice";
import type { TrendsFrame } from "../schema";
import { movesIn } from "../rules/moves";
import { FlowCards, movementPeriod, MoveSentences, SplitCard } from "./movement-cards";
import { NetFlowCard } from "./net-flow-card";
import { TrendsPage } from "./trends-page";
import type { TrendsState } from "./url";

type MovementViewProps = { organisation: string; frame: TrendsFrame; movement: Movement; state: TrendsState };

/** Who moved from one period to another, and which departments moved them. */
export function MovementView({ organisation, frame, movement, state }: MovementViewProps) {
  const { flow, departments, notAttributed, from, to } = movement;
  const notices = [
    ...(frame.pairNotice ? [frame.pairNotice] : []),
    ...movement.notices,
    ...filterNotice(frame),
  ];
  return (
    <TrendsPage
      {...{ organisation, state }}
      view={{ ...frame.view, notices: [...frame.view.notices, ...notices] }}
      choices={frame.choices}
      filters="period"
      lede={<MovementLede movement={movement} />}
    >
      {flow.state === "shown" ? (
        <Followed {...{ flow, from, to }} hrefOf={bandHrefOf(movement)} />
      ) : (
        <NoFlow flow={flow} />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] print:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        {flow.state === "shown" ? <SplitCard {...{ flow, from, to }} /> : null}
        {flow.state === "shown" || flow.state === "not yours" ? (
          <NetFlowCard
            {...{ departments, notAttributed }}
            migration={flow.state === "shown" ? flow.split.migration : undefined}
          />
        ) : null}
      </div>
    </TrendsPage>
  );
}

type FollowedProps = Pick<Movement, "from" | "to"> & { flow: ShownFlow; hrefOf?: BandHref };

function Followed({ flow, from, to, hrefOf }: FollowedProps) {
  if (flow.both === 0) return <NobodyRepeated {...{ flow, from, to }} />;
  return (
    <>
      {flow.isFewRepeat ? (
        <Notice tone="risk">
          Only {formatPercent(100 * flow.repeatShare)} answered in both periods: read movement with care.
        </Notice>
      ) : null}
      <FlowCards {...{ flow, from, to, hrefOf }} />
      <MoveSentences {...{ flow, hrefOf }} />
    </>
  );
}

/** The answers behind each way that this reader may read; undefined where there is none of them. */
function bandHrefOf({ readable, from, to }: Movement): BandHref | undefined {
  if (readable.length === 0) return undefined;
  return (was, is) =>
    readable.some((band) => band.from === was && band.to === is)
      ? paths.feedback({ from: from.key, to: to.key, "from-class": was, "to-class": is })
      : undefined;
}

/** Movement is counted over all customers; filters of the page stay in its address for the other views. */
function filterNotice({ view: { filters } }: TrendsFrame): string[] {
  const { survey, persona, ...lists } = filters;
  const isNarrowed =
    survey !== undefined || persona !== undefined || Object.values(lists).some((list) => list.length > 0);
  return isNarrowed ? ["Movement follows all customers: the filters of this page do not narrow it."] : [];
}

/** Both periods have answers, but nobody is in both: there is nothing to follow, and the change is all mix. */
function NobodyRepeated({ flow, from, to }: Pick<Movement, "from" | "to"> & { flow: ShownFlow }) {
  return (
    <Card title="Who moved, and where to?">
      <EmptyState title="Nobody answered in both periods">
        {formatCount(flow.left)} answered in {movementPeriod(from)} only, {formatCount(flow.joined)} in{" "}
        {movementPeriod(to)} only. Without customers in both, the whole change comes from who answered. Choose
        longer periods.
      </EmptyState>
    </Card>
  );
}

function NoFlow({ flow }: { flow: Exclude<Movement["flow"], ShownFlow> }) {
  if (flow.state === "not yours") return null;
  const missing = { first: "the first period", second: "the second period", both: "either period" };
  return (
    <Card title="Who moved, and where to?">
      {flow.state === "none" ? (
        <EmptyState title={`No answers in ${missing[flow.missing]}`}>
          Choose another period or comparison: movement needs customers in both.
        </EmptyState>
      ) : (
        <EmptyState title="Hidden to protect customers">
          Fewer than 5 customers {groupWords[flow.group]}. Choose longer periods.
        </EmptyState>
      )}
    </Card>
  );
}

const groupWords = {
  both: "answered in both periods",
  left: "answered in the first period only",
  joined: "answered in the second period only",
} as const;

function MovementLede({ movement: { flow, departments, from, to } }: { movement: Movement }) {
  if (flow.state !== "shown")
    return (
      <>
        How customers went from {movementPeriod(from)} to {movementPeriod(to)}.
      </>
    );
  if (flow.both === 0)
    return (
      <>
        Nobody answered both in {movementPeriod(from)} and in {movementPeriod(to)}.
      </>
    );
  const { up, down } = movesIn(flow.rows);
  return (
    <>
      Of <strong>{formatCount(flow.both)}</strong> customers who answered in both periods, {formatCount(up)}{" "}
      moved up and {formatCount(down)} moved down: {formatTenths(flow.split.migration)} points of the score.
      <Movers departments={departments} />
    </>
  );
}

/** Only departments whose part is settled: its whole range on one side of zero. */
function Movers({ departments }: Pick<Movement, "departments">) {
  const settled = departments.flatMap(({ name, flow }) =>
    flow.state === "shown" && (flow.interval.low > 0 || flow.interval.high < 0)
      ? [{ name, net: flow.net }]
      : [],
  );
  const [best] = settled.filter(({ net }) => net > 0).toSorted((a, b) => b.net - a.net);
  const [worst] = settled.filter(({ net }) => net < 0).toSorted((a, b) => a.net - b.net);
  return (
    <>
      {best ? ` ${best.name} lifted it by ${formatTenths(best.net).slice(1)}.` : ""}
      {worst ? ` ${worst.name} cost ${formatTenths(worst.net).slice(1)}.` : ""}
    </>
  );
}
