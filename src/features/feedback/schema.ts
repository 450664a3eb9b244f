import * as z from "zod";

const MOST_PHRASES = 60;
const Phrase = z.string().trim().min(1, "A phrase needs a word.").max(80);

/** A theme as it is edited. */
export const ThemeDraft = z.object({
  name: z.string().trim().min(1, "Give the theme a name.").max(60),
  /** Touchpoints it is looked for at; none means everywhere. */
  touchpointIds: z.array(z.int().positive()).max(200).default([]),
  /** The department that takes care of it. */
  departmentId: z.int().positive().nullable().default(null),
  phrases: z.array(Phrase).min(1, "Add a phrase that customers use.").max(MOST_PHRASES),
  exclusions: z.array(Phrase).max(MOST_PHRASES).default([]),
});
export type ThemeDraft = z.infer<typeof ThemeDraft>;

/** One thing customers often say at a place, and how many of its answers say it. */
export const SaidOften = z.object({
  themeId: z.int(),
  name: z.string(),
  mentions: z.int(),
  detractors: z.int(),
  promoters: z.int(),
});
export type SaidOften = z.infer<typeof SaidOften>;

/** What hurts and what pleases at a stage or touchpoint, most mentioned first. */
export const PainsAndGains = z.object({
  pains: z.array(SaidOften),
  gains: z.array(SaidOften),
});
export type PainsAndGains = z.infer<typeof PainsAndGains>;
