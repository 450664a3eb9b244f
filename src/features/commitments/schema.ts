import * as z from "zod";
import { commitmentStates } from "@/domain/commitments";
import { metrics, type MetricKey } from "@/domain/metrics";
import { isDay } from "@/domain/period";

const metricKeys = metrics.map(({ key }) => key) as [MetricKey, ...MetricKey[]];
const Slug = z.string().max(100);
const DayOf = (missing: string) => z.string().refine(isDay, missing);
const Sentence = (least: string) => z.string().trim().min(3, least).max(300, "Use at most 300 characters.");
const Id = z.int().positive();
/** What the page showed it by; a change made meanwhile is not overwritten. */
const Version = z.int().positive();

/** What it is to change: a measure, from which value to which, by when. */
const Effect = z.object({
  metric: z.enum(metricKeys),
  from: z
    .number({ error: "Enter where the measure stands." })
    .min(-100, "At least −100.")
    .max(100, "At most 100."),
  to: z.number({ error: "Enter where it will stand." }).min(-1_000_000_000).max(1_000_000_000),
  by: DayOf("Choose by when it shows."),
});

export const MakeCommitment = z.object({
  department: Slug,
  words: Sentence("Say in a few words what you will do."),
  due: DayOf("Choose the day it will be done."),
  size: z.int().min(1).max(3),
  confidence: z
    .number({ error: "Enter how sure you are, 50 to 100." })
    .int("Use a whole number.")
    .min(50, "At least 50: what is less sure than that is not a commitment.")
    .max(100, "At most 100."),
  effect: Effect.optional(),
  /** The first day of the period whose scorecard it answers. */
  period: DayOf("This period is not known.").optional(),
});
export type MakeCommitment = z.infer<typeof MakeCommitment>;

export const RedateCommitment = z.object({
  id: Id,
  version: Version,
  due: DayOf("Choose the new day."),
  reason: Sentence("Say why, in a few words."),
});
export type RedateCommitment = z.infer<typeof RedateCommitment>;

export const ChangeCommitment = z.object({ id: Id, version: Version });
export type ChangeCommitment = z.infer<typeof ChangeCommitment>;

export const AskRelease = ChangeCommitment.extend({ reason: Sentence("Say why, in a few words.") });
export type AskRelease = z.infer<typeof AskRelease>;

export const DecideRelease = ChangeCommitment.extend({ decision: z.enum(["released", "kept on"]) });
export type DecideRelease = z.infer<typeof DecideRelease>;

/**
 * What became of an expected effect (metrics B11): the measure in the month of its day, once that month is over. It is
 * reached where the value hoped for lies within the measured range, or better was measured.
 */
export const EffectOutcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("not yet") }),
  /** Nothing was measured in that month, or it may not be shown. */
  z.object({ state: z.literal("no figure") }),
  z.object({ state: z.enum(["reached", "missed"]), value: z.number(), low: z.number(), high: z.number() }),
]);
export type EffectOutcome = z.infer<typeof EffectOutcome>;

const HistoryLine = z.object({
  kind: z.enum(["made", "re-dated", "done", "not done", "release asked", "released", "kept on"]),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  on: z.string(),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** One commitment as everybody who may open the department sees it. */
export const Commitment = z.object({
  id: Id,
  version: Version,
  words: z.string(),
  due: z.string(),
  firstDue: z.string(),
  /** How often it was moved. */
  redated: z.int(),
  size: z.int(),
  confidence: z.int(),
  effect: Effect.extend({ outcome: EffectOutcome }).nullable(),
  period: z.string().nullable(),
  /** `released`: taken out, with an executive's word; it counts no more. */
  state: z.enum([...commitmentStates, "released"]),
  doneOn: z.string().nullable(),
  madeBy: z.string(),
  /** Whoever made it heads the department no more: it was carried over. */
  isCarried: z.boolean(),
  release: z.object({ reason: z.string(), askedBy: z.string(), isOwn: z.boolean() }).nullable(),
  history: z.array(HistoryLine),
});
export type Commitment = z.infer<typeof Commitment>;

const Share = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

/** How well a department keeps its word, over the twelve months up to today. */
export const KeptWord = z.object({
  sayDo: Share.extend({
    weighted: Share,
    kept: z.int(),
    keptRedated: z.int(),
    late: z.int(),
    missed: z.int(),
  }).optional(),
  calibration: z.object({ score: z.number(), n: z.int() }).optional(),
});
export type KeptWord = z.infer<typeof KeptWord>;

export const CommitmentsOf = z.object({
  department: z.object({ slug: z.string(), name: z.string() }),
  today: z.string(),
  mayWrite: z.boolean(),
  mayRelease: z.boolean(),
  /** Open ones first, the next due on top; then what was decided, newest first. */
  commitments: z.array(Commitment),
  word: KeptWord,
  /** Of the expected effects whose month is over and was measured, how many were reached. */
  effects: z.object({ reached: z.int(), of: z.int() }),
});
export type CommitmentsOf = z.infer<typeof CommitmentsOf>;

export const OfDepartment = z.object({ department: Slug });
export type OfDepartment = z.infer<typeof OfDepartment>;
