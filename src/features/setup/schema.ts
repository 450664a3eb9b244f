import * as z from "zod";
import { Currency } from "@/features/settings/schema";

export const starts = ["sample", "template", "empty"] as const;

export const SetUp = z.object({
  code: z.string().max(100),
  name: z.string().trim().min(1, "Enter your name.").max(120, "Use at most 120 characters."),
  email: z.email("Enter your e-mail address, like name@company.com.").max(320).toLowerCase(),
  password: z.string().max(1024),
  organisation: z
    .string()
    .trim()
    .min(1, "Enter the organisation's name.")
    .max(120, "Use at most 120 characters."),
  timeZone: z.string().max(60),
  currency: Currency,
  language: z.literal("en"),
  fiscalYearStart: z.coerce.number("Choose a month.").int().min(1).max(12),
  start: z.enum(starts, "Choose what to start with."),
});
export type SetUp = z.infer<typeof SetUp>;
