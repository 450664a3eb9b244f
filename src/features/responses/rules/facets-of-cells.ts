import type { NpsClass } from "@/domain/nps";
import { subjectOf, type Subject } from "./subjects";

/** Comments at a place that have a subject, by class; those without a score are in `mentions` alone. */
export type CommentCell = {
  touchpoint: number;
  /** Null where the cells do not tell channels apart: then channels are subjects. */
  channel: number | null;
  subject: number;
  promoters: number;
  passives: number;
  detractors: number;
  mentions: number;
  /** Do the filters by touchpoint and stage keep it? */
  isPlace: boolean;
};

type CellFacet = Subject["facet"] | "class" | "place" | "any theme";
type Counted = { facet: CellFacet; value: string; class: NpsClass | ""; n: number };
type Chosen = { classes: readonly NpsClass[]; channels: readonly number[] };

/** What stands beside a list: for each value of a facet, the comments that meet every filter but this facet's own. */
export function facetsOfCells(cells: readonly CommentCell[], chosen: Chosen): Counted[] {
  const sums = new Map<string, Counted>();
  for (const cell of cells)
    for (const { n, ...of } of countsOf(cell, chosen)) {
      const key = `${of.facet} ${of.class} ${of.value}`;
      if (n > 0) sums.set(key, { ...of, n: n + (sums.get(key)?.n ?? 0) });
    }
  return [...sums.values()];
}

function countsOf(cell: CommentCell, { classes, channels }: Chosen): Counted[] {
  const { facet, value } = subjectOf(cell.subject);
  const byClass = classesOf(cell);
  const chosen = byClass.filter(([name]) => classes.length === 0 || (name !== "" && classes.includes(name)));
  const n = chosen.reduce((sum, [, said]) => sum + said, 0);
  const isChannel = cell.channel === null || channels.length === 0 || channels.includes(cell.channel);
  const isIn = cell.isPlace && isChannel;
  const one = (name: CellFacet, of: string, isCounted: boolean): Counted[] =>
    isCounted ? [{ facet: name, value: of, class: "", n }] : [];
  if (facet === "theme")
    return isIn ? chosen.map(([name, said]) => ({ facet, value, class: name, n: said })) : [];
  if (facet !== "all") return one(facet, value, isIn);
  return [
    ...one("all", "", isIn),
    ...one("any theme", "", isIn),
    ...one("place", String(cell.touchpoint), isChannel),
    ...one("channel", String(cell.channel), cell.isPlace && cell.channel !== null),
    ...(isIn
      ? byClass.map(([name, said]): Counted => ({ facet: "class", value: name, class: "", n: said }))
      : []),
  ];
}

function classesOf(cell: CommentCell): [NpsClass | "", number][] {
  const { promoters, passives, detractors, mentions } = cell;
  return [
    ["promoter", promoters],
    ["passive", passives],
    ["detractor", detractors],
    ["", mentions - promoters - passives - detractors],
  ];
}
