import {
  compareRange,
  isWholeMonths,
  parsePeriod,
  widenToMonths,
  type Day,
  type Period,
} from "@/domain/period";
import type { Asked, Choices, View } from "../schema";

type Calendar = { today: Day; fiscalYearStartMonth: number };

/** What the page shows for what was asked: period and comparison as ranges the cubes can answer, filters that exist. */
export type Settled = Omit<View, "dataTo"> & { grain: "month" | "day" };

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
  const pick = (list: Choices["channels"], wanted: readonly number[], what: string) => {
    const found = list.filter((choice) => wanted.includes(choice.id));
    if (found.length < new Set(wanted).size)
      notices.push(`A filter by ${what} was removed: it does not exist or you have no access to it.`);
    return found;
  };
  const one = (list: Choices["channels"], wanted: number | undefined, what: string) =>
    pick(list, wanted === undefined ? [] : [wanted], what)[0];
  const persona = one(choices.personas, asked.persona, "persona");
  const channels = pick(choices.channels, asked.channels, "channel");
  const segments = pick(choices.segments, asked.segments, "segment");
  if (persona && (channels.length > 0 || segments.length > 0)) {
    notices.push("A persona cannot be combined with channel or segment; those filters were removed.");
    return { survey: one(choices.surveys, asked.survey, "survey"), channels: [], segments: [], persona };
  }
  return { survey: one(choices.surveys, asked.survey, "survey"), channels, segments, persona };
}
