import {
  compareRange,
  isWholeMonths,
  parsePeriod,
  widenToMonths,
  type Day,
  type Period,
} from "@/domain/period";
import type { Asked, Choice, Choices, View } from "../schema";

type Calendar = { today: Day; fiscalYearStartMonth: number };

/** What the page shows for what was asked: period and comparison as ranges the cubes can answer, filters that exist. */
export type Settled = Omit<View, "dataTo"> & { grain: "month" | "day" };

/** What a page sends of what was settled; how it is counted stays behind. */
export function viewOf({
  periodKey,
  compare,
  range,
  before,
  isSoFar,
  filters,
  notices,
}: Settled): Omit<View, "dataTo"> {
  return { periodKey, compare, range, before, isSoFar, filters, notices };
}

/** Drops what does not exist, and widens what the cubes know by month only; each with a notice in plain words. */
export function settle(asked: Asked, choices: Choices, calendar: Calendar): Settled {
  const notices = [...asked.notices];
  const filters = knownFilters(asked, choices, notices);
  const period = periodOf(asked, calendar, notices);
  const before = compareRange(period, asked.compare);
  const isByMonth =
    filters.channels.length > 0 || filters.segments.length > 0 || filters.persona !== undefined;
  const isWhole = isWholeMonths(period.range) && (!before || isWholeMonths(before));
  const common = { periodKey: period.key, compare: asked.compare, filters, notices };
  if (isWhole || !isByMonth) {
    return {
      ...common,
      range: period.range,
      before,
      isSoFar: period.isSoFar,
      grain: isWhole ? "month" : "day",
    };
  }
  notices.push(
    "Channels, segments and personas are known by month, so the dates were widened to whole months.",
  );
  const range = widenToMonths(period.range);
  const isSoFar = range.to > calendar.today;
  // A month that is not over cannot be held against whole ones.
  const widened = isSoFar
    ? undefined
    : compareRange({ ...period, range, kind: "custom", isSoFar }, asked.compare);
  return { ...common, range, before: widened, isSoFar, grain: "month" };
}

function periodOf(asked: Asked, calendar: Calendar, notices: string[]): Period {
  const period = parsePeriod(asked.period, calendar);
  if (period) return period;
  notices.push(`The period “${asked.period}” is not one Kept knows; the last quarter is shown.`);
  const usual = parsePeriod("last-quarter", calendar);
  if (!usual) throw new Error("The usual period must exist.");
  return usual;
}

function knownFilters(asked: Asked, choices: Choices, notices: string[]): View["filters"] {
  const pick = (list: readonly Choice[], wanted: readonly number[], what: string) => {
    const found = list.filter((choice) => wanted.includes(choice.id));
    if (found.length < new Set(wanted).size)
      notices.push(`A filter by ${what} was removed: it does not exist or you have no access to it.`);
    return found;
  };
  const one = (list: readonly Choice[], wanted: number | undefined, what: string) =>
    pick(list, wanted === undefined ? [] : [wanted], what)[0];
  const found = {
    survey: one(choices.surveys, asked.survey, "survey"),
    persona: one(choices.personas, asked.persona, "persona"),
    channels: pick(choices.channels, asked.channels, "channel"),
    segments: pick(choices.segments, asked.segments, "segment"),
    departments: pick(choices.departments, asked.departments, "department"),
    stages: pick(choices.stages, asked.stages, "stage"),
    touchpoints: pick(choices.touchpoints, asked.touchpoints, "touchpoint"),
    classes: asked.classes,
  };
  if (!found.persona || (found.channels.length === 0 && found.segments.length === 0)) return found;
  notices.push("A persona cannot be combined with channel or segment; those filters were removed.");
  return { ...found, channels: [], segments: [] };
}
