import * as z from "zod";

/** A share in per cent with its range, or why there is none. */
export const ShareFigure = z.discriminatedUnion("state", [
  z.object({ state: z.literal("shown"), value: z.number(), low: z.number(), high: z.number(), n: z.int() }),
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("hidden") }),
]);
export type ShareFigure = z.infer<typeof ShareFigure>;

/** Felt emotion: mean valence from −2 to +2 with its range, or why there is none. */
export const Felt = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("shown"),
    valence: z.number(),
    low: z.number(),
    high: z.number(),
    n: z.int(),
    /** Absent where nobody has designed an emotion (metrics B6). */
    against: z
      .object({
        /** Felt less designed; below 0 it feels worse than meant. */
        gap: z.object({ value: z.number(), low: z.number(), high: z.number() }),
        /** Answers that felt just what was designed, in per cent. */
        hit: z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() }),
      })
      .optional(),
  }),
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("hidden") }),
]);
export type Felt = z.infer<typeof Felt>;
