import { notFound } from "next/navigation";
import { reachesAsFar } from "@/access/can";
import { orAbsent, orNotFound, signedIn } from "@/api/server";
import type { JourneyMap, MapStage, MapTouchpoint } from "@/features/journeys/schema";
import type { Ownership } from "@/features/journeys/schema/transfer";
import { Breadcrumb } from "@/features/journeys/ui/breadcrumb";
import { OwnersCard } from "@/features/journeys/ui/owners-card";
import type { JourneyFigures, PlacePage, TrendEvents } from "@/features/loyalty/schema";
import type { JourneyThemes } from "@/features/loyalty/schema/journey-extras";
import { PainsGainsCards } from "@/features/loyalty/ui/pains-gains-cards";
import type { Plans } from "@/features/plans/schema";
import { withPlans } from "@/features/plans/ui/plan-marks";
import { PlansHereCard } from "@/features/plans/ui/plans-here-card";
import type { Ledger } from "@/features/promises/schema";
import { PromisesHereCard } from "@/features/promises/ui/promises-here-card";
import { ChannelsCard } from "@/features/loyalty/ui/channels-card";
import { CommentsCard } from "@/features/loyalty/ui/comments-card";
import { ImpressionsCard } from "@/features/loyalty/ui/impressions-card";
import { HeroCard } from "@/features/loyalty/ui/hero-card";
import { WantedCard } from "@/features/loyalty/ui/wanted-card";
import type { Seams } from "@/features/seams/schema";
import { SeamsHereCard } from "@/features/seams/ui/seams-here-card";
import { ActiveFilters, FilterBar } from "@/features/responses/ui/filter-bar";
import { ScorePage } from "@/features/responses/ui/score-page";
import { askedFrom, firstValues, queryFor, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { PlacesTable } from "./places-table";

type Address = { map: string; stage: string; touchpoint?: string };
type Query = Record<string, string | undefined>;

/** A stage or touchpoint: what is wanted and felt, the score, who answers for it, where it happens, what was said. */
export async function PlaceView({ search, ...address }: Address & { search: Search }) {
  const hrefFor = (query: Query) => addressOf(address, query);
  const { viewer, call } = await signedIn(hrefFor(firstValues(search)));
  const asked = askedFrom(search);
  const figures = await orNotFound(call.loyalty.journeyFigures({ journey: address.map, asked }));
  const { view, choices } = figures;
  const map = await orNotFound(call.journeys.map({ slug: address.map, range: view.range }));
  const { stage, touchpoint } = found(map, address);
  const here = touchpoint ? [touchpoint] : stage.touchpoints;
  const touchpoints = here.flatMap(({ id }) => id ?? []);
  const place = await orNotFound(call.loyalty.place({ touchpoints, asked }));
  const ownership = touchpoint?.id
    ? await orNotFound(call.journeys.transfers.ownership({ touchpointId: touchpoint.id }))
    : undefined;
  const themes = await orNotFound(call.loyalty.journeyThemes({ journey: address.map, asked }));
  const ledger = await orNotFound(call.promises.ledger({ journey: address.map, asked }));
  const seams = await orNotFound(call.seams.page());
  const happened = await orNotFound(call.loyalty.events.list({}));
  const plans = await orAbsent(call.plans.list({ place: placeOf(stage, touchpoint) }));
  const events = withPlans(happened.events, plans?.plans);
  const mayRead = reachesAsFar(viewer, "comment:read", "score:read");
  const { name } = touchpoint ?? stage;
  return (
    <ScorePage
      title={name}
      context={<Breadcrumb {...{ map, stage, touchpoint }} query={queryFor(view)} />}
      organisation={viewer.organisation.name}
      view={view}
      actions={<FilterBar view={view} choices={choices} hrefFor={hrefFor} offers={["persona"]} />}
      chips={<ActiveFilters view={view} hrefFor={hrefFor} />}
      lede={null}
    >
      <Cards
        {...{
          map,
          stage,
          touchpoint,
          figures,
          place,
          ownership,
          themes,
          ledger,
          seams,
          mayRead,
          events,
          plans,
        }}
      />
    </ScorePage>
  );
}

function addressOf({ map, stage, touchpoint }: Address, query: Query): string {
  return touchpoint ? paths.touchpoint(map, stage, touchpoint, query) : paths.stage(map, stage, query);
}

/** What the address names; a to-be map has no such pages. */
function found(
  map: JourneyMap,
  address: Address,
): { stage: MapStage; touchpoint: MapTouchpoint | undefined } {
  const stage = map.stages.find(({ slug, id }) => slug === address.stage && id !== null);
  const touchpoint = stage?.touchpoints.find(({ slug }) => slug === address.touchpoint);
  if (!stage || (address.touchpoint !== undefined && !touchpoint)) notFound();
  return { stage, touchpoint };
}

type CardsProps = {
  map: JourneyMap;
  stage: MapStage;
  touchpoint: MapTouchpoint | undefined;
  figures: JourneyFigures;
  place: PlacePage;
  ownership: Ownership | undefined;
  themes: JourneyThemes;
  ledger: Ledger;
  seams: Seams;
  mayRead: boolean;
  /** What happened to everybody, and when plans for the place began and were done. */
  events: TrendEvents["events"];
  /** Absent for whoever reads no plans. */
  plans: Plans | undefined;
};

function Cards(props: CardsProps) {
  const { map, stage, touchpoint, figures, place, ownership } = props;
  const { view } = figures;
  const row = touchpoint
    ? figures.touchpoints.find(({ id }) => id === touchpoint.id)
    : figures.stages.find(({ id }) => id === stage.id);
  const name = touchpoint?.name ?? stage.name;
  const reads = props.mayRead ? { ...queryFor(view), ...filterOf(stage, touchpoint) } : undefined;
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        <WantedCard wants={stage.wants} designed={stage.designed} place={row} />
        <HeroCard
          title="Would customers recommend us after this?"
          view={view}
          score={row?.figure ?? { state: "none" }}
          change={row?.change ?? { state: "not comparable" }}
          trend={place.trend}
          events={props.events}
          scope={name}
          reads={reads}
        />
      </div>
      <SaidAndPromised {...props} />
      <ImpressionsCard place={row} />
      {touchpoint ? null : (
        <PlacesTable {...{ map, stage, figures }} query={queryFor(view)} mayRead={props.mayRead} />
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        <OwnersCard {...{ stage, touchpoint, ownership }} />
        <ChannelsCard channels={place.channels} reads={reads} />
      </div>
      <SeamsHere {...props} />
      <PlansHere {...props} />
      <CommentsCard comments={place.comments} />
    </>
  );
}

/** Seams are counted by stage: a touchpoint alone has too few. */
function SeamsHere({ map, stage, touchpoint, figures, seams }: CardsProps) {
  if (touchpoint || stage.id === null) return null;
  const href = paths.journey(map.slug, { ...queryFor(figures.view), view: "channels" });
  return <SeamsHereCard {...{ seams, href }} stage={stage.id} />;
}

/** Plans for the place, those of a stage's touchpoints too; a new one starts from the months shown. */
function PlansHere({ stage, touchpoint, figures, plans }: CardsProps) {
  if (!plans) return null;
  const newHref = paths.newPlan(placeOf(stage, touchpoint), figures.view.periodKey);
  return <PlansHereCard plans={plans} name={(touchpoint ?? stage).name} newHref={newHref} />;
}

function placeOf({ id }: MapStage, touchpoint: MapTouchpoint | undefined) {
  return touchpoint ? { touchpoint: touchpoint.id ?? 0 } : { stage: id ?? 0 };
}

/** The place as a filter of every page of figures. */
function filterOf(stage: MapStage, touchpoint: MapTouchpoint | undefined): Record<string, string> {
  return touchpoint ? { touchpoint: String(touchpoint.id) } : { stage: String(stage.id) };
}

/** Three columns: what hurts, what pleases, and what was promised here. */
function SaidAndPromised({ map, stage, touchpoint, figures, themes, ledger, mayRead }: CardsProps) {
  const query = queryFor(figures.view);
  const here = touchpoint ? themes.touchpoints : themes.stages;
  const id = touchpoint ? touchpoint.id : stage.id;
  const place = filterOf(stage, touchpoint);
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <PainsGainsCards
        themes={themes}
        place={here.find((one) => one.id === id)}
        hrefOf={mayRead ? (theme) => paths.feedback({ ...query, ...place, theme }) : undefined}
      />
      <PromisesHereCard
        promises={ledger.promises.filter(
          (one) =>
            one.stage.id === stage.id &&
            (!touchpoint || one.touchpointId === null || one.touchpointId === touchpoint.id),
        )}
        gap={touchpoint ? undefined : ledger.gaps.find((one) => one.stage === stage.id)?.gap}
        href={paths.journey(map.slug, { ...query, view: "promises", stage: String(stage.id) })}
      />
    </div>
  );
}
