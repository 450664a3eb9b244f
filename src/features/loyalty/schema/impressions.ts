import * as z from "zod";
import { ShareFigure } from "./felt";

const Range = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** Worse, as or better than expected: better less worse in points, and the three shares in per cent, or why not. */
export const Expectation = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("shown"),
    net: Range,
    worse: Range,
    as: Range,
    better: Range,
    n: z.int(),
  }),
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("hidden") }),
]);
export type Expectation = z.infer<typeof Expectation>;

/** What makes an experience seamless; in the order in which they are counted. */
export const traits = ["reliable", "relevant", "valuable", "honest"] as const;
export type Trait = (typeof traits)[number];

/** Who agrees with each, in per cent. */
export const Traits = z.record(z.enum(traits), ShareFigure);
export type Traits = z.infer<typeof Traits>;
