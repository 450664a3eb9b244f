import { LeadingDecisions } from "@/features/decisions/schema";
import * as z from "zod";
import { changeStates } from "@/domain/change";
import { npsClasses } from "@/domain/nps";
import { isDay } from "@/domain/period";
import { verdictStates } from "@/domain/verdict";
import { Choices, Figure, View } from "@/features/responses/schema";
import { Felt, ShareFigure } from "./schema/felt";
import { Expectation, Traits } from "./schema/impressions";

const Change = z.object({
  state: z.enum(changeStates),
  difference: z.number().optional(),
  p: z.number().optional(),
});
const Verdict = z.object({
  state: z.enum(verdictStates),
  answersNeeded: z.union([z.number(), z.literal("never"), z.undefined()]),
});
const NpsCounts = z.object({ promoters: z.int(), passives: z.int(), detractors: z.int() });

const Target = z.object({ value: z.number(), band: z.number() });

/** One month of a trend; a gap where the score is hidden or nobody answered. */
export const TrendPoint = z.object({
  month: z.string(),
  figure: Figure,
  target: z.number().optional(),
  isSoFar: z.boolean(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** One line of a scorecard: a department or a touchpoint against its target. */
export const ScorecardLine = z.object({
  key: z.string(),
  name: z.string(),
  slug: z.string(),
  figure: Figure,
  target: Target.optional(),
  verdict: Verdict.optional(),
  change: Change,
  trend: z.array(z.number().nullable()),
});
export type ScorecardLine = z.infer<typeof ScorecardLine>;

/** Facts a lede may state, each settled: the words are the page's. */
const NamedDepartment = z.object({ name: z.string(), slug: z.string(), value: z.number() });
export const LedeFacts = z.object({
  change: Change,
  /** Of the departments that have missed their target, the one with most detractors, and its share of them all. */
  missed: NamedDepartment.extend({ detractorShare: z.number() }).optional(),
  /** Of the other departments that have clearly fallen, the one with most detractors. */
  fallen: NamedDepartment.optional(),
});
export type LedeFacts = z.infer<typeof LedeFacts>;

const ShareOfCustomers = z.object({ share: z.number(), low: z.number(), high: z.number(), n: z.int() });
const Hidden = z.object({ state: z.literal("hidden") });
const None = z.object({ state: z.literal("none") });

/** What stands under the scores: who moved, and the three figures at the foot. Of all customers; filters do not narrow it. */
export const Outlook = z.object({
  /** The two calendar periods by their keys, and how customers went from one to the other. */
  moved: z.object({
    from: z.string(),
    to: z.string(),
    flow: z.discriminatedUnion("state", [
      z.object({
        state: z.literal("shown"),
        rows: z.array(z.object({ class: z.enum(npsClasses), to: NpsCounts })),
        both: z.int(),
        extremeDrops: z.int(),
        wonBack: z.int(),
        /** In points, of the change between the two periods: the part of those who answered twice. */
        migration: z.number(),
        change: z.number(),
        isFewRepeat: z.boolean(),
      }),
      Hidden,
      None,
    ]),
  }),
  /** In whole units of the currency. Of readers of revenue, once it was worked out. */
  risk: z
    .discriminatedUnion("state", [
      z.object({
        state: z.literal("shown"),
        currency: z.string(),
        /** By the organisation's own losses, where they say enough. */
        own: z.object({ total: z.number(), low: z.number(), high: z.number() }).optional(),
        ruleOfThumb: z.number(),
      }),
      Hidden,
    ])
    .optional(),
  /** Good experiences owed at the end of the later period, and those repaid for each incurred in it. */
  debt: z
    .discriminatedUnion("state", [
      z.object({ state: z.literal("shown"), closing: z.number(), coverage: z.number().optional() }),
      Hidden,
      None,
    ])
    .optional(),
  /** Detractors who were happier at their next answer, of those who answered again in time, 0 to 1. */
  recovery: z
    .discriminatedUnion("state", [
      ShareOfCustomers.extend({ state: z.literal("shown"), period: z.string() }),
      Hidden,
      None,
    ])
    .optional(),
});
export type Outlook = z.infer<typeof Outlook>;

/** What happened, oldest first: on an organisation's trend its own, on a department's also those of everybody. */
export const TrendEvents = z.object({
  events: z.array(
    z.object({
      id: z.int(),
      day: z.string(),
      words: z.string(),
      isEverybodys: z.boolean(),
      addedBy: z.string(),
      mayRemove: z.boolean(),
    }),
  ),
  mayAdd: z.boolean(),
});
export type TrendEvents = z.infer<typeof TrendEvents>;

export const Overview = z.object({
  view: View,
  choices: Choices,
  score: Figure,
  /** A second figure where every answer carries a weight: points, its design error, and as many equal answers. */
  weighted: z
    .object({ value: z.number(), low: z.number(), high: z.number(), se: z.number(), effectiveN: z.number() })
    .optional(),
  target: Target.optional(),
  verdict: Verdict.optional(),
  change: Change,
  asked: z.object({ asked: z.int(), delivered: z.int(), answers: z.int() }).optional(),
  trend: z.array(TrendPoint),
  departments: z.array(ScorecardLine),
  /** Answers nobody answers for: at touchpoints without an owner, and without a touchpoint. */
  unowned: Figure,
  unmapped: Figure,
  lede: LedeFacts,
  /** For readers of everything. */
  /** What happened, on the trend that is shown. */
  events: TrendEvents.shape.events,
  outlook: Outlook.optional(),
  /** For readers who decide about all departments: the places where most is at stake. */
  decisions: LeadingDecisions.optional(),
});
export type Overview = z.infer<typeof Overview>;

export const TouchpointLine = ScorecardLine.extend({ stage: z.string().optional() });
export type TouchpointLine = z.infer<typeof TouchpointLine>;

export const Comment = z.object({
  id: z.string(),
  text: z.string(),
  score: z.int().nullable(),
  touchpoint: z.string().nullable(),
  day: z.string(),
});

/** Comments that may be read, or the reason why none is shown. */
export const Comments = z.discriminatedUnion("state", [
  z.object({ state: z.literal("shown"), comments: z.array(Comment) }),
  z.object({ state: z.literal("few") }),
  z.object({ state: z.literal("not yours") }),
]);
export type Comments = z.infer<typeof Comments>;

export const DepartmentPage = z.object({
  view: View,
  choices: Choices,
  department: z.object({ slug: z.string(), name: z.string(), heads: z.array(z.string()) }),
  score: Figure,
  target: Target.optional(),
  verdict: Verdict.optional(),
  change: Change,
  trend: z.array(TrendPoint),
  touchpoints: z.array(TouchpointLine),
  comments: Comments,
});
export type DepartmentPage = z.infer<typeof DepartmentPage>;

/** What was counted at a stage or touchpoint of a map; `id` is the row's own. */
export const PlaceFigures = z.object({
  id: z.int(),
  figure: Figure,
  change: Change,
  felt: Felt,
  ease: ShareFigure,
  /** Customers' "did we do what we promised?": yes counts 1, partly ½. */
  promise: ShareFigure,
  expectation: Expectation,
  traits: Traits,
});
export type PlaceFigures = z.infer<typeof PlaceFigures>;

/** Shares from 0 to 1 that add up to 1. */
const Shares = z.object({ owned: z.number(), orphan: z.number(), contested: z.number() });

export const JourneyFigures = z.object({
  view: View,
  choices: Choices,
  /** False where the reader sees the touchpoints of their own departments only. */
  isWhole: z.boolean(),
  total: Figure,
  /** Answers at touchpoints that are on no stage of this map, and answers that name no touchpoint. */
  elsewhere: Figure,
  unmapped: Figure,
  stages: z.array(PlaceFigures),
  touchpoints: z.array(PlaceFigures),
  /** The stage that is clearly below the whole, if one is. */
  weakest: z.int().optional(),
  /** Who answers for what customers meet, as shares of answers and of detractors (metrics B9). */
  ownership: z
    .object({
      coverage: Shares.optional(),
      detractors: Shares.extend({ unmapped: z.number() }).optional(),
      orphans: z.array(z.object({ touchpoint: z.int(), figure: Figure })),
      contested: z.array(z.object({ touchpoint: z.int(), figure: Figure })),
    })
    .optional(),
});
export type JourneyFigures = z.infer<typeof JourneyFigures>;

/** One channel's part in what was said at a place. */
export const ChannelLine = z.object({
  /** 0 for answers whose channel is not known. */
  id: z.int(),
  name: z.string(),
  figure: Figure,
  ease: ShareFigure,
});
export type ChannelLine = z.infer<typeof ChannelLine>;

/** What a stage's or touchpoint's page shows beside the figures its row on the map has. */
export const PlacePage = z.object({
  trend: z.array(TrendPoint),
  /** Absent where channels are not kept: in a range that is not whole months, or with a persona. */
  channels: z.array(ChannelLine).optional(),
  comments: Comments,
});
export type PlacePage = z.infer<typeof PlacePage>;
const DepartmentId = z.int().positive();
const Words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, "one line, please");
const Day = z.string().refine(isDay, "not a day");
const MonthName = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "not a month");

/** Whose trend: a department's, or without one the whole organisation's. */
export const TrendScope = z.object({ departmentId: DepartmentId.optional() });
export type TrendScope = z.infer<typeof TrendScope>;

export const AddTrendEvent = TrendScope.extend({ day: Day, words: Words(200) });
export type AddTrendEvent = z.infer<typeof AddTrendEvent>;
export const ChangeTrendEvent = z.object({ id: z.int().positive(), day: Day, words: Words(200) });
export type ChangeTrendEvent = z.infer<typeof ChangeTrendEvent>;
export const TrendEventId = z.object({ id: z.int().positive() });

/** Decisions about a scope's control limits, the one that holds first; none: the first months of the trend fix them. */
export const Baselines = z.object({
  decisions: z.array(
    z.object({
      /** First and last month, both included. */
      from: z.string(),
      to: z.string(),
      reason: z.string(),
      decidedBy: z.string(),
      decidedOn: z.string(),
    }),
  ),
  mayDecide: z.boolean(),
});
export type Baselines = z.infer<typeof Baselines>;

export const DecideBaseline = TrendScope.extend({ from: MonthName, to: MonthName, reason: Words(500) });
export type DecideBaseline = z.infer<typeof DecideBaseline>;
