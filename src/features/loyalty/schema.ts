import * as z from "zod";
import { changeStates } from "@/domain/change";
import { verdictStates } from "@/domain/verdict";
import { Choices, Figure, View } from "@/features/responses/schema";

const Change = z.object({
  state: z.enum(changeStates),
  difference: z.number().optional(),
  p: z.number().optional(),
});
const Verdict = z.object({
  state: z.enum(verdictStates),
  answersNeeded: z.union([z.number(), z.literal("never"), z.undefined()]),
});

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
