import type { Choices, View } from "../../src/features/responses/schema";

/** A quarter without filters, nothing to choose from, and a place without ratings: what journey figures are made of in tests. */
export const quarterView = {
  periodKey: "2026-Q3",
  compare: "none",
  range: { from: "2026-07-01", to: "2026-10-01" },
  isSoFar: false,
  filters: { channels: [], segments: [], departments: [], stages: [], touchpoints: [], classes: [] },
  notices: [],
} satisfies View;

export const noChoices: Choices = {
  surveys: [],
  channels: [],
  segments: [],
  personas: [],
  departments: [],
  stages: [],
  touchpoints: [],
};

export const noRatings = {
  cesN: 0,
  cesEasy: 0,
  promiseYes: 0,
  promisePartly: 0,
  promiseNo: 0,
};
