import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { can, reachesAsFar } from "@/access/can";
import { orNotFound, signedIn } from "@/api/server";
import type { JourneyMap, MapStage } from "@/features/journeys/schema";
import type { JourneyFigures } from "@/features/loyalty/schema";
import type { ComputedMarks, JourneyThemes } from "@/features/loyalty/schema/journey-extras";
import { MapTools } from "@/features/journeys/ui/map-tools";
import { MarksLegend } from "@/features/journeys/ui/touchpoints-cell";
import { mapQuery, mapUrlFrom, type MapUrl } from "@/features/journeys/ui/map-url";
import { StagePicker } from "@/features/journeys/ui/stage-picker";
import { JourneyLede } from "@/features/loyalty/ui/journey-lede";
import { OwnershipLine } from "@/features/loyalty/ui/ownership-line";
import { ActiveFilters, FilterBar } from "@/features/responses/ui/filter-bar";
import { ScorePage } from "@/features/responses/ui/score-page";
import { askedFrom, firstValues, queryFor, type Search } from "@/features/responses/ui/url";
import type { Ledger } from "@/features/promises/schema";
import { LedgerCard } from "@/features/promises/ui/ledger-card";
import type { Seams } from "@/features/seams/schema";
import { ChannelsView } from "@/features/seams/ui/channels-view";
import { VisionBand } from "@/features/vision/ui/vision-band";
import { paths } from "@/paths";
import { formatPercent } from "@/ui/format";
import { LinkTabs } from "@/ui/layout/link-tabs";
import { EmotionStrip } from "@/ui/charts/emotion-curve";
import { EmptyState } from "@/ui/primitives/empty-state";
import { JourneyGrid } from "@/ui/layout/journey-grid";
import { gridRows, pointsOf, rowNames, undefinedShare } from "./rows";

export const metadata: Metadata = { title: "Journey" };

type Props = { params: Promise<{ map: string }>; searchParams: Promise<Search> };

/** One shared picture of what customers want, feel and get at each stage, and which department answers for it. */
export default async function MapPage({ params, searchParams }: Props) {
  const { map: slug } = await params;
  const search = await searchParams;
  const { viewer, call } = await signedIn(paths.journey(slug, firstValues(search)));
  const asked = askedFrom(search);
  const figures = await orNotFound(call.loyalty.journeyFigures({ journey: slug, asked }));
  const { view, choices } = figures;
  const map = await orNotFound(call.journeys.map({ slug, range: view.range }));
  if (map.isDraft) redirect(paths.journeyEdit(slug));
  const ledger = await orNotFound(call.promises.ledger({ journey: slug, asked }));
  const themes = await orNotFound(call.loyalty.journeyThemes({ journey: slug, asked }));
  const marks = await orNotFound(call.loyalty.marks());
  const seams = await orNotFound(call.seams.page());
  const vision = await orNotFound(call.vision.page());
  const mayRead = reachesAsFar(viewer, "comment:read", "score:read");
  const url = mapUrlFrom(search);
  const hrefFor = (query: Query) => paths.journey(slug, { ...query, ...mapQuery(url) });
  return (
    <ScorePage
      title={map.name}
      context={map.kind === "to-be" ? "To be: how it is meant to go" : `Version ${map.version}`}
      organisation={viewer.organisation.name}
      view={view}
      actions={<FilterBar view={view} choices={choices} hrefFor={hrefFor} offers={["persona"]} />}
      chips={<ActiveFilters view={view} hrefFor={hrefFor} />}
      lede={<Lede map={map} figures={figures} />}
    >
      <div data-wide="" className="grid min-w-0 gap-3">
        <VisionBand vision={vision} />
        {map.kind === "as-is" ? <ViewTabs {...{ map, url, view }} /> : null}
        <CurrentView
          {...{ map, figures, ledger, themes, marks, seams, mayRead, url, asked }}
          mine={viewer.departments.map(({ id }) => id)}
          mayWrite={can(viewer, "promise:write")}
        />
      </div>
    </ScorePage>
  );
}

type Query = Record<string, string | undefined>;
type Shown = { map: JourneyMap; figures: JourneyFigures };

function Lede({ map, figures }: Shown) {
  if (map.kind === "to-be")
    return <>The stages and emotions we aim for. Figures belong to the journey as it is.</>;
  const query = queryFor(figures.view);
  return (
    <JourneyLede
      figures={figures}
      stages={map.stages.map(({ id, name, wants, slug }) => ({
        ...{ id, name, wants },
        href: paths.stage(map.slug, slug, query),
      }))}
    />
  );
}

function ViewTabs({ map, url, view }: { map: JourneyMap; url: MapUrl; view: JourneyFigures["view"] }) {
  const to = (name: MapUrl["view"]) =>
    paths.journey(map.slug, { ...queryFor(view, { stages: [] }), ...mapQuery(url, { view: name }) });
  return (
    <LinkTabs
      label="Views of the journey"
      tabs={[
        { href: to("map"), label: "Map", isCurrent: url.view === "map" },
        { href: to("promises"), label: "Promises", isCurrent: url.view === "promises" },
        { href: to("channels"), label: "Channels", isCurrent: url.view === "channels" },
      ]}
    />
  );
}

type Seen = Shown & {
  ledger: Ledger;
  themes: JourneyThemes;
  marks: ComputedMarks;
  seams: Seams;
  mayRead: boolean;
  url: MapUrl;
  asked: ReturnType<typeof askedFrom>;
  mine: readonly number[];
};

/** The map, its promises, or its channels; a to-be map has neither. */
function CurrentView({ mayWrite, ...seen }: Seen & { mayWrite: boolean }) {
  const { map, figures, ledger, seams, url } = seen;
  if (map.kind === "to-be" || url.view === "map") return <MapView {...seen} />;
  if (url.view === "channels") return <ChannelsView seams={seams} />;
  const stage = figures.view.filters.stages[0]?.id;
  return <LedgerCard {...{ ledger, stage, mayWrite }} stages={map.stages} />;
}

function MapView(seen: Seen) {
  const { map, figures, url, asked, mine } = seen;
  const query = queryFor(figures.view);
  return (
    <>
      <MapTools
        map={map}
        url={url}
        rows={rowNames(map, figures)}
        hrefOf={(change) => paths.journey(map.slug, { ...query, ...mapQuery(url, change) })}
        hrefOfMap={(other) => paths.journey(other, query)}
        files={[
          { href: paths.journeyFile(map.slug, "csv", asked), label: "Table, CSV" },
          { href: paths.journeyFile(map.slug, "svg", asked), label: "Picture, SVG" },
        ]}
        hasOwn={mine.length > 0}
      />
      {map.stages.length === 0 ? (
        <EmptyState title="This map has no stages yet">Open Edit map and add the first one.</EmptyState>
      ) : (
        <MapTable {...seen} />
      )}
      <p className="flex flex-wrap justify-between gap-x-6 gap-y-1 text-label font-normal text-subtle">
        <MarksLegend />
        {map.kind === "as-is" ? <UndefinedEmotion map={map} figures={figures} /> : null}
        {map.kind === "as-is" ? <OwnershipLine figures={figures} /> : null}
      </p>
    </>
  );
}

function UndefinedEmotion({ map, figures }: Shown) {
  const share = undefinedShare(map, figures);
  if (!share) return null;
  return <span>{formatPercent(100 * share)} of answers at stages nobody designed an emotion for</span>;
}

function MapTable({ map, figures, url, mine, ...seen }: Seen) {
  const query = queryFor(figures.view);
  const points = pointsOf(map, figures);
  const current = Math.max(
    0,
    map.stages.findIndex(({ slug }) => slug === url.at),
  );
  const isMine = ({ owners, touchpoints }: MapStage) =>
    [...owners, ...touchpoints.flatMap((one) => one.owners)].some(({ id }) => mine.includes(id));
  return (
    <>
      <StagePicker
        stages={map.stages}
        current={current}
        hrefOf={(at) => paths.journey(map.slug, { ...query, ...mapQuery(url, { at }) })}
        curve={
          <EmotionStrip points={points} current={current} label="Felt and designed emotion over all stages" />
        }
      />
      <JourneyGrid
        caption={`Journey map: ${map.name}`}
        current={current}
        stages={map.stages.map((stage) => ({
          key: stage.slug,
          name: <StageName map={map} stage={stage} query={query} />,
          isDimmed: url.isMine && !isMine(stage),
        }))}
        rows={gridRows({ map, figures, ...seen, hidden: url.hidden, query })}
      />
    </>
  );
}

function StageName({ map, stage, query }: { map: JourneyMap; stage: MapStage; query: Query }) {
  const note = stage.isRetired ? <span className="text-label font-normal text-subtle"> retired</span> : null;
  if (map.kind === "to-be") return <>{stage.name}</>;
  return (
    <a href={paths.stage(map.slug, stage.slug, query)} className="rounded-pill hover:underline">
      {stage.name}
      {note}
    </a>
  );
}
