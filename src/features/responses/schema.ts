import * as z from "zod";

/** What narrows a figure. Empty lists narrow nothing; a persona excludes channels and segments (the cubes keep them apart). */
export const CellFilters = z.object({
  survey: z.int().positive().optional(),
  channels: z.array(z.int().positive()).max(50).default([]),
  segments: z.array(z.int().positive()).max(50).default([]),
  persona: z.int().positive().optional(),
});
export type CellFilters = z.infer<typeof CellFilters>;
