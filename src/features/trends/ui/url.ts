import { steps, type Step } from "@/domain/bucket";
import { askedFrom, queryFor, type Search } from "@/features/responses/ui/url";
import type { View } from "@/features/responses/schema";
import { paths } from "@/paths";
import { benchmarksNamed } from "../rules/benchmarks";
import { breakdowns, type Breakdown, type TrendsAsked } from "../schema";

export type Tab = "score" | "detractors" | "movement" | "drivers" | "money";

/** The views of the page, in the order of their tabs. */
export const tabs: readonly Tab[] = ["score", "detractors", "movement", "drivers", "money"];

type Query = Record<string, string | undefined>;

/** What the address says beside period and filters; usual values stay out of it. */
export type TrendsState = {
  tab: Tab;
  step?: Step;
  by: Breakdown;
  benchmarks: string[];
  /** Control limits are drawn. */
  limits: boolean;
};

/** Reads the address; what it cannot be falls back to the usual. */
export function trendsStateFrom(search: Search): TrendsState {
  const one = (name: string) => {
    const value = search[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return {
    tab: tabs.find((tab) => tab === one("view")) ?? "score",
    step: steps.find((step) => step === one("grain")),
    by: breakdowns.find((name) => name === one("by")) ?? "departments",
    benchmarks: benchmarksNamed((one("benchmark") ?? "").split(",")).map(({ key }) => key),
    limits: one("limits") === "on",
  };
}

/** What a line is asked for. */
export function trendsAskedFrom(search: Search, { step, by, limits }: TrendsState): TrendsAsked {
  return { ...askedFrom(search), step, by, limits };
}

/** This page with another period or filter (a query of the filter bar), keeping tab, step, breakdown, limits and benchmarks. */
export function trendsHref({ tab, step, by, benchmarks, limits }: TrendsState, query: Query): string {
  return paths.trends({
    view: tab === "score" ? undefined : tab,
    grain: step,
    by: by === "departments" ? undefined : by,
    limits: limits ? "on" : undefined,
    benchmark: benchmarks.length > 0 ? benchmarks.join(",") : undefined,
    ...query,
  });
}

/** This page with another tab, step or breakdown, keeping period and filters. */
export function stateHref(view: View, state: TrendsState, change: Partial<TrendsState>): string {
  return trendsHref({ ...state, ...change }, queryFor(view));
}

/** What this page shows, as its procedures and files are asked for it. */
export function askedOf(
  { periodKey, compare, filters }: View,
  { step, by, limits }: TrendsState,
): TrendsAsked {
  const idsOf = (list: readonly { id: number }[]) => list.map(({ id }) => id);
  return {
    period: periodKey,
    compare,
    survey: filters.survey?.id,
    persona: filters.persona?.id,
    channels: idsOf(filters.channels),
    segments: idsOf(filters.segments),
    departments: idsOf(filters.departments),
    stages: idsOf(filters.stages),
    touchpoints: idsOf(filters.touchpoints),
    classes: [],
    notices: [],
    step,
    by,
    limits,
  };
}
