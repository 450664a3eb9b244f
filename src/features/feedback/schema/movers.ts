import * as z from "zod";
import { npsClasses } from "@/domain/nps";
import { AskedMovement, Movement } from "@/features/movement/schema";
import { View } from "@/features/responses/schema";

/** Customers who were of one class in one period and of another, or the same, in a later one. */
export const MoversAsked = AskedMovement.extend({
  was: z.enum(npsClasses),
  is: z.enum(npsClasses),
  /** Where the list goes on, as an earlier page said. */
  after: z.string().max(40).optional(),
});
export type MoversAsked = z.infer<typeof MoversAsked>;

/** The newer answer of a customer who moved; many are given without a word. */
const MoverAnswer = z.object({
  id: z.string(),
  day: z.string(),
  score: z.int(),
  touchpoint: z.string().nullable(),
  channel: z.string().nullable(),
  text: z.string().nullable(),
  /** The month (`2026-05`) of their newest answer in the first period. */
  wasIn: z.string(),
});
export type MoverAnswer = z.infer<typeof MoverAnswer>;

export const MoversPage = z.object({
  view: View,
  from: Movement.shape.from,
  to: Movement.shape.to,
  was: z.enum(npsClasses),
  is: z.enum(npsClasses),
  /** "few": they may be counted, not read. "closed": neither. */
  reading: z.enum(["open", "few", "closed"]),
  /** Everybody who went this way, as movement counts them; no number where the flow is not this reader's to see. */
  customers: z.int().nullable(),
  /** How many of them the list holds: those who answered where the reader may read. */
  listed: z.int(),
  /** Does the reader read their own departments' answers alone? */
  isOwnOnly: z.boolean(),
  /** Left out because their touchpoints have too few answers: what the list lacks of the whole. */
  hidden: z.int(),
  /** Answers filed after this moment are still to be looked at (ISO). */
  asOf: z.string().optional(),
  answers: z.array(MoverAnswer),
  next: z.string().optional(),
});
export type MoversPage = z.infer<typeof MoversPage>;
