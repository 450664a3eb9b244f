import * as z from "zod";
import { InspectChoices } from "../schema";

export const CreateImport = z.object({
  fileName: z.string().trim().min(1).max(255),
  surveyName: z
    .string()
    .trim()
    .min(1, "Name the survey these answers belong to.")
    .max(120, "Use at most 120 characters."),
  countsInScore: z.boolean().default(true),
});

export const ImportToken = z.object({ token: z.uuid() });

export const ChooseImport = z.object({ token: z.uuid(), choices: InspectChoices });
export type ChooseImport = z.infer<typeof ChooseImport>;
