import * as z from "zod";

export const identityModes = ["identified", "confidential", "anonymous"] as const;

export const questionKinds = [
  "recommend",
  "satisfaction",
  "effort",
  "emotion",
  "promise kept",
  "choice",
  "comment",
  "contact",
] as const;

export const SurveyName = z
  .string()
  .trim()
  .min(1, "Name the survey.")
  .max(120, "Use at most 120 characters.");

export const CreateSurvey = z.object({
  name: SurveyName,
  identityMode: z.enum(identityModes).default("identified"),
  countsInScore: z.boolean().default(true),
  questions: z
    .array(z.object({ kind: z.enum(questionKinds), wording: z.string().max(500) }))
    .max(20)
    .default([]),
});
export type CreateSurvey = z.infer<typeof CreateSurvey>;

export const SurveyRow = z.object({
  id: z.int(),
  name: z.string(),
  identityMode: z.enum(identityModes),
  countsInScore: z.boolean(),
});
export type SurveyRow = z.infer<typeof SurveyRow>;
