import { answersIn } from "@/domain/nps";
import { countsOfPart, disclosureOf, type Slice } from "@/features/responses/rules/disclosure";
import { fairPlaces } from "@/features/responses/rules/fair-places";
import { figureOf } from "@/features/responses/rules/figures";
import type { Choice } from "@/features/responses/schema";
import type { FairList } from "../schema";

/** The units of a slice in a fair order, best first. What is hidden takes no part in it: its place would tell. */
export function fairListOf(slice: Slice, names: readonly Choice[], k: number): FairList {
  const disclosure = disclosureOf(slice, k);
  const units = names
    .map(({ id, name }) => ({ key: String(id), name, counts: countsOfPart(slice, String(id)) }))
    .filter(({ key, counts }) => disclosure.of(key) === "shown" && answersIn(counts) > 0);
  const { state, consistency, of } = fairPlaces(units);
  return {
    state,
    consistency,
    ranked: units
      .flatMap(({ key, name, counts }) => {
        const place = of.get(key);
        return place ? [{ key, name, figure: figureOf(counts, "shown"), ...place }] : [];
      })
      .toSorted((a, b) => a.place - b.place || b.score - a.score),
    unranked: state === "ranked" ? units.filter(({ key }) => !of.has(key)).map(({ name }) => name) : [],
  };
}
