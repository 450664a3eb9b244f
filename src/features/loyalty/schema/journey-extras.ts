import * as z from "zod";
import { PainsAndGains } from "@/features/feedback/schema";

const PlaceThemes = PainsAndGains.extend({ id: z.int() });
export type PlaceThemes = z.infer<typeof PlaceThemes>;

/** What hurts and what pleases at the places of a map; places without themes that are said often are left out. */
export const JourneyThemes = z.object({
  /** False in a range that is not whole months: themes are counted by month. */
  isKnown: z.boolean(),
  stages: z.array(PlaceThemes),
  touchpoints: z.array(PlaceThemes),
});
export type JourneyThemes = z.infer<typeof JourneyThemes>;

/** What answers say a touchpoint is, as the worker last found it; touchpoints without evidence are left out. */
export const ComputedMarks = z.array(
  z.object({ touchpoint: z.int(), mark: z.enum(["basic", "differentiator", "both"]) }),
);
export type ComputedMarks = z.infer<typeof ComputedMarks>;
