import * as z from "zod";
import { npsClasses } from "@/domain/nps";
import { comparisons } from "@/domain/period";
import { visibilities } from "@/domain/suppression";

const MOST_IDS = 50;
const id = z.int().positive();
const ids = z.array(id).max(MOST_IDS).default([]);

/**
 * What narrows a figure. Empty lists narrow nothing; a persona excludes channels and segments (the cubes keep them
 * apart). Departments are those accountable at the time of the answer.
 */
export const CellFilters = z.object({
  survey: id.optional(),
  channels: ids,
  segments: ids,
  persona: id.optional(),
  departments: ids,
  stages: ids,
  touchpoints: ids,
});
export type CellFilters = z.infer<typeof CellFilters>;

/** Everything: no filter in force. */
export const unfiltered: CellFilters = {
  ...{ channels: [], segments: [] },
  ...{ departments: [], stages: [], touchpoints: [] },
};

/** What answers can be told apart by. Channels, segments and personas are known by whole months only. */
export const dimensions = [
  "departments",
  "stages",
  "touchpoints",
  "segments",
  "channels",
  "personas",
] as const;
export type Dimension = (typeof dimensions)[number];

/** What a page of figures was asked for, as its URL says it. Unknown values are dropped with a notice, never an error. */
export const Asked = CellFilters.extend({
  period: z.string().max(40).default("last-quarter"),
  compare: z.enum(comparisons).catch("previous").default("previous"),
  /** Which answers a list shows; scores always count all classes. */
  classes: z.array(z.enum(npsClasses)).max(3).default([]),
  /** Notices that reading the URL itself gave rise to. */
  notices: z.array(z.string().max(200)).max(10).default([]),
});
export type Asked = z.infer<typeof Asked>;

const Range = z.object({ from: z.string(), to: z.string() });

export const Choice = z.object({ id: z.int(), name: z.string() });
export type Choice = z.infer<typeof Choice>;

/** What a reader may filter by. */
export const Choices = z.object({
  surveys: z.array(Choice),
  channels: z.array(Choice),
  segments: z.array(Choice),
  personas: z.array(Choice),
  departments: z.array(Choice),
  stages: z.array(Choice),
  touchpoints: z.array(Choice),
});
export type Choices = z.infer<typeof Choices>;

/** What the page really shows, after unknown filters were dropped and ranges widened to what the cubes know. */
export const View = z.object({
  periodKey: z.string(),
  compare: z.enum(comparisons),
  range: Range,
  before: Range.optional(),
  isSoFar: z.boolean(),
  filters: z.object({
    survey: Choice.optional(),
    channels: z.array(Choice),
    segments: z.array(Choice),
    persona: Choice.optional(),
    departments: z.array(Choice),
    stages: z.array(Choice),
    touchpoints: z.array(Choice),
    classes: z.array(z.enum(npsClasses)),
  }),
  notices: z.array(z.string()),
  /** The newest day that has answers; undefined on an empty installation. */
  dataTo: z.string().optional(),
});
export type View = z.infer<typeof View>;

const Counts = z.object({ promoters: z.int(), passives: z.int(), detractors: z.int() });

/** A score that may be shown: value and interval in points, the classes it is made of. */
export const Score = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.int(),
  counts: Counts,
});
export type Score = z.infer<typeof Score>;

/** A score, or why there is none. Nothing of a hidden score is sent. */
export const Figure = z.discriminatedUnion("state", [
  z.object({ state: z.literal("shown"), score: Score }),
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("hidden"), why: z.enum(visibilities).exclude(["shown"]) }),
]);
export type Figure = z.infer<typeof Figure>;

/** An id that PostgreSQL counts beyond what JavaScript's numbers hold. */
const BigId = z.string().regex(/^[1-9]\d{0,17}$/, "This is no id.");

export const ExcludeAnswer = z.object({
  id: BigId,
  reason: z.string().trim().min(3, "Say why, in a few words.").max(300, "Use at most 300 characters."),
});
export type ExcludeAnswer = z.infer<typeof ExcludeAnswer>;

/** Which of two things stays (`into`), and which becomes part of it. */
export const MergeTouchpoints = z.object({ from: id, into: id });
export type MergeTouchpoints = z.infer<typeof MergeTouchpoints>;
export const MergeCustomers = z.object({ from: BigId, into: BigId });
export type MergeCustomers = z.infer<typeof MergeCustomers>;

/** A customer's own number or e-mail address, whole: nothing is found by a part of it. */
export const FindCustomer = z.object({
  text: z.string().trim().min(1, "Enter a customer number or an e-mail address.").max(320),
});
export const OneCustomer = z.object({ id: BigId });

export const FoundCustomer = z.object({
  id: z.string(),
  ref: z.string(),
  answers: z.int(),
  /** Days, in the organisation's time zone. */
  first: z.string().nullable(),
  last: z.string().nullable(),
});
export type FoundCustomer = z.infer<typeof FoundCustomer>;

export const ExcludedAnswer = z.object({
  id: z.string(),
  day: z.string(),
  score: z.int().nullable(),
  touchpoint: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  on: z.string(),
});
export type ExcludedAnswer = z.infer<typeof ExcludedAnswer>;
