import * as z from "zod";
import { judgedMeasures } from "@/features/scorecards/schema";

const Metric = z.enum(judgedMeasures);

/** Why somebody has to decide. */
export const Reason = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("orphan"), map: z.string(), stage: z.string() }),
  z.object({ kind: z.literal("no head") }),
  /** Missed its target in each of the last two closed months. */
  z.object({ kind: z.literal("missed twice"), metric: Metric, value: z.number(), target: z.number() }),
  z.object({
    kind: z.literal("promise"),
    slug: z.string(),
    words: z.string(),
    kept: z.number(),
    n: z.int(),
    target: z.number(),
  }),
  z.object({ kind: z.literal("overdue"), period: z.string() }),
  /** `isOwn`: the reader signed it, so that another executive countersigns. */
  z.object({ kind: z.literal("countersign"), period: z.string(), isOwn: z.boolean() }),
  /** Open cases past the day by which they were to be closed. */
  z.object({ kind: z.literal("cases"), count: z.int() }),
  z.object({ kind: z.literal("proposal"), metric: Metric, count: z.int() }),
  z.object({ kind: z.literal("release"), words: z.string() }),
]);
export type Reason = z.infer<typeof Reason>;

/** Something that waits for a decision: where, whose it is, by when, and what is at stake there. */
export const Decision = z.object({
  /** A department, or a touchpoint that nobody answers for. */
  at: z.object({ name: z.string(), slug: z.string() }),
  reason: Reason,
  owner: z.string().nullable(),
  /** Null: nobody has set a day. */
  due: z.string().nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** One place with everything that waits there, the most pressing first. */
export const Place = z.object({
  at: Decision.shape.at,
  owner: z.string().nullable(),
  /** A year, in whole units of the currency; null: not known, of too few customers, or not the reader's to see. */
  risk: z.number().nullable(),
  waits: z.array(Decision.pick({ reason: true, due: true })).min(1),
});
export type Place = z.infer<typeof Place>;

/** The places where somebody has to decide, by what is at stake there. */
export const Decisions = z.object({ today: z.string(), currency: z.string(), places: z.array(Place) });
export type Decisions = z.infer<typeof Decisions>;

/** What of it stands on the overview: few places, and how many more there are. */
export const LeadingDecisions = Decisions.extend({ more: z.int() });
export type LeadingDecisions = z.infer<typeof LeadingDecisions>;
