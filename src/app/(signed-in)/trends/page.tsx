import type { Metadata } from "next";
import { departmentsFor, reachesAsFar } from "@/access/can";
import { orAbsent, orNotFound, signedIn } from "@/api/server";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { DetractorsView } from "@/features/trends/ui/detractors-view";
import { DriversView } from "@/features/trends/ui/drivers-view";
import { MoneyView } from "@/features/trends/ui/money-view";
import { MovementView } from "@/features/trends/ui/movement-view";
import { ScoreView } from "@/features/trends/ui/score-view";
import { trendsAskedFrom, trendsStateFrom } from "@/features/trends/ui/url";
import type { DetractorTrend, ScoreTrend } from "@/features/trends/schema";
import type { Happened } from "@/features/loyalty/ui/happened";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Trends" };

/** Is it really getting better, for whom, and what moves it? Each view asks its own procedure. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const { viewer, call } = await signedIn(paths.trends(firstValues(search)));
  const state = trendsStateFrom(search);
  const asked = trendsAskedFrom(search, state);
  const organisation = viewer.organisation.name;
  const mayRead = reachesAsFar(viewer, "comment:read", "score:read");
  if (state.tab === "detractors") {
    const trend = await orNotFound(call.trends.detractors(asked));
    const [happened, recovery] = await Promise.all([
      happenedOn(call, trend),
      orNotFound(call.loyalty.recovery({ period: trend.recoveryPeriod })),
    ]);
    return <DetractorsView {...{ organisation, trend, state, happened, recovery, mayRead }} />;
  }
  if (state.tab === "movement") {
    const frame = await orNotFound(call.trends.frame(asked));
    const movement = await orNotFound(call.loyalty.movement(frame.pair));
    return <MovementView {...{ organisation, frame, movement, state }} />;
  }
  if (state.tab === "drivers") {
    const frame = await orNotFound(call.trends.frame(asked));
    const departmentId = frame.view.filters.departments[0]?.id;
    const drivers = await orNotFound(call.loyalty.drivers({ departmentId }));
    return <DriversView {...{ organisation, frame, drivers, state }} />;
  }
  if (state.tab === "money") {
    const frame = await orNotFound(call.trends.frame(asked));
    const [debt, money] = await Promise.all([
      orNotFound(call.loyalty.debt({ period: frame.pair.to })),
      orAbsent(call.loyalty.money()),
    ]);
    const readable = departmentsFor(viewer, "comment:read");
    return <MoneyView {...{ organisation, frame, debt, money, state, readable }} />;
  }
  const [trend, order] = await Promise.all([
    orNotFound(call.trends.score(asked)),
    orNotFound(call.trends.order(asked)),
  ]);
  return (
    <ScoreView {...{ organisation, trend, state, order, mayRead }} happened={await happenedOn(call, trend)} />
  );
}

type Call = Awaited<ReturnType<typeof signedIn>>["call"];

/** What happened on the trend in view, and who decided what its limits rest on. */
async function happenedOn(call: Call, { drawn, limits }: ScoreTrend | DetractorTrend): Promise<Happened> {
  const { departmentId } = drawn;
  const [events, baselines] = await Promise.all([
    orNotFound(call.loyalty.events.list({ departmentId })),
    limits ? orNotFound(call.loyalty.baseline.list({ departmentId })) : undefined,
  ]);
  return { departmentId, events, baselines };
}
