import * as z from "zod";
import { comparators } from "@/domain/promise";
import { Asked, View } from "@/features/responses/schema";

const Measured = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

/** Kept share in per cent with its range, or why there is none. Customers' n may count halves. */
export const Evidence = z.discriminatedUnion("state", [
  Measured.extend({ state: z.literal("measured"), n: z.number() }),
  z.object({ state: z.literal("unproven") }),
  z.object({ state: z.literal("suppressed") }),
]);

const Department = z.object({ id: z.int(), name: z.string(), slug: z.string() });

/** One promise of the ledger: as published, by whom, for whom to deliver, and what was kept of it. */
export const PromiseLine = z.object({
  slug: z.string(),
  text: z.string(),
  publishedIn: z.string(),
  /** Whose customers are asked; null: those of the whole stage. */
  touchpointId: z.int().nullable(),
  stage: z.object({ id: z.int(), slug: z.string(), name: z.string() }),
  madeBy: Department,
  deliveredBy: Department,
  clause: z.object({ comparator: z.enum(comparators), threshold: z.number(), unit: z.string() }),
  target: z.number(),
  validFrom: z.string(),
  validTo: z.string().optional(),
  /** Earlier wordings, newest first; their events stay with them. */
  versions: z.array(
    z.object({ number: z.int(), text: z.string(), validFrom: z.string(), target: z.number() }),
  ),
  /** The organisation's own events, and customers' answers: kept apart. */
  operations: Evidence,
  pending: z.int(),
  customers: Evidence,
  /** Operations less customers, in points. */
  split: z.number().optional(),
  isOverPromised: z.boolean(),
});
export type PromiseLine = z.infer<typeof PromiseLine>;

export const StageGap = z.discriminatedUnion("state", [
  z.object({ state: z.literal("no promise stated") }),
  z.object({ state: z.literal("unproven"), unproven: z.int() }),
  z.object({ state: z.literal("measured"), gap: z.number(), unproven: z.int() }),
]);

export type StageGap = z.infer<typeof StageGap>;

export const Ledger = z.object({
  view: View,
  promises: z.array(PromiseLine),
  gaps: z.array(z.object({ stage: z.int(), gap: StageGap })),
  /** Broken of all decided events, 0 to 1. */
  brokenRate: z.number().optional(),
});
export type Ledger = z.infer<typeof Ledger>;

export const LedgerQuestion = z.object({ journey: z.string().max(100), asked: Asked });
export type LedgerQuestion = z.infer<typeof LedgerQuestion>;
