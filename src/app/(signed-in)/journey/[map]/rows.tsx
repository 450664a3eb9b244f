import type { ReactNode } from "react";
import { undefinedEmotionShare } from "@/domain/emotion";
import type { JourneyMap, MapStage } from "@/features/journeys/schema";
import { ChannelsCell } from "@/features/journeys/ui/channels-cell";
import { OwnerCell } from "@/features/journeys/ui/owner-cell";
import { TouchpointsCell } from "@/features/journeys/ui/touchpoints-cell";
import type { JourneyFigures, PlaceFigures } from "@/features/loyalty/schema";
import type { ComputedMarks, JourneyThemes } from "@/features/loyalty/schema/journey-extras";
import { traits } from "@/features/loyalty/schema/impressions";
import { ExpectationCell, TraitsCell } from "@/features/loyalty/ui/impression-cells";
import { SaidOften } from "@/features/loyalty/ui/said-often";
import { emotionLabel, emotionPoint, extremesOf, hitWords } from "@/features/loyalty/ui/journey-felt";
import { StageScore, TouchpointScore } from "@/features/loyalty/ui/place-score";
import type { Ledger } from "@/features/promises/schema";
import { PromiseCell } from "@/features/promises/ui/promise-cell";
import type { Seams } from "@/features/seams/schema";
import { SeamWarnings } from "@/features/seams/ui/seam-warnings";
import { paths } from "@/paths";
import { EmotionCell, EmotionScaleHead } from "@/ui/charts/emotion-curve";
import type { EmotionPoint } from "@/ui/charts/emotion-geometry";
import type { GridRow } from "@/ui/layout/journey-grid";

type Given = {
  map: JourneyMap;
  figures: JourneyFigures;
  ledger: Ledger;
  themes: JourneyThemes;
  marks: ComputedMarks;
  seams: Seams;
  /** May the reader read the words behind a theme? */
  mayRead: boolean;
  hidden: readonly string[];
  query: Record<string, string | undefined>;
};

const allRows = [
  { key: "wants", label: "Customer wants" },
  { key: "emotion", label: "Emotion curve" },
  { key: "score", label: "Score", isMeasured: true },
  { key: "expectation", label: "Against expectation", isMeasured: true },
  { key: "traits", label: "Four traits", isMeasured: true },
  { key: "touchpoints", label: "Touchpoints" },
  { key: "channels", label: "Channels" },
  { key: "owner", label: "Owner" },
  { key: "promise", label: "Promise kept", isMeasured: true },
  { key: "pains", label: "Pain points", isMeasured: true },
  { key: "gains", label: "Gain creators", isMeasured: true },
] as const;

/**
 * The rows a map can show, for the menu that hides them. A to-be map has nothing measured; optional questions have a row
 * where somebody asks them.
 */
export function rowNames(map: JourneyMap, figures: JourneyFigures): { key: string; label: string }[] {
  const isUnasked: Record<string, boolean> = {
    expectation: figures.stages.every(({ expectation }) => expectation.state === "none"),
    traits: figures.stages.every((place) => traits.every((trait) => place.traits[trait].state === "none")),
  };
  return allRows
    .filter((row) => (map.kind === "as-is" || !("isMeasured" in row)) && !isUnasked[row.key])
    .map(({ key, label }) => ({ key, label }));
}

/** Felt and designed emotion of every stage in order. */
export function pointsOf(map: JourneyMap, figures: JourneyFigures): EmotionPoint[] {
  const placeOf = new Map(figures.stages.map((place) => [place.id, place]));
  return map.stages.map(({ id, designed }) => emotionPoint(placeOf.get(id ?? 0)?.felt, designed));
}

/** Share of answers, 0 to 1, at stages nobody designed an emotion for; undefined while a stage's answers are hidden. */
export function undefinedShare(map: JourneyMap, figures: JourneyFigures): number | undefined {
  const placeOf = new Map(figures.stages.map(({ id, figure }) => [id, figure]));
  const stages = map.stages.map(({ id, designed }) => {
    const figure = placeOf.get(id ?? 0);
    const answers = figure?.state === "shown" ? figure.score.n : figure?.state === "hidden" ? NaN : 0;
    return { answers, hasDesign: designed !== null };
  });
  const share = undefinedEmotionShare(stages);
  return share === undefined || Number.isNaN(share) ? undefined : share;
}

/** The map's rows: what is wanted, felt, got, where, and who answers for it. */
export function gridRows(given: Given): GridRow[] {
  const { map, figures, hidden } = given;
  const stageOf = new Map(figures.stages.map((place) => [place.id, place]));
  const touchpointOf = new Map(figures.touchpoints.map((place) => [place.id, place]));
  const markOf = new Map(given.marks.map(({ touchpoint, mark }) => [touchpoint, mark]));
  const points = pointsOf(map, figures);
  const drawn: Record<string, (stage: MapStage, at: number) => ReactNode> = {
    wants: ({ wants }) =>
      wants ? <p className="text-pretty">{wants}</p> : <p className="text-subtle">Not said yet</p>,
    emotion: emotionCell(map, points, stageOf),
    score: ({ id }) => {
      const place = stageOf.get(id ?? 0);
      const reads = given.mayRead && id !== null ? { ...given.query, stage: String(id) } : undefined;
      return place ? <StageScore {...{ place, reads }} whole={figures.total} /> : null;
    },
    expectation: ({ id }) => <ExpectationCell expectation={stageOf.get(id ?? 0)?.expectation} />,
    traits: ({ id }) => <TraitsCell traits={stageOf.get(id ?? 0)?.traits} />,
    touchpoints: (stage) => (
      <TouchpointsCell
        stage={stage}
        hrefOf={({ id, slug }) =>
          id === null ? undefined : paths.touchpoint(map.slug, stage.slug, slug, given.query)
        }
        markOf={(id) => markOf.get(id)}
        scoreOf={(id) => {
          const place = touchpointOf.get(id);
          return place ? <TouchpointScore place={place} whole={figures.total} /> : null;
        }}
      />
    ),
    channels: (stage) => (
      <>
        <ChannelsCell stage={stage} />
        {map.kind === "as-is" ? <SeamWarnings seams={given.seams} stage={stage.id} /> : null}
      </>
    ),
    owner: (stage) => <OwnerCell stage={stage} />,
    promise: ({ id }) => (
      <PromiseCell
        ledger={given.ledger}
        stage={id ?? 0}
        href={paths.journey(map.slug, { ...given.query, view: "promises", stage: id?.toString() })}
      />
    ),
    pains: (stage) => themesCell(given, stage, "pains"),
    gains: (stage) => themesCell(given, stage, "gains"),
  };
  return rowNames(map, figures)
    .filter(({ key }) => !hidden.includes(key))
    .map(({ key, label }) => ({
      key,
      label: key === "emotion" ? <EmotionHead points={points} /> : label,
      isDrawing: key === "emotion",
      cells: map.stages.map((stage, at) => drawn[key]?.(stage, at)),
    }));
}

function themesCell({ themes, mayRead, query }: Given, { id }: MapStage, side: "pains" | "gains") {
  const said = themes.stages.find((place) => place.id === id)?.[side];
  const stage = id?.toString();
  return (
    <SaidOften
      themes={said}
      hrefOf={mayRead ? (theme) => paths.feedback({ ...query, stage, theme }) : undefined}
      empty={themes.isKnown ? "–" : "By whole months only"}
    />
  );
}

function emotionCell(
  map: JourneyMap,
  points: readonly EmotionPoint[],
  stageOf: ReadonlyMap<number, PlaceFigures>,
) {
  const words = extremesOf(points);
  const drawn = ({ id, name, designed }: MapStage, at: number) => (
    <EmotionCell
      points={points}
      column={at}
      word={words.get(at)}
      note={map.kind === "as-is" ? hitWords(stageOf.get(id ?? 0)?.felt) : undefined}
      label={
        map.kind === "to-be"
          ? (designed ?? "not designed")
          : emotionLabel(name, stageOf.get(id ?? 0)?.felt, designed)
      }
    />
  );
  return drawn;
}

function EmotionHead({ points }: { points: readonly EmotionPoint[] }) {
  return (
    <>
      <span className="sr-only">Emotion curve</span>
      <EmotionScaleHead points={points} />
    </>
  );
}
