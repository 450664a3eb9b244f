import * as z from "zod";

/** What a change of channel costs, in points of ease from 1 to 7; above 0 it is harder. */
export const Penalty = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** Matters with the change. */
  n: z.int(),
  /** Clear also when all pairs are looked at together. */
  isClear: z.boolean(),
});
export type Penalty = z.infer<typeof Penalty>;

/** An ordered pair of channels, by name; without a penalty fewer than 30 matters are on one side. */
export const SeamPair = z.object({ from: z.string(), to: z.string(), penalty: Penalty.optional() });
export type SeamPair = z.infer<typeof SeamPair>;

export const Seams = z.discriminatedUnion("state", [
  /** The worker has not looked yet. */
  z.object({ state: z.literal("waiting") }),
  /** For readers of the whole organisation. */
  z.object({ state: z.literal("not yours") }),
  z.object({
    state: z.literal("found"),
    /** When it was computed, an instant; the first and the day after the last day it rests on. */
    asOf: z.string(),
    from: z.string(),
    to: z.string(),
    matters: z.int(),
    unknown: z.int(),
    /** The share of customers that was looked at, 0 to 1. */
    looked: z.number(),
    /** In per cent; 100 is a way without seams. */
    seamlessness: z.number().optional(),
    channels: z.array(z.string()),
    pairs: z.array(SeamPair),
    /** The pairs that are told at the stage where customers arrive. */
    stages: z.array(z.object({ stage: z.int(), pairs: z.array(SeamPair) })),
  }),
]);
export type Seams = z.infer<typeof Seams>;
