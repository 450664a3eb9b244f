import * as z from "zod";
import { changeStates } from "@/domain/change";
import { judgedKeys, scorecardKeys, type JudgedKey, type ScorecardKey } from "@/domain/metrics";
import { visibilities } from "@/domain/suppression";
import { verdictStates } from "@/domain/verdict";

/** Every measure a scorecard may carry, in the order of its columns. */
export const scorecardMeasures: readonly ScorecardKey[] = scorecardKeys;
export type ScorecardMeasure = ScorecardKey;
/** Of these, the measures that targets can be set for. */
export const judgedMeasures: readonly JudgedKey[] = judgedKeys;
export type JudgedMeasure = JudgedKey;

/** The largest target there can be, of measures that are no share and no score. */
const LARGEST_TARGET = 1_000_000_000;

/** What the matrix was asked for; a period that Kept does not know becomes the last month, with a notice. */
export const AskedMatrix = z.object({ period: z.string().max(40).default("last-month") });
export type AskedMatrix = z.infer<typeof AskedMatrix>;

const Change = z.object({
  /** "counted": the difference of full counts, which is never called clear. */
  state: z.enum([...changeStates, "counted"]),
  difference: z.number().optional(),
  p: z.number().optional(),
});
const Verdict = z.object({
  state: z.enum(verdictStates),
  answersNeeded: z.union([z.number(), z.literal("never"), z.undefined()]),
});
const Target = z.object({ value: z.number(), band: z.number() });

/** One measure of one line: the figure against its target, or why there is none. Nothing of a hidden one is sent. */
export const MatrixCell = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("shown"),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    n: z.int(),
    verdict: Verdict.optional(),
    change: Change,
    /** The last twelve months, oldest first; null where there was no figure or it may not be shown. */
    trend: z.array(z.number().nullable()),
    target: Target.optional(),
  }),
  z.object({ state: z.literal("none"), target: Target.optional() }),
  z.object({ state: z.literal("hidden"), why: z.enum(visibilities).exclude(["shown"]) }),
  /** The reader may not see this measure of this line. */
  z.object({ state: z.literal("withheld") }),
]);
export type MatrixCell = z.infer<typeof MatrixCell>;

/** A line of the matrix; its cells stand in the order of the matrix' `measures`. */
export const MatrixRow = z.object({
  /** Null for the whole organisation. */
  id: z.int().nullable(),
  name: z.string(),
  slug: z.string(),
  head: z.string().nullable(),
  cells: z.array(MatrixCell),
  /** How much each measure counts in the total, in the order of the cells; 0 for what no target can be set for. */
  weights: z.array(z.number()),
  /** In points of 100 of the judged weight (`scorecardTotal`); undefined where nothing is judged. */
  total: z
    .object({ value: z.number(), low: z.number(), high: z.number(), judged: z.number(), weight: z.number() })
    .optional(),
  /** In the fair order by NPS (metrics B17): ranks from 1, the best; shared by those who cannot be told apart. */
  place: z
    .object({ place: z.int(), isShared: z.boolean(), low: z.number(), high: z.number(), score: z.number() })
    .optional(),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

export const Matrix = z.object({
  period: z.object({
    key: z.string(),
    from: z.string(),
    to: z.string(),
    isSoFar: z.boolean(),
  }),
  notices: z.array(z.string()),
  dataTo: z.string().optional(),
  /** ISO 4217, of measures in money. */
  currency: z.string(),
  /** The columns: every measure that somebody here has a figure or a target of. */
  measures: z.array(z.enum(scorecardMeasures)),
  /** The whole organisation, for readers whose scope is everything. */
  organisation: MatrixRow.optional(),
  /** Worst against target first. */
  departments: z.array(MatrixRow),
  order: z.object({
    state: z.enum(["ranked", "no difference", "too few units"]),
    consistency: z.object({ tau: z.number(), index: z.number() }).optional(),
  }),
});
export type Matrix = z.infer<typeof Matrix>;

/** `YYYY-MM`, the month from whose first day a target holds. */
const FromMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "Choose a month.");

export const TargetChange = z.object({
  /** A department's address; null for the whole organisation. */
  slug: z.string().max(100).nullable(),
  metric: z.enum(judgedMeasures),
  /** What a measure's unit allows is narrower: `valueRefusal`. */
  value: z.number().min(-100, "At least −100.").max(LARGEST_TARGET),
  band: z.number().min(0, "At least 0.").max(LARGEST_TARGET),
});
export type TargetChange = z.infer<typeof TargetChange>;

/** Several targets from one month on, for one reason: set at once by an executive, proposed by a head. */
export const TargetChanges = z.object({
  from: FromMonth,
  reason: z.string().trim().min(3, "Say why, in a few words.").max(300, "Use at most 300 characters."),
  changes: z.array(TargetChange).min(1, "Change at least one target.").max(400),
});
export type TargetChanges = z.infer<typeof TargetChanges>;

export const Decision = z.object({ id: z.int().positive(), decision: z.enum(["approved", "declined"]) });
export type Decision = z.infer<typeof Decision>;

const DatedTarget = z.object({ value: z.number(), band: z.number(), from: z.string() });
export type DatedTarget = z.infer<typeof DatedTarget>;

/** A department (or the organisation, slug null) with what holds today and what was agreed for later. */
export const TargetRow = z.object({
  name: z.string(),
  slug: z.string().nullable(),
  /** In the order of `judgedMeasures`. */
  targets: z.array(z.object({ now: DatedTarget.optional(), next: DatedTarget.optional() })),
});
export type TargetRow = z.infer<typeof TargetRow>;

export const Proposal = z.object({
  id: z.int(),
  department: z.string(),
  metric: z.enum(judgedMeasures),
  value: z.number(),
  band: z.number(),
  from: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  isOwn: z.boolean(),
});
export type Proposal = z.infer<typeof Proposal>;

export const TargetsPage = z.object({
  /** What this reader may change: everything at once, proposals for their own departments, or nothing. */
  mode: z.enum(["set", "propose"]),
  /** The first month a target may begin: what has been judged stays judged. */
  earliest: z.string(),
  rows: z.array(TargetRow),
  proposals: z.array(Proposal),
});
export type TargetsPage = z.infer<typeof TargetsPage>;
