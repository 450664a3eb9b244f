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

/** What has a line of its own, and may have targets of its own. */
export const subjectKinds = ["departments", "stages", "touchpoints"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What the matrix was asked for; a period that Kept does not know becomes the last month, with a notice. */
export const AskedMatrix = z.object({
  period: z.string().max(40).default("last-month"),
  by: z.enum(subjectKinds).default("departments"),
});
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
  /** Who heads the department; which department answers for the stage or touchpoint now. */
  head: z.string().nullable(),
  ownerId: z.int().nullable(),
  /** Where a stage or touchpoint stands in the journey. */
  where: z.object({ map: z.string(), stage: z.string() }).nullable(),
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
  by: z.enum(subjectKinds),
  notices: z.array(z.string()),
  dataTo: z.string().optional(),
  /** ISO 4217, of measures in money. */
  currency: z.string(),
  /** The columns: every measure that somebody here has a figure or a target of. */
  measures: z.array(z.enum(scorecardMeasures)),
  /** The whole organisation, for readers whose scope is everything. */
  organisation: MatrixRow.optional(),
  /** Worst against target first; stages or touchpoints where these were asked for. */
  departments: z.array(MatrixRow),
  order: z.object({
    state: z.enum(["ranked", "no difference", "too few units"]),
    consistency: z.object({ tau: z.number(), index: z.number() }).optional(),
  }),
});
export type Matrix = z.infer<typeof Matrix>;

export const AskedCard = z.object({
  department: z.string().max(100),
  period: z.string().max(40).default("last-month"),
});
export type AskedCard = z.infer<typeof AskedCard>;

/** One department's line of the matrix, with its measures: what it agreed, and how it stands. */
export const DepartmentCard = Matrix.pick({
  period: true,
  measures: true,
  currency: true,
  notices: true,
}).extend({
  /** Null: retired, without figures of this period. */
  row: MatrixRow.nullable(),
});
export type DepartmentCard = z.infer<typeof DepartmentCard>;

const Measured = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });
/** By month, oldest first; null where there was no figure or it may not be shown. */
const Months = z.array(z.number().nullable());

/** A department beside those like it. Of the others only what three or more of them show: nobody can be picked out. */
export const Comparison = z.object({
  period: Matrix.shape.period,
  currency: z.string(),
  /** "same stages": those that answer for touchpoints of the same stages; "all": too few of these, so everybody. */
  basis: z.enum(["same stages", "all"]),
  /** How many others there are; fewer than three: nothing is compared. */
  others: z.int(),
  /** The place in the fair order by NPS, shared by those who cannot be told apart; undefined: not ranked. */
  place: MatrixRow.shape.place,
  of: z.int(),
  order: Matrix.shape.order.shape.state,
  measures: z.array(
    z.object({
      metric: z.enum(scorecardMeasures),
      own: Measured.optional(),
      months: Months,
      others: z
        .object({ n: z.int(), lowest: z.number(), middle: z.number(), highest: z.number() })
        .optional(),
      organisation: z.object({ value: z.number().optional(), months: Months }).optional(),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;

export const NoteFile = z.object({ format: z.enum(["csv", "xlsx"]) });
export type NoteFile = z.infer<typeof NoteFile>;

/** `YYYY-MM`, the month from whose first day a target holds. */
const FromMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "Choose a month.");

/** Whose target: of a department (its address), a stage, a touchpoint, or of the whole organisation (none of them). */
const Whose = z.object({
  slug: z.string().max(100).nullable(),
  stageId: z.int().positive().optional(),
  touchpointId: z.int().positive().optional(),
});
const Reason = z.string().trim().min(3, "Say why, in a few words.").max(300, "Use at most 300 characters.");

export const TargetChange = Whose.extend({
  metric: z.enum(judgedMeasures),
  /** What a measure's unit allows is narrower: `valueRefusal`. */
  value: z.number().min(-100, "At least −100.").max(LARGEST_TARGET),
  band: z.number().min(0, "At least 0.").max(LARGEST_TARGET),
  /** Where a line of a spreadsheet says so itself; else those of the lot. */
  from: FromMonth.optional(),
  reason: Reason.optional(),
}).refine(
  ({ slug, stageId, touchpointId }) =>
    [slug ?? undefined, stageId, touchpointId].filter((one) => one !== undefined).length <= 1,
  "A target is of a department, a stage or a touchpoint.",
);
export type TargetChange = z.infer<typeof TargetChange>;

export const MOST_CHANGES = 1000;

/** Several targets from one month on, for one reason: set at once by an executive, proposed by a head. */
export const TargetChanges = z.object({
  from: FromMonth,
  reason: Reason,
  changes: z.array(TargetChange).min(1, "Change at least one target.").max(MOST_CHANGES),
});
export type TargetChanges = z.infer<typeof TargetChanges>;

/** A spreadsheet as text, to be looked at before anything is written. */
export const PastedTargets = z.object({ text: z.string().max(300_000) });
export type PastedTargets = z.infer<typeof PastedTargets>;

/** A CSV or Excel file of at most 700 kB, in base64: a request has no more than a megabyte. */
export const CellsOfFile = z.object({ file: z.base64().max(940_000, "The file is larger than 700 kB.") });
export type CellsOfFile = z.infer<typeof CellsOfFile>;

/** A row of the text, as a spreadsheet counts: what it would change, or what is wrong with it. */
export const CheckedRow = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("good"),
    row: z.int(),
    whose: z.string(),
    change: TargetChange,
    /** What holds now. */
    now: z.object({ value: z.number(), band: z.number() }).optional(),
  }),
  z.object({ state: z.literal("bad"), row: z.int(), words: z.string(), problem: z.string() }),
]);
export type CheckedRow = z.infer<typeof CheckedRow>;
export const CheckedTargets = z.object({ rows: z.array(CheckedRow), problem: z.string().optional() });
export type CheckedTargets = z.infer<typeof CheckedTargets>;

/** How much measures count in totals from a month on; a department's own, or everybody's (slug null). */
export const WeightChanges = z.object({
  from: FromMonth,
  reason: Reason,
  changes: z
    .array(
      z.object({
        slug: z.string().max(100).nullable(),
        metric: z.enum(judgedMeasures),
        weight: z.int().min(0, "At least 0.").max(100, "At most 100."),
      }),
    )
    .min(1, "Change at least one weight.")
    .max(MOST_CHANGES),
});
export type WeightChanges = z.infer<typeof WeightChanges>;

export const Decision = z.object({ id: z.int().positive(), decision: z.enum(["approved", "declined"]) });
export type Decision = z.infer<typeof Decision>;

const DatedTarget = z.object({ value: z.number(), band: z.number(), from: z.string() });
export type DatedTarget = z.infer<typeof DatedTarget>;

/** A subject (or the organisation) with what holds today and what was agreed for later. */
export const TargetRow = Whose.extend({
  name: z.string(),
  /** In the order of `judgedMeasures`. */
  targets: z.array(z.object({ now: DatedTarget.optional(), next: DatedTarget.optional() })),
  /** How much each measure counts in the total today, in the same order; of departments and of everybody. */
  weights: z.array(z.int()).optional(),
});
export type TargetRow = z.infer<typeof TargetRow>;

/** What the departments' targets come to, held against the organisation's own (`targetMix`, `targetSum`). */
export const Cascade = z.object({
  metric: z.enum(judgedMeasures),
  target: z.number().optional(),
  mix: z.number().optional(),
  /** How much of the whole has a target of its own, 0 to 1; undefined where figures add up. */
  targeted: z.number().optional(),
});
export type Cascade = z.infer<typeof Cascade>;

export const Proposal = z.object({
  id: z.int(),
  department: z.string(),
  /** The stage or touchpoint it is for; null: the department itself. */
  place: z.string().nullable(),
  metric: z.enum(judgedMeasures),
  value: z.number(),
  band: z.number(),
  from: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  isOwn: z.boolean(),
});
export type Proposal = z.infer<typeof Proposal>;

export const OfDepartment = z.object({ department: z.string().max(100) });
export type OfDepartment = z.infer<typeof OfDepartment>;

export const AskedTargets = z.object({ by: z.enum(subjectKinds).default("departments") });
export type AskedTargets = z.infer<typeof AskedTargets>;

export const TargetsPage = z.object({
  by: z.enum(subjectKinds),
  /** What this reader may change: everything at once, proposals for their own departments, or nothing. */
  mode: z.enum(["set", "propose"]),
  /** The first month a target may begin: what has been judged stays judged. */
  earliest: z.string(),
  rows: z.array(TargetRow),
  proposals: z.array(Proposal),
  /** For readers who set targets, of departments; over the period that is named. */
  cascade: z.object({ from: z.string(), to: z.string(), parts: z.array(Cascade) }).optional(),
});
export type TargetsPage = z.infer<typeof TargetsPage>;
