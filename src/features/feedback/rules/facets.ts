import { npsClasses } from "@/domain/nps";
import type { Choices, View } from "@/features/responses/schema";
import { classNames, type FacetName, type FacetValue } from "../schema";
import { facetValues, type Counted } from "./facet-values";

/** One count beside the list, as it was counted: by the facet's own name and the value's text. */
export type Count = { facet: string; value: string; n: number };

type Narrowed = { languages: readonly string[]; emotions: readonly number[] };
type Facts = {
  choices: Choices;
  view: View;
  question: { narrowed: Narrowed };
  stageOf: ReadonlyMap<number, number>;
  isHandling: boolean;
  fewest: { answers: number };
};

export const emotionNames: Record<string, string> = {
  "2": "Very pleased",
  "1": "Pleased",
  "0": "Neither",
  "-1": "Displeased",
  "-2": "Very displeased",
};

const languages = new Intl.DisplayNames(["en"], { type: "language" });

/** A language's English name, or its code where it has none. */
export function languageName(code: string): string {
  return code === "" ? "Not known" : (languages.of(code) ?? code);
}

/** Every facet with its values, the largest of a long list first. */
export function facetsOf(
  counts: readonly Count[],
  facts: Facts,
): { name: FacetName; values: FacetValue[] }[] {
  const { choices, view, question, stageOf } = facts;
  const fewest = facts.isHandling ? 1 : facts.fewest.answers;
  const of = (facet: string) =>
    new Map(counts.filter((row) => row.facet === facet).map(({ value, n }) => [value, n]));
  const places = of("place");
  const idsOf = (list: readonly { id: number }[]) => list.map(({ id }) => String(id));
  const chosenStages = view.filters.stages.map(({ id }) => id);
  const touchpoints = choices.touchpoints.filter(
    ({ id }) => chosenStages.length === 0 || chosenStages.includes(stageOf.get(id) ?? 0),
  );
  const named = (list: readonly { id: number; name: string }[], n: ReadonlyMap<string, number>): Counted[] =>
    list.map(({ id, name }) => ({ value: String(id), label: name, n: n.get(String(id)) ?? 0 }));
  const byStage = new Map<string, number>();
  for (const [place, n] of places) {
    const stage = String(stageOf.get(Number(place)) ?? 0);
    byStage.set(stage, (byStage.get(stage) ?? 0) + n);
  }
  const languageCounts = of("language");
  const emotionCounts = of("emotion");
  const values = (counted: readonly Counted[], chosen: readonly string[]) =>
    facetValues(counted, { chosen, fewest });
  const byCount = (list: Counted[]) => list.toSorted((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
  return [
    {
      name: "class",
      values: values(
        npsClasses.map((name) => ({ value: name, label: classNames[name], n: of("class").get(name) ?? 0 })),
        view.filters.classes,
      ),
    },
    { name: "stage", values: values(named(choices.stages, byStage), idsOf(view.filters.stages)) },
    {
      name: "touchpoint",
      values: values(byCount(named(touchpoints, places)), idsOf(view.filters.touchpoints)),
    },
    {
      name: "channel",
      values: values(byCount(named(choices.channels, of("channel"))), idsOf(view.filters.channels)),
    },
    {
      name: "language",
      values: values(
        byCount(
          [...languageCounts]
            .filter(([code]) => code !== "")
            .map(([code, n]) => ({ value: code, label: languageName(code), n })),
        ),
        question.narrowed.languages,
      ),
    },
    {
      name: "emotion",
      values: values(
        Object.entries(emotionNames)
          .map(([value, label]) => ({ value, label, n: emotionCounts.get(value) ?? 0 }))
          .toSorted((a, b) => Number(b.value) - Number(a.value)),
        question.narrowed.emotions.map(String),
      ),
    },
  ];
}
