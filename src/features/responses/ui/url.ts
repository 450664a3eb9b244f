import { npsClasses, type NpsClass } from "@/domain/nps";
import { comparisons, type CompareWith } from "@/domain/period";
import type { Asked, View } from "../schema";

/** A page's search parameters as the framework hands them over. */
export type Search = Record<string, string | string[] | undefined>;

/** The first value of each parameter: the address somebody wanted, to return to after signing in. */
export function firstValues(search: Search): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

const MOST_IDS = 50;

/** Reads a URL. What it cannot be is left out with a notice; it is never an error. */
export function askedFrom(search: Search): Asked {
  const notices: string[] = [];
  const one = (name: string) => {
    const value = search[name];
    return (Array.isArray(value) ? value[0] : value)?.slice(0, 400);
  };
  const ids = (name: string) => {
    const parts = (one(name) ?? "").split(",").filter((part) => part !== "");
    const good = parts.filter((part) => /^[1-9]\d{0,8}$/.test(part)).map(Number);
    if (good.length < parts.length)
      notices.push(`A filter by ${name} was removed: it is not one Kept knows.`);
    return [...new Set(good)].slice(0, MOST_IDS);
  };
  const classes = (one("class") ?? "").split(",");
  const compare = comparisons.find((known): known is CompareWith => known === one("compare"));
  return {
    period: one("period")?.slice(0, 40) ?? "last-quarter",
    compare: compare ?? "previous",
    survey: ids("survey")[0],
    channels: ids("channel"),
    segments: ids("segment"),
    persona: ids("persona")[0],
    departments: ids("department"),
    stages: ids("stage"),
    touchpoints: ids("touchpoint"),
    classes: npsClasses.filter((name) => classes.includes(name)),
    notices,
  };
}

type Change = Partial<{
  period: string;
  compare: CompareWith;
  survey: number;
  channels: number[];
  segments: number[];
  persona: number;
  departments: number[];
  stages: number[];
  touchpoints: number[];
  classes: NpsClass[];
}>;

/** The search parameters of this view with something changed; usual values stay out of the URL. An `undefined` removes. */
export function queryFor(view: View, change: Change = {}): Record<string, string | undefined> {
  const { survey, channels, segments, persona, departments, stages, touchpoints, classes } = view.filters;
  const idsOf = (list: readonly { id: number }[]) => list.map(({ id }) => id);
  const now: Change = {
    period: view.periodKey,
    compare: view.compare,
    survey: survey?.id,
    channels: idsOf(channels),
    segments: idsOf(segments),
    persona: persona?.id,
    departments: idsOf(departments),
    stages: idsOf(stages),
    touchpoints: idsOf(touchpoints),
    classes,
    ...change,
  };
  return {
    period: now.period === "last-quarter" ? undefined : now.period,
    compare: now.compare === "previous" ? undefined : now.compare,
    survey: now.survey?.toString(),
    channel: listed(now.channels),
    segment: listed(now.segments),
    persona: now.persona?.toString(),
    department: listed(now.departments),
    stage: listed(now.stages),
    touchpoint: listed(now.touchpoints),
    class: listed(now.classes),
  };
}

function listed(values: readonly (number | string)[] | undefined): string | undefined {
  return values && values.length > 0 ? values.join(",") : undefined;
}

/** No filter at all; the period and the comparison stay. */
export const withoutFilters: Change = {
  survey: undefined,
  channels: [],
  segments: [],
  persona: undefined,
  departments: [],
  stages: [],
  touchpoints: [],
  classes: [],
};

/** This view over the last twelve months; undefined where it covers them already. */
export function longerPeriod(
  view: View,
  hrefFor: (query: Record<string, string | undefined>) => string,
): string | undefined {
  return view.periodKey === "last-12m" ? undefined : hrefFor(queryFor(view, { period: "last-12m" }));
}
