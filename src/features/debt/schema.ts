import * as z from "zod";
import { npsClasses } from "@/domain/nps";
import { visibilities } from "@/domain/suppression";

const Interval = z.object({ low: z.number(), high: z.number() });
const Watched = z.object({ customers: z.int(), losses: z.int() });
const byClass = <Value extends z.ZodType>(value: Value) =>
  z.object({ promoter: value, passive: value, detractor: value });
const ChurnRate = Watched.extend({ rate: z.number(), interval: Interval });
const BadProfit = z.object({
  share: z.number(),
  interval: Interval,
  lowest: z.number(),
  highest: z.number(),
});
const OwnRisk = z.object({ total: z.number(), interval: Interval, rates: byClass(ChurnRate) });
const Hidden = z.object({ state: z.literal("hidden"), why: z.enum(visibilities).exclude(["shown"]) });

/** Stored by the job, as counts where the domain can go on from them. */
export const ComputedOwnRatio = z.object({
  cells: z.array(z.object({ k: z.int(), answers: z.int(), promoters: z.int() })),
  never: z.object({ answers: z.int(), promoters: z.int() }),
});
export type ComputedOwnRatio = z.infer<typeof ComputedOwnRatio>;

export const ComputedRecovery = z.object({
  cells: z.array(
    z.object({
      month: z.string(),
      touchpoint: z.int(),
      cohort: z.int(),
      remeasured: z.int(),
      recovered: z.int(),
      toPromoter: z.int(),
    }),
  ),
});
export type ComputedRecovery = z.infer<typeof ComputedRecovery>;

export const ComputedMoney = z.object({
  cells: z.array(
    z.object({
      class: z.enum(npsClasses),
      touchpoint: z.int(),
      month: z.string(),
      customers: z.int(),
      revenue: z.number(),
      without: z.int(),
    }),
  ),
  silent: z.object({ customers: z.int(), revenue: z.number(), without: z.int() }),
  watched: byClass(Watched),
  badProfit: BadProfit.optional(),
  ownRisk: OwnRisk.optional(),
});
export type ComputedMoney = z.infer<typeof ComputedMoney>;

/** A period by its key (`2026-09`, `2026-Q3`, `2026`); left out: the last complete quarter. */
export const AskedPeriod = z.object({ period: z.string().max(20).optional() });
export type AskedPeriod = z.infer<typeof AskedPeriod>;

const Period = z.object({ key: z.string(), range: z.object({ from: z.string(), to: z.string() }) });

/** In units of one good experience. opening + incurred + reinstated + repaid + … + corrected = closing; what takes away is negative. */
export const ShownStatement = z.object({
  state: z.literal("shown"),
  opening: z.number(),
  incurred: z.number(),
  reinstated: z.number(),
  repaid: z.number(),
  settled: z.number(),
  expired: z.number(),
  erased: z.number(),
  corrected: z.number(),
  closing: z.number(),
  /** Units repaid for each incurred; undefined where nothing was incurred. */
  coverage: z.number().optional(),
});
const StatementFigure = z.discriminatedUnion("state", [
  ShownStatement,
  Hidden,
  z.object({ state: z.literal("none") }),
]);
export type StatementFigure = z.infer<typeof StatementFigure>;

export const Debt = z.object({
  period: Period,
  notices: z.array(z.string()),
  /** The ledger is exact as of this moment (ISO); undefined: nobody waits to be looked at. */
  asOf: z.string().optional(),
  /** Good experiences that are assumed to make up for a bad one. */
  assumedRatio: z.number(),
  /** The organisation's own ratio, with the moment it was computed; undefined before the first computation. */
  own: z
    .object({
      asOf: z.string(),
      state: z.enum(["estimated", "unverified", "not reached"]),
      ratio: z.number().optional(),
      /** Share of promoters among customers who never had a bad experience, 0 to 1. */
      never: z.number().optional(),
      upTo: z.number(),
      cells: z.array(z.object({ k: z.int(), answers: z.int(), promoters: z.int() })),
    })
    .optional(),
  /** Of everything; only for readers of everything. */
  total: StatementFigure.optional(),
  departments: z.array(
    z.object({ key: z.string(), name: z.string(), slug: z.string(), statement: StatementFigure }),
  ),
  /** What no department that is shown accounts for: with those shown it adds up to the total. */
  notAttributed: StatementFigure.optional(),
});
export type Debt = z.infer<typeof Debt>;

const Share = z.object({ share: z.number(), low: z.number(), high: z.number(), n: z.int() });
const RecoveryFigure = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("shown"),
    cohort: z.int(),
    remeasured: z.int(),
    measured: Share.optional(),
    conservative: Share.optional(),
    toPromoter: Share.optional(),
    remeasuredShare: Share.optional(),
  }),
  Hidden,
  z.object({ state: z.literal("none") }),
]);

/** Detractors of a period whose 180 days have passed, and what they said next. */
export const Recovery = z.object({
  period: Period,
  notices: z.array(z.string()),
  asOf: z.string().optional(),
  windowDays: z.int(),
  total: RecoveryFigure.optional(),
  departments: z.array(
    z.object({ key: z.string(), name: z.string(), slug: z.string(), recovery: RecoveryFigure }),
  ),
});
export type Recovery = z.infer<typeof Recovery>;
export type RecoveryFigure = z.infer<typeof RecoveryFigure>;

/** Revenue of the customers whose latest answer, of the last twelve months, was a detractor's at a department's touchpoint. */
const DepartmentMoney = z.object({
  key: z.string(),
  name: z.string(),
  slug: z.string(),
  money: z.discriminatedUnion("state", [
    z.object({ state: z.literal("shown"), customers: z.int(), revenue: z.number() }),
    Hidden,
    z.object({ state: z.literal("none") }),
  ]),
});
export type DepartmentMoney = z.infer<typeof DepartmentMoney>;

export const Money = z.object({
  /** When it was computed (ISO); undefined before the first time, and then nothing else is there. */
  asOf: z.string().optional(),
  currency: z.string(),
  total: z
    .discriminatedUnion("state", [
      z.object({
        state: z.literal("shown"),
        byClass: byClass(z.object({ customers: z.int(), revenue: z.number() })),
        /** Customers without an answer in twelve months; their revenue is never assumed. */
        silent: z.object({ customers: z.int(), revenue: z.number() }),
        /** Customers of whom no revenue is known: left out, and counted. */
        withoutRevenue: z.int(),
        badProfit: BadProfit.optional(),
        /** Vendors' constants; label it so. */
        ruleOfThumb: z.object({ shortTerm: z.number(), longTerm: z.number(), upside: z.number() }),
        /** By the organisation's own losses; undefined until each class has 30 customers and 5 losses. Never add the two. */
        ownRisk: OwnRisk.optional(),
        watched: byClass(Watched),
      }),
      Hidden,
    ])
    .optional(),
  departments: z.array(DepartmentMoney),
  notAttributed: DepartmentMoney.shape.money.optional(),
});
export type Money = z.infer<typeof Money>;
