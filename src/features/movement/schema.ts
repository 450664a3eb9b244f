import * as z from "zod";
import { calendarKinds } from "@/domain/calendar-period";
import { npsClasses } from "@/domain/nps";
import { visibilities } from "@/domain/suppression";

/** Two periods of one kind by their keys (`2026-09`, `2026-Q3`, `2026`). Left out: the last complete quarter and the one before. */
export const AskedMovement = z.object({
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
});
export type AskedMovement = z.infer<typeof AskedMovement>;

const Counts = z.object({ promoters: z.int(), passives: z.int(), detractors: z.int() });
const Interval = z.object({ low: z.number(), high: z.number() });
const CalendarPeriod = z.object({
  kind: z.enum(calendarKinds),
  key: z.string(),
  range: z.object({ from: z.string(), to: z.string() }),
  /** Not over yet. */
  isSoFar: z.boolean(),
});

/** What some repeat customers moved the score by, in points, with its 95 % interval. */
const NetFlow = z.object({
  net: z.number(),
  se: z.number(),
  interval: Interval,
  /** Repeat customers it rests on. */
  customers: z.int(),
});

/** Customers by class in the first period (rows) and in the second (columns), with all totals. One answer per customer: the newest. */
export const ShownFlow = z.object({
  state: z.literal("shown"),
  rows: z.array(
    z.object({ class: z.enum(npsClasses), to: Counts, both: z.int(), left: z.int(), total: z.int() }),
  ),
  columns: z.array(z.object({ class: z.enum(npsClasses), both: z.int(), joined: z.int(), total: z.int() })),
  both: z.int(),
  left: z.int(),
  joined: z.int(),
  first: z.int(),
  second: z.int(),
  /** Promoter to detractor without a stop between; `share` of all promoters who came down, 0 to 1. */
  extremeDrops: z.object({ customers: z.int(), share: z.number().optional() }),
  wonBack: z.object({ customers: z.int(), toPromoter: z.int() }),
  /** In points. `migration` + `mix` = `change` = `after` − `before`, exactly. */
  split: z.object({
    before: z.number(),
    after: z.number(),
    change: z.number(),
    migration: z.number(),
    migrationSe: z.number(),
    migrationInterval: Interval,
    mix: z.number(),
  }),
  /** Repeat customers as a share of the second period's, 0 to 1; below `fewestRepeat` a banner is due. */
  repeatShare: z.number(),
  isFewRepeat: z.boolean(),
});
export type ShownFlow = z.infer<typeof ShownFlow>;

/** A department's part of the migration: of the customers whose newer answer was at one of its touchpoints, then. */
export const DepartmentFlow = z.object({
  key: z.string(),
  name: z.string(),
  slug: z.string(),
  flow: z.discriminatedUnion("state", [
    NetFlow.extend({ state: z.literal("shown"), to: z.record(z.enum(npsClasses), Counts) }),
    z.object({ state: z.literal("none") }),
    z.object({ state: z.literal("hidden"), why: z.enum(visibilities).exclude(["shown"]) }),
  ]),
});
export type DepartmentFlow = z.infer<typeof DepartmentFlow>;

/** From one class to another, or staying in it. */
export const Band = z.object({ from: z.enum(npsClasses), to: z.enum(npsClasses) });
export type Band = z.infer<typeof Band>;

/** How customers went from one period to another. */
export const Movement = z.object({
  from: CalendarPeriod,
  to: CalendarPeriod,
  /** Every period with answers, newest first, to choose from. */
  choices: z.record(z.enum(calendarKinds), z.array(z.string())),
  notices: z.array(z.string()),
  /** Answers filed after this moment are still to be looked at (ISO); undefined: none is. */
  asOf: z.string().optional(),
  flow: z.discriminatedUnion("state", [
    ShownFlow,
    z.object({ state: z.literal("none"), missing: z.enum(["first", "second", "both"]) }),
    z.object({ state: z.literal("hidden"), group: z.enum(["both", "left", "joined"]) }),
    z.object({ state: z.literal("not yours") }),
  ]),
  departments: z.array(DepartmentFlow),
  /**
   * What no department that is shown accounts for: touchpoints without an owner, answers without a touchpoint, and
   * departments that are hidden. With the departments shown it adds up to the migration. For readers of everything.
   */
  notAttributed: NetFlow.extend({ hasHidden: z.boolean() }).optional(),
  /** The ways whose customers' newer answers this reader may read, all or some of them. */
  readable: z.array(Band),
});
export type Movement = z.infer<typeof Movement>;
