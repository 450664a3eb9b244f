import * as z from "zod";
import { changeStates } from "@/domain/change";
import { comparisons } from "@/domain/period";
import { visibilities } from "@/domain/suppression";
import { verdictStates } from "@/domain/verdict";

const ids = z.array(z.int().positive()).max(50);

/** What a page of scores was asked for, as its URL says it. Unknown values are dropped with a notice, never an error. */
export const Asked = z.object({
  period: z.string().max(40).default("last-quarter"),
  compare: z.enum(comparisons).catch("previous").default("previous"),
  survey: z.int().positive().optional(),
  channels: ids.default([]),
  segments: ids.default([]),
  persona: z.int().positive().optional(),
  /** Notices that reading the URL itself gave rise to. */
  notices: z.array(z.string().max(200)).max(10).default([]),
});
export type Asked = z.infer<typeof Asked>;

const Range = z.object({ from: z.string(), to: z.string() });
const Counts = z.object({ promoters: z.int(), passives: z.int(), detractors: z.int() });
const Change = z.object({
  state: z.enum(changeStates),
  difference: z.number().optional(),
  p: z.number().optional(),
});
const Verdict = z.object({
  state: z.enum(verdictStates),
  answersNeeded: z.union([z.number(), z.literal("never"), z.undefined()]),
});

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

const Target = z.object({ value: z.number(), band: z.number() });

/** One month of a trend; a gap where the score is hidden or nobody answered. */
export const TrendPoint = z.object({
  month: z.string(),
  figure: Figure,
  target: z.number().optional(),
  isSoFar: z.boolean(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** One line of a scorecard: a department or a touchpoint against its target. */
export const ScorecardLine = z.object({
  key: z.string(),
  name: z.string(),
  slug: z.string(),
  figure: Figure,
  target: Target.optional(),
  verdict: Verdict.optional(),
  change: Change,
  trend: z.array(z.number().nullable()),
});
export type ScorecardLine = z.infer<typeof ScorecardLine>;

const Choice = z.object({ id: z.int(), name: z.string() });
export const Choices = z.object({
  surveys: z.array(Choice),
  channels: z.array(Choice),
  segments: z.array(Choice),
  personas: z.array(Choice),
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
  }),
  notices: z.array(z.string()),
  /** The newest day that has answers; undefined on an empty installation. */
  dataTo: z.string().optional(),
});
export type View = z.infer<typeof View>;

/** Facts a lede may state, each settled: the words are the page's. */
const NamedDepartment = z.object({ name: z.string(), slug: z.string(), value: z.number() });
export const LedeFacts = z.object({
  change: Change,
  /** Of the departments that have missed their target, the one with most detractors, and its share of them all. */
  missed: NamedDepartment.extend({ detractorShare: z.number() }).optional(),
  /** Of the other departments that have clearly fallen, the one with most detractors. */
  fallen: NamedDepartment.optional(),
});
export type LedeFacts = z.infer<typeof LedeFacts>;

export const Overview = z.object({
  view: View,
  choices: Choices,
  score: Figure,
  target: Target.optional(),
  verdict: Verdict.optional(),
  change: Change,
  asked: z.object({ asked: z.int(), delivered: z.int(), answers: z.int() }).optional(),
  trend: z.array(TrendPoint),
  departments: z.array(ScorecardLine),
  /** Answers nobody answers for: at touchpoints without an owner, and without a touchpoint. */
  unowned: Figure,
  unmapped: Figure,
  lede: LedeFacts,
});
export type Overview = z.infer<typeof Overview>;

export const TouchpointLine = ScorecardLine.extend({ stage: z.string().optional() });
export type TouchpointLine = z.infer<typeof TouchpointLine>;

export const Comment = z.object({
  id: z.string(),
  text: z.string(),
  score: z.int().nullable(),
  touchpoint: z.string().nullable(),
  day: z.string(),
});

/** Comments that may be read, or the reason why none is shown. */
export const Comments = z.discriminatedUnion("state", [
  z.object({ state: z.literal("shown"), comments: z.array(Comment) }),
  z.object({ state: z.literal("few") }),
  z.object({ state: z.literal("not yours") }),
]);
export type Comments = z.infer<typeof Comments>;

export const DepartmentPage = z.object({
  view: View,
  choices: Choices,
  department: z.object({ slug: z.string(), name: z.string(), heads: z.array(z.string()) }),
  score: Figure,
  target: Target.optional(),
  verdict: Verdict.optional(),
  change: Change,
  trend: z.array(TrendPoint),
  touchpoints: z.array(TouchpointLine),
  comments: Comments,
});
export type DepartmentPage = z.infer<typeof DepartmentPage>;
