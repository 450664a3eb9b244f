import * as z from "zod";
import { isDay } from "@/domain/period";

const Day = z.string().refine(isDay, "This is no day.");

/** Filters of the trail; each may be left out. `before` is the oldest event of the page before. */
export const AskedTrail = z.object({
  /** The beginning of an action: `role`, `role.grant`. */
  action: z.string().max(60).optional(),
  /** Part of a person's name, or `system`, `operator`. */
  who: z.string().max(100).optional(),
  /** The beginning of an object: `person:`, `import:7`. */
  object: z.string().max(100).optional(),
  from: Day.optional(),
  /** The last day, included. */
  to: Day.optional(),
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional(),
});
export type AskedTrail = z.infer<typeof AskedTrail>;

export const TrailEvent = z.object({
  id: z.string(),
  at: z.string(),
  /** The name today; a person who was erased has none. */
  who: z.string(),
  action: z.string(),
  object: z.string(),
  /** The object, or the name of the person it is. */
  about: z.string(),
  detail: z.string(),
  address: z.string().nullable(),
});
export type TrailEvent = z.infer<typeof TrailEvent>;

export const Trail = z.object({
  events: z.array(TrailEvent),
  /** For `before`; undefined on the last page. */
  next: z.string().optional(),
  /** The kinds of actions there are, to choose from. */
  kinds: z.array(z.string()),
});
export type Trail = z.infer<typeof Trail>;

/** What a check of the whole chain found. */
export const ChainCheck = z.object({
  events: z.int(),
  anchors: z.int(),
  /** The newest anchor that holds (ISO). */
  anchoredAt: z.string().optional(),
  /** The first thing that is not as it was written; undefined: the chain is whole. */
  broken: z.object({ seq: z.int(), eventId: z.string().optional(), problem: z.string() }).optional(),
});
export type ChainCheck = z.infer<typeof ChainCheck>;

/** A line of the file of anchors: see `server/anchor.ts`. */
export const AnchorLine = z.object({
  at: z.string(),
  seq: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string(),
});
