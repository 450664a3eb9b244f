import type { Metadata } from "next";
import { departmentsFor, reachesAsFar } from "@/access/can";
import { orNotFound, signedIn } from "@/api/server";
import { askedFrom, firstValues, queryFor, type Search } from "@/features/responses/ui/url";
import { DepartmentsCard } from "@/features/loyalty/ui/departments-card";
import { ActiveFilters, FilterBar } from "@/features/responses/ui/filter-bar";
import { HeroCard } from "@/features/loyalty/ui/hero-card";
import { Lede } from "@/features/loyalty/ui/lede";
import { OutlookCards } from "@/features/loyalty/ui/outlook-cards";
import { DecisionsCard } from "@/features/decisions/ui/decisions-card";
import { ScorePage } from "@/features/responses/ui/score-page";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Overview" };

const wideBeside = "grid gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]";
const beside = "grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,1fr)] print:gap-2";

/** In ten seconds: how customers feel, what changed, and where to step in. */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const { viewer, call } = await signedIn(paths.overview(firstValues(search)));
  const overview = await orNotFound(call.loyalty.overview(askedFrom(search)));
  const {
    view,
    choices,
    score,
    weighted,
    lede,
    target,
    verdict,
    change,
    trend,
    asked,
    departments,
    unowned,
    unmapped,
    events,
    outlook,
    decisions,
  } = overview;
  return (
    <ScorePage
      title="Overview"
      organisation={viewer.organisation.name}
      view={view}
      actions={<FilterBar view={view} choices={choices} hrefFor={paths.overview} />}
      chips={<ActiveFilters view={view} hrefFor={paths.overview} />}
      lede={<Lede view={view} score={score} facts={lede} />}
    >
      <div className={decisions ? wideBeside : "grid"}>
        <HeroCard
          title="Would customers recommend us?"
          {...{ view, score, weighted, target, verdict, change, trend, asked, events }}
          reads={reachesAsFar(viewer, "comment:read", "score:read") ? queryFor(view) : undefined}
        />
        {decisions ? <DecisionsCard decisions={decisions} /> : null}
      </div>
      <div className={outlook ? beside : "grid"}>
        <DepartmentsCard
          {...{ view, departments, unowned, unmapped, score }}
          readable={departmentsFor(viewer, "comment:read")}
        />
        {outlook ? <OutlookCards {...{ view, outlook }} /> : null}
      </div>
    </ScorePage>
  );
}
