import * as z from "zod";
import { changeStates } from "@/domain/change";
import { npsClasses } from "@/domain/nps";
import { Asked, Choice, Choices, Figure, View } from "@/features/responses/schema";

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

const Language = z.string().regex(/^[a-z]{2,3}$/);
const Emotion = z.int().min(-2).max(2);

/** What the page of comments was asked for: the filters of every page of figures, and those of comments. */
export const FeedbackAsked = Asked.extend({
  words: z.string().max(200).default(""),
  theme: z.int().positive().optional(),
  languages: z.array(Language).max(20).default([]),
  emotions: z.array(Emotion).max(5).default([]),
  /** Where the list goes on, as an earlier page said. */
  after: z.string().max(80).optional(),
});
export type FeedbackAsked = z.infer<typeof FeedbackAsked>;

export const Comment = z.object({
  id: z.string(),
  text: z.string(),
  /** Ranges of characters that were searched for, or that made the comment belong to its themes. */
  marks: z.array(z.tuple([z.int(), z.int()])),
  score: z.int().nullable(),
  day: z.string(),
  touchpoint: z.string().nullable(),
  channel: z.string().nullable(),
  themes: z.array(z.int()),
});
export type Comment = z.infer<typeof Comment>;

/** A page of the list, and where the next one starts. */
export const CommentPage = z.object({ comments: z.array(Comment), next: z.string().optional() });
export type CommentPage = z.infer<typeof CommentPage>;

/** May the comments be read? "few": counts may be seen, words not. "closed": neither. */
export const Reading = z.enum(["open", "few", "closed"]);
export type Reading = z.infer<typeof Reading>;

export const facetNames = ["class", "stage", "touchpoint", "channel", "language", "emotion"] as const;
export type FacetName = (typeof facetNames)[number];

/** A value that comments can be narrowed to; no number where it is too small to be shown. */
const FacetValue = z.object({
  value: z.string(),
  label: z.string(),
  n: z.int().nullable(),
  isChosen: z.boolean(),
});
export type FacetValue = z.infer<typeof FacetValue>;

const Change = z.object({
  state: z.enum(changeStates),
  difference: z.number().optional(),
  p: z.number().optional(),
});

/** A theme among the comments in view. Shares are of all detractors and all promoters of the answers in view. */
export const ThemeLine = z.object({
  id: z.int(),
  name: z.string(),
  mentions: z.int().nullable(),
  shares: z.object({ detractors: z.number(), promoters: z.number() }).optional(),
  /** Points by which answers that mention it move the score. */
  impact: z.number().optional(),
  change: Change.optional(),
});
export type ThemeLine = z.infer<typeof ThemeLine>;

export const SavedView = z.object({ id: z.int(), name: z.string(), query: z.string() });
export type SavedView = z.infer<typeof SavedView>;

export const FeedbackPage = z.object({
  view: View,
  choices: Choices,
  said: z.object({
    words: z.string(),
    theme: Choice.optional(),
    languages: z.array(z.string()),
    emotions: z.array(z.int()),
  }),
  reading: Reading,
  score: Figure,
  change: Change,
  /** Comments in view; no number where it is too small to be shown. */
  comments: z.int().nullable(),
  /** Comments of touchpoints with too few answers, which are left out; no number where it is too small itself. */
  hidden: z.int().nullable(),
  /** False where a search found so much that only the newest was counted. */
  isWhole: z.boolean(),
  facets: z.array(z.object({ name: z.enum(facetNames), values: z.array(FacetValue) })),
  themes: z.array(ThemeLine),
  themeNames: z.array(Choice),
  /** The day of the latest coding, and whether one is under way. */
  coded: z.object({ day: z.string().optional(), isUnderWay: z.boolean(), waiting: z.boolean() }),
  counts: z.object({ promoters: z.int(), passives: z.int(), detractors: z.int() }).optional(),
  list: CommentPage,
  /** Another spelling that would find something. */
  suggestion: z.string().optional(),
  views: z.array(SavedView),
  may: z.object({ write: z.boolean(), export: z.boolean() }),
});
export type FeedbackPage = z.infer<typeof FeedbackPage>;

export const classNames: Record<(typeof npsClasses)[number], string> = {
  promoter: "Promoters",
  passive: "Passives",
  detractor: "Detractors",
};

/** A phrase that sets detractors' comments apart from promoters', or the other way round. */
export const SuggestedPhrase = z.object({
  phrase: z.string(),
  side: z.enum(["detractors", "promoters"]),
  comments: z.int(),
});
export type SuggestedPhrase = z.infer<typeof SuggestedPhrase>;

/** What the editor of themes starts from. */
export const ThemeEditor = z.object({
  themes: z.array(ThemeDraft.extend({ id: z.int(), isMine: z.boolean() })),
  departments: z.array(Choice),
  touchpoints: z.array(Choice),
  /** Must a theme have an owner, at touchpoints of that department? */
  isOwnOnly: z.boolean(),
});
export type ThemeEditor = z.infer<typeof ThemeEditor>;

/** What a theme would find among the comments in view. */
export const ThemePreview = z.object({
  /** No number where it is too small to be shown. */
  mentions: z.int().nullable(),
  comments: z.array(Comment),
});
export type ThemePreview = z.infer<typeof ThemePreview>;

/** Rows of a file of comments, and where the next ones start. */
export const FileRows = z.object({
  rows: z.array(
    z.object({
      day: z.string(),
      score: z.int().nullable(),
      touchpoint: z.string(),
      channel: z.string(),
      themes: z.string(),
      text: z.string(),
    }),
  ),
  next: z.string().optional(),
});
export type FileRows = z.infer<typeof FileRows>;

export const fileKinds = ["comments", "themes"] as const;
export const NoteFile = z.object({ kind: z.enum(fileKinds), format: z.enum(["csv", "xlsx"]) });
export type NoteFile = z.infer<typeof NoteFile>;

export const SaveView = z.object({
  name: z.string().trim().min(1, "Give the view a name.").max(60),
  query: z.string().max(2_000),
});
