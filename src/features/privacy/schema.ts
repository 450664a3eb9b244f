import * as z from "zod";

const fewest = (most: number) =>
  z
    .number("Enter a number.")
    .int("Enter a whole number.")
    .min(3, "At least 3: of two people each knows the other.")
    .max(most, `At most ${most}.`);

const Months = z
  .number("Enter a number of months, or leave it empty.")
  .int("Enter whole months.")
  .min(1, "At least 1 month.")
  .max(240, "At most 240 months.")
  .nullable();

/** How few answers may be shown (metrics A18), and after how many months words and names go; null: never. */
export const PrivacyRules = z
  .object({
    fewestAnswers: fewest(100),
    fewestComments: fewest(1000),
    keepCommentsMonths: Months,
    keepNamesMonths: Months,
  })
  .refine(({ fewestAnswers, fewestComments }) => fewestComments >= fewestAnswers, {
    path: ["fewestComments"],
    message: "Comments need at least as many answers as figures do.",
  });
export type PrivacyRules = z.infer<typeof PrivacyRules>;

const Group = z.object({
  kind: z.enum(["touchpoint", "department", "channel", "segment"]),
  name: z.string(),
  n: z.int(),
});

/** What other rules would change, counted before they are. */
export const PrivacyPreview = z.object({
  /** The months looked at: the newest three whole ones. */
  from: z.string(),
  to: z.string(),
  /** Groups that are hidden now and would be shown, at most fifty of them, and how many there are. */
  opens: z.array(Group),
  opensCount: z.int(),
  /** Groups that are shown now and would be hidden. */
  closesCount: z.int(),
  /** The first night on which anything is removed, and what that night removes. */
  firstNight: z.string(),
  comments: z.int(),
  names: z.int(),
  /** A hold is on everybody: nothing is removed until it is lifted. */
  isHeld: z.boolean(),
});
export type PrivacyPreview = z.infer<typeof PrivacyPreview>;

const Hold = z.object({
  id: z.int(),
  /** The customer's own number; undefined: everybody. */
  customer: z.string().optional(),
  reason: z.string(),
  by: z.string(),
  on: z.string(),
});
export type Hold = z.infer<typeof Hold>;

const Night = z.object({ day: z.string(), comments: z.int(), names: z.int(), isFinished: z.boolean() });
export type Night = z.infer<typeof Night>;

export const PrivacyPage = z.object({
  rules: PrivacyRules,
  holds: z.array(Hold),
  /** The newest nights that removed something, newest first. */
  nights: z.array(Night),
});
export type PrivacyPage = z.infer<typeof PrivacyPage>;

/** `customer`: the whole number or address of one customer; empty: everybody. */
export const PlaceHold = z.object({
  customer: z.string().trim().max(320),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters."),
});
export type PlaceHold = z.infer<typeof PlaceHold>;

export const LiftHold = z.object({ id: z.int().positive() });
