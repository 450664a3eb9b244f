import * as z from "zod";
import { changeStates } from "@/domain/change";
import { visibilities } from "@/domain/suppression";
import { verdictStates } from "@/domain/verdict";

/** The measures of a scorecard, in the order of its columns. */
export const scorecardMeasures = ["nps", "detractor-share", "csat", "ces"] as const;
export type ScorecardMeasure = (typeof scorecardMeasures)[number];

/** What the matrix was asked for; a period that Kept does not know becomes the last month, with a notice. */
export const AskedMatrix = z.object({ period: z.string().max(40).default("last-month") });
export type AskedMatrix = z.infer<typeof AskedMatrix>;

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

/** One measure of one department: the figure against its target, or why there is none. Nothing of a hidden one is sent. */
export const MatrixCell = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("shown"),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    n: z.int(),
    verdict: Verdict.optional(),
    change: Change,
    /** The last six months, oldest first; null where there was no figure or it may not be shown. */
    trend: z.array(z.number().nullable()),
    target: Target.optional(),
  }),
  z.object({ state: z.literal("none"), target: Target.optional() }),
  z.object({ state: z.literal("hidden"), why: z.enum(visibilities).exclude(["shown"]) }),
]);
export type MatrixCell = z.infer<typeof MatrixCell>;

/** A line of the matrix; its cells stand in the order of `scorecardMeasures`. */
export const MatrixRow = z.object({
  name: z.string(),
  slug: z.string(),
  head: z.string().nullable(),
  cells: z.array(MatrixCell),
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
  /** The whole organisation, for readers whose scope is everything. */
  organisation: MatrixRow.optional(),
  /** Worst against target first. */
  departments: z.array(MatrixRow),
});
export type Matrix = z.infer<typeof Matrix>;
