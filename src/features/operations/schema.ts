import * as z from "zod";

export const Health = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  database: z.boolean(),
  worker: z.boolean(),
});
export type Health = z.infer<typeof Health>;

/** One line of the report: what was looked at, how it is, and what to do where it is not well. */
export const Finding = z.object({
  name: z.string(),
  state: z.enum(["good", "risk", "bad"]),
  says: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export const Report = z.object({ at: z.string(), findings: z.array(Finding) });
export type Report = z.infer<typeof Report>;
