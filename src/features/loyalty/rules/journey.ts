import { changesOf, type Change } from "@/domain/change";
import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import { measuredShare } from "@/domain/rates";
import type { Visibility } from "@/domain/suppression";
import { measuredNps } from "@/domain/verdict";
import { figureOf } from "@/features/responses/rules/figures";
import {
  disclosedParts,
  sumOf,
  type ContestedCounts,
  type Part,
  type PlaceCounts,
  type Places,
} from "@/features/responses/rules/places";
import type { Choices, View } from "@/features/responses/schema";
import type { Felt, JourneyFigures, PlaceFigures, ShareFigure } from "../schema";
import { ownershipOf } from "./orphans";

/** A touchpoint and the stage it is at; null: on no map. */
export type Placement = { touchpoint: number; stage: number | null };

export type JourneyInput = {
  view: View;
  choices: Choices;
  /** Stages of the map, retired ones too: their answers are part of the whole. */
  stages: readonly number[];
  placements: readonly Placement[];
  now: Places;
  before: Places | undefined;
  contested: readonly ContestedCounts[];
  reach: "all" | readonly number[];
  fewestAnswers: number;
};

const ELSEWHERE = "elsewhere";
const UNMAPPED = "unmapped";

/** Counts → what the map shows. Stages, what is elsewhere and what is unmapped are the parts of the whole. */
export function journeyFiguresOf(input: JourneyInput): JourneyFigures {
  const { view, choices, now, reach } = input;
  const parts = partsOf(input);
  const disclosure = disclosedParts(now, parts, input.fewestAnswers);
  const part = (key: string) => parts.find((one) => one.key === key)?.touchpoints ?? [];
  const nobodys = (key: string) =>
    figureOf(countsAt(now, part(key)), reach === "all" ? disclosure.of(key) : "complement");
  const stages = placeFigures(
    input,
    parts.filter(({ key }) => key !== ELSEWHERE && key !== UNMAPPED),
    disclosure.of,
  );
  const total = figureOf(countsAt(now), reach === "all" ? disclosure.whole : "complement");
  return {
    view,
    choices,
    isWhole: reach === "all",
    total,
    elsewhere: nobodys(ELSEWHERE),
    unmapped: nobodys(UNMAPPED),
    stages,
    touchpoints: input.stages.flatMap((stage) =>
      touchpointFigures(input, stage, disclosure.of(String(stage))),
    ),
    weakest: weakestOf(stages, total),
    ownership: reach === "all" && disclosure.whole === "shown" ? ownershipOf(input) : undefined,
  };
}

function partsOf({ stages, placements, now }: JourneyInput): Part[] {
  const isHere = new Set(stages);
  const byStage = new Map<number, number[]>(stages.map((stage) => [stage, []]));
  for (const { touchpoint, stage } of placements) if (stage !== null) byStage.get(stage)?.push(touchpoint);
  const elsewhere = placements.filter(({ stage }) => stage === null || !isHere.has(stage));
  const known = new Set(placements.map(({ touchpoint }) => touchpoint));
  const strays = now.counts
    .filter(({ touchpoint }) => !known.has(touchpoint))
    .map(({ touchpoint }) => touchpoint);
  return [
    ...stages.map((stage) => ({ key: String(stage), touchpoints: byStage.get(stage) ?? [] })),
    { key: ELSEWHERE, touchpoints: elsewhere.map(({ touchpoint }) => touchpoint) },
    { key: UNMAPPED, touchpoints: [...new Set([0, ...strays])] },
  ];
}

function touchpointFigures(input: JourneyInput, stage: number, whole: Visibility): PlaceFigures[] {
  const here = input.placements.filter((one) => one.stage === stage);
  const parts = here.map(({ touchpoint }) => ({ key: String(touchpoint), touchpoints: [touchpoint] }));
  const disclosure = disclosedParts(input.now, parts, input.fewestAnswers);
  return placeFigures(input, parts, (key) => (whole === "shown" ? disclosure.of(key) : whole));
}

/** The figures of each part; changes are tested as one list (Benjamini–Hochberg), hidden ones are not in it. */
function placeFigures(
  input: JourneyInput,
  parts: readonly Part[],
  visibilityOfKey: (key: string) => Visibility,
): PlaceFigures[] {
  const { now, before, fewestAnswers: k } = input;
  const earlier = before && disclosedParts(before, parts, k);
  const rows = parts.map((part) => {
    const counts = reachable(input, rowsAt(now, part.touchpoints));
    const rest = rowsAt(now, part.touchpoints).filter((row) => !counts.includes(row));
    const visibility = ownVisibility(visibilityOfKey(part.key), counts, rest, k);
    const isComparable = visibility === "shown" && earlier?.of(part.key) === "shown" && input.reach === "all";
    const then = before && isComparable ? countsAt(before, part.touchpoints) : noAnswers;
    return { id: Number(part.key), counts: sumOf(counts), visibility, then };
  });
  const shown = rows.filter(({ visibility, counts }) => visibility === "shown" && answersIn(counts) > 0);
  const changes = changesOf(shown.map(({ then, counts }) => ({ before: then, after: counts })));
  const changeOfId = new Map(shown.map(({ id }, index) => [id, changes[index]]));
  return rows.map(({ id, counts, visibility }) => ({
    id,
    figure: figureOf(counts, visibility),
    change: changeOfId.get(id) ?? ({ state: "not comparable" } satisfies Change),
    felt: feltOf(counts, visibility, k),
    ease: shareOf({ successes: counts.cesEasy, n: counts.cesN }, visibility, k),
    promise: shareOf(promiseTally(counts), visibility, k),
  }));
}

/** Somebody who sees own departments only must not learn the rest by subtracting what they see. */
function ownVisibility(
  whole: Visibility,
  own: readonly PlaceCounts[],
  rest: readonly PlaceCounts[],
  k: number,
): Visibility {
  const isFew = (n: number) => n > 0 && n < k;
  if (whole !== "shown") return whole;
  if (rest.length > 0 && isFew(answersIn(sumOf(own)))) return "few";
  return rest.length > 0 && isFew(answersIn(sumOf(rest))) ? "complement" : "shown";
}

function reachable({ reach }: JourneyInput, rows: readonly PlaceCounts[]): readonly PlaceCounts[] {
  return reach === "all" ? rows : rows.filter(({ owner }) => reach.includes(owner));
}

function rowsAt({ counts }: Places, touchpoints: readonly number[]): PlaceCounts[] {
  const here = new Set(touchpoints);
  return counts.filter(({ touchpoint }) => here.has(touchpoint));
}

function countsAt(places: Places, touchpoints?: readonly number[]): NpsCounts {
  return addCounts(noAnswers, ...(touchpoints ? rowsAt(places, touchpoints) : places.counts));
}

type Sums = ReturnType<typeof sumOf>;

function feltOf({ emotionN, emotionSum }: Sums, visibility: Visibility, k: number): Felt {
  if (visibility !== "shown") return { state: "hidden" };
  if (emotionN === 0) return { state: "none" };
  return emotionN < k ? { state: "hidden" } : { state: "shown", valence: emotionSum / emotionN, n: emotionN };
}

/** Partly kept counts half: metrics B2. */
function promiseTally({ promiseYes, promisePartly, promiseNo }: Sums): { successes: number; n: number } {
  return { successes: promiseYes + promisePartly / 2, n: promiseYes + promisePartly + promiseNo };
}

function shareOf(tally: { successes: number; n: number }, visibility: Visibility, k: number): ShareFigure {
  if (visibility !== "shown") return { state: "hidden" };
  if (tally.n === 0) return { state: "none" };
  const measured = tally.n < k ? undefined : measuredShare(tally);
  return measured ? { state: "shown", ...measured } : { state: "hidden" };
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
