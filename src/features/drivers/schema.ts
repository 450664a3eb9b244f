import * as z from "zod";
import { touchpointClasses } from "@/domain/penalty-reward";

/** touchpoint: which place moves the score. question: which side of an experience does. */
export const driverKinds = ["touchpoint", "question"] as const;
export type DriverKind = (typeof driverKinds)[number];

export const driverQuestions = ["csat", "ces", "emotion", "promise-kept"] as const;

export const AskedDrivers = z.object({ departmentId: z.int().positive().optional() });
export type AskedDrivers = z.infer<typeof AskedDrivers>;

const Share = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** One driver: `weight` is its part of R², `share` its part of what is explained; both 0 to 1 with a 95 % interval. */
export const DriverRow = z.object({
  key: z.string(),
  name: z.string(),
  /** The stage a touchpoint belongs to; undefined for questions. */
  stage: z.string().optional(),
  weight: Share,
  share: Share,
  /** Correlation with the score over everybody who rated it: its sign says in which direction it goes. */
  r: z.number().optional(),
  /** Does it outweigh pure noise? If not, its weight is shown grey. */
  hasEvidence: z.boolean(),
  class: z.enum([...touchpointClasses, "too few"]),
  /** Points of the 0–10 score that a bad rating costs, and a best one wins. */
  penalty: z.number().optional(),
  reward: z.number().optional(),
  ratings: z.int(),
  /** Performance: satisfied of those who rated it, in per cent, with Wilson's interval. */
  satisfied: Share,
  /** Names of drivers that say the same. */
  repeats: z.array(z.string()),
});
export type DriverRow = z.infer<typeof DriverRow>;

const AsOf = z.object({
  /** When it was computed, an ISO instant; first and last day of the answers it rests on. */
  asOf: z.string(),
  from: z.string(),
  to: z.string(),
});

/** An analysis as the worker last made it: association, not cause. */
export const DriverAnalysisView = z.discriminatedUnion("state", [
  z.object({ state: z.literal("not yet") }),
  AsOf.extend({ state: z.literal("too few"), needed: z.int() }),
  AsOf.extend({
    state: z.literal("shown"),
    /** Customers and quarters it rests on, and how many were given up for a missing rating. */
    n: z.int(),
    lost: z.int(),
    /** R², 0 to 1, with its interval. */
    explained: Share,
    /** Under 1: only this share of the customers was looked at. */
    looked: z.number(),
    drivers: z.array(DriverRow),
  }),
]);
export type DriverAnalysisView = z.infer<typeof DriverAnalysisView>;

export const Drivers = z.object({
  /** Whose drivers these are; without an id the whole organisation's. */
  scope: z.object({ departmentId: z.int().optional(), name: z.string() }),
  touchpoints: DriverAnalysisView,
  questions: DriverAnalysisView,
  /** The part of what is explained that is felt, not judged (B6), or why it is not told. */
  emotionShare: z.union([Share, z.enum(["only one kind", "not explained", "too few cases"])]),
});
export type Drivers = z.infer<typeof Drivers>;
