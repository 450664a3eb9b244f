import { addCounts, noAnswers } from "@/domain/nps";
import type { Visibility } from "@/domain/suppression";
import { measuredNps } from "@/domain/verdict";
import { figureOf } from "@/features/responses/rules/figures";
import {
  byTouchpoint,
  disclosedParts,
  placeIndex,
  type ContestedCounts,
  type ImpressionCounts,
  type Places,
} from "@/features/responses/rules/places";
import type { Choices, View } from "@/features/responses/schema";
import type { JourneyFigures, PlaceFigures } from "../schema";
import { ownershipOf } from "./orphans";
import { countsAt, placeFigures, type DesignedPart, type PlacesRead } from "./place-figures";

/** A touchpoint and the stage it is at; null: on no map. */
export type Placement = { touchpoint: number; stage: number | null };

/** A stage, and the valence of the emotion it is designed for. */
export type DesignedStage = { id: number; designed: number | undefined };

export type JourneyInput = {
  view: View;
  choices: Choices;
  /** Stages of the map, retired ones too: their answers are part of the whole. */
  stages: readonly DesignedStage[];
  placements: readonly Placement[];
  now: Places;
  before: Places | undefined;
  impressions: readonly ImpressionCounts[];
  contested: readonly ContestedCounts[];
  reach: "all" | readonly number[];
  fewestAnswers: number;
};

const ELSEWHERE = "elsewhere";
const UNMAPPED = "unmapped";

/** Counts → what the map shows. Stages, what is elsewhere and what is unmapped are the parts of the whole. */
export function journeyFiguresOf(input: JourneyInput): JourneyFigures {
  const { view, choices, reach } = input;
  const { read, parts, disclosure, stages, touchpoints } = placesOnMap(input);
  const nobodys = (key: string) => {
    const here = parts.find((one) => one.key === key)?.touchpoints ?? [];
    return figureOf(countsAt(read.now, here), reach === "all" ? disclosure.of(key) : "complement");
  };
  const whole = addCounts(noAnswers, ...input.now.counts);
  const total = figureOf(whole, reach === "all" ? disclosure.whole : "complement");
  return {
    view,
    choices,
    isWhole: reach === "all",
    total,
    elsewhere: nobodys(ELSEWHERE),
    unmapped: nobodys(UNMAPPED),
    stages,
    touchpoints,
    weakest: weakestOf(stages, total),
    ownership: reach === "all" && disclosure.whole === "shown" ? ownershipOf(input) : undefined,
  };
}

/** The figures of every stage of a map and of every touchpoint there, and how they were decided. */
export function placesOnMap(input: Omit<JourneyInput, "view" | "choices" | "contested">) {
  const read: PlacesRead = {
    now: placeIndex(input.now),
    before: input.before && placeIndex(input.before),
    impressions: byTouchpoint(input.impressions),
    reach: input.reach,
    fewestAnswers: input.fewestAnswers,
  };
  const parts = partsOf(input);
  const mapped = parts.filter(({ key }) => key !== ELSEWHERE && key !== UNMAPPED);
  const disclosure = disclosedParts(read.now, parts, input.fewestAnswers);
  return {
    read,
    parts,
    disclosure,
    stages: placeFigures(read, mapped, disclosure.of),
    touchpoints: mapped.flatMap((part) => touchpointFigures(read, part, disclosure.of(part.key))),
  };
}

function partsOf({
  stages,
  placements,
  now,
}: Pick<JourneyInput, "stages" | "placements" | "now">): DesignedPart[] {
  const byStage = new Map<number, number[]>(stages.map(({ id }) => [id, []]));
  const elsewhere: number[] = [];
  for (const { touchpoint, stage } of placements) {
    const here = stage === null ? undefined : byStage.get(stage);
    (here ?? elsewhere).push(touchpoint);
  }
  const known = new Set(placements.map(({ touchpoint }) => touchpoint));
  const strays = now.counts
    .filter(({ touchpoint }) => !known.has(touchpoint))
    .map(({ touchpoint }) => touchpoint);
  return [
    ...stages.map(({ id, designed }) => ({
      key: String(id),
      touchpoints: byStage.get(id) ?? [],
      designed,
    })),
    { key: ELSEWHERE, touchpoints: elsewhere, designed: undefined },
    { key: UNMAPPED, touchpoints: [...new Set([0, ...strays])], designed: undefined },
  ];
}

function touchpointFigures(read: PlacesRead, stage: DesignedPart, whole: Visibility): PlaceFigures[] {
  const parts = stage.touchpoints.map((touchpoint) => ({
    key: String(touchpoint),
    touchpoints: [touchpoint],
    designed: stage.designed,
  }));
  const disclosure = disclosedParts(read.now, parts, read.fewestAnswers);
  return placeFigures(read, parts, (key) => (whole === "shown" ? disclosure.of(key) : whole));
}

/** The lowest stage, if even the high end of its range lies below the whole's. */
function weakestOf(stages: readonly PlaceFigures[], total: JourneyFigures["total"]): number | undefined {
  if (total.state !== "shown") return undefined;
  const floor = measuredNps(total.score.counts)?.low ?? -100;
  const below = stages.flatMap(({ id, figure }) =>
    figure.state === "shown" && figure.score.high < floor ? [{ id, value: figure.score.value }] : [],
  );
  return below.sort((a, b) => a.value - b.value)[0]?.id;
}
