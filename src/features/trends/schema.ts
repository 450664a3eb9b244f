import * as z from "zod";
import { steps } from "@/domain/bucket";
import { changeStates } from "@/domain/change";
import { controlSignals } from "@/domain/control-signals";
import { visibilities } from "@/domain/suppression";
import { verdictStates } from "@/domain/verdict";
import { Asked, Choices, Figure, View } from "@/features/responses/schema";

export const Change = z.object({
  state: z.enum(changeStates),
  difference: z.number().optional(),
  p: z.number().optional(),
});

/** What small multiples may be told apart by. */
export const breakdowns = ["departments", "stages", "segments", "channels", "personas"] as const;
export type Breakdown = (typeof breakdowns)[number];

/** What a line over time was asked for: a page's period and filters, the length of a step, and what to compare. */
export const TrendsAsked = Asked.extend({
  step: z.enum(steps).optional(),
  by: z.enum(breakdowns).catch("departments").default("departments"),
  /** With control limits, which rest on months. */
  limits: z.boolean().default(false),
});
export type TrendsAsked = z.infer<typeof TrendsAsked>;

/** One step of a line. `key` is the period of a URL that shows this step alone. */
export const LinePoint = z.object({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  figure: Figure,
  isSoFar: z.boolean(),
});
export type LinePoint = z.infer<typeof LinePoint>;

const Measured = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

/** One of several lines on a common axis; null where a step has no figure or must not show it. */
export const Part = z.object({
  key: z.string(),
  name: z.string(),
  figure: Figure,
  change: Change,
  points: z.array(Measured.nullable()),
});
export type Part = z.infer<typeof Part>;

/** How a line is drawn: what was settled of what was asked, and what else the reader may choose. */
export const Drawn = z.object({
  step: z.enum(steps),
  steps: z.array(z.enum(steps)),
  by: z.enum(breakdowns),
  breakdowns: z.array(z.enum(breakdowns)),
  /** Whose trend it is, for events and baselines: a department's, or without one everybody's. */
  departmentId: z.int().optional(),
});
export type Drawn = z.infer<typeof Drawn>;

/** How far chance alone takes each step of a line (metrics A17), and on which months that rests. */
export const ControlLimits = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("shown"),
    centre: z.number(),
    /** By step of the line; null where there is no figure. */
    points: z.array(
      z.object({ low: z.number(), high: z.number(), signal: z.enum(controlSignals).optional() }).nullable(),
    ),
    baseline: z.object({
      /** First and last month, both included. */
      from: z.string(),
      to: z.string(),
      /** Who decided them and why; without: the first months with answers, because nobody did. */
      decided: z.object({ by: z.string(), on: z.string(), reason: z.string() }).optional(),
    }),
  }),
  z.object({ state: z.literal("too few"), needed: z.int() }),
]);
export type ControlLimits = z.infer<typeof ControlLimits>;

export const ScoreTrend = z.object({
  view: View,
  choices: Choices,
  drawn: Drawn,
  score: Figure,
  target: z.object({ value: z.number(), band: z.number() }).optional(),
  verdict: z
    .object({
      state: z.enum(verdictStates),
      answersNeeded: z.union([z.number(), z.literal("never"), z.undefined()]),
    })
    .optional(),
  change: Change,
  line: z.array(LinePoint),
  limits: ControlLimits.optional(),
  /** The steps of the small multiples, oldest first. */
  partSteps: z.array(z.object({ key: z.string(), from: z.string(), isSoFar: z.boolean() })),
  parts: z.array(Part),
});
export type ScoreTrend = z.infer<typeof ScoreTrend>;

/** Detractors of all answers in per cent, with Wilson's interval; or why there is no such figure. */
export const ShareFigure = z.discriminatedUnion("state", [
  Measured.extend({ state: z.literal("shown"), detractors: z.int() }),
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("hidden"), why: z.enum(visibilities).exclude(["shown"]) }),
]);
export type ShareFigure = z.infer<typeof ShareFigure>;

export const SharePoint = z.object({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  share: ShareFigure,
  isSoFar: z.boolean(),
});
export type SharePoint = z.infer<typeof SharePoint>;

/** One place that detractors come from. Changes are of its share of detractors. */
export const Ranked = z.object({ key: z.string(), name: z.string(), share: ShareFigure, change: Change });
export type Ranked = z.infer<typeof Ranked>;

export const DetractorTrend = z.object({
  view: View,
  choices: Choices,
  drawn: Drawn,
  share: ShareFigure,
  change: Change,
  line: z.array(SharePoint),
  limits: ControlLimits.optional(),
  /** Of the detractors of the period: scores 0 to 3 against 4 to 6, with the change of the former's part. */
  severity: z.object({ worst: z.int(), mild: z.int(), change: Change }).optional(),
  departments: z.array(Ranked),
  touchpoints: z.array(Ranked),
  /** By what they speak of; undefined where dates are not whole months, by which themes are known. */
  themes: z.array(Ranked).optional(),
  /** The period whose detractors have had time to come back. */
  recoveryPeriod: z.string(),
});
export type DetractorTrend = z.infer<typeof DetractorTrend>;

/** What every view of the page shows around it, and the two calendar periods its movement is between. */
export const TrendsFrame = z.object({
  view: View,
  choices: Choices,
  pair: z.object({ from: z.string().optional(), to: z.string().optional() }),
  pairNotice: z.string().optional(),
});
export type TrendsFrame = z.infer<typeof TrendsFrame>;

/** The tables of the page that may be taken along, and in which format. */
export const tableNames = [
  "score",
  "parts",
  "detractors",
  "places",
  "movement",
  "drivers",
  "debt",
  "money",
] as const;
export type TableName = (typeof tableNames)[number];
export const NoteFile = z.object({ table: z.enum(tableNames), format: z.enum(["csv", "xlsx"]) });
export type NoteFile = z.infer<typeof NoteFile>;

/** Units in a fair order (metrics B17): `score` is the shrunken one; `low` and `high` are ranks. Unranked: too few answers. */
export const FairList = z.object({
  state: z.enum(["ranked", "no difference", "too few units"]),
  consistency: z.object({ tau: z.number(), index: z.number() }).optional(),
  ranked: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      figure: Figure,
      place: z.int(),
      isShared: z.boolean(),
      low: z.number(),
      high: z.number(),
      score: z.number(),
    }),
  ),
  unranked: z.array(z.string()),
});
export type FairList = z.infer<typeof FairList>;
export const FairOrders = z.object({ departments: FairList, touchpoints: FairList });
export type FairOrders = z.infer<typeof FairOrders>;
