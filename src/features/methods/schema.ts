import * as z from "zod";

/** The organisation's settings as the methods page prints them. */
export const MethodsPage = z.object({
  fewestAnswers: z.int(),
  fewestComments: z.int(),
  target: z.number().optional(),
  band: z.number(),
  timeZone: z.string(),
  fiscalYearStart: z.string(),
  ownRatio: z.string(),
  emotionShare: z.union([z.object({ value: z.number(), low: z.number(), high: z.number() }), z.string()]),
});
export type MethodsPage = z.infer<typeof MethodsPage>;
