import * as z from "zod";
import { changeStates } from "@/domain/change";
import type { MetricKey } from "@/domain/metrics";
import { isDay } from "@/domain/period";
import { visibilities } from "@/domain/suppression";

/** What a plan may set out to change: what customers say of a place, as its page shows it. */
export const planMeasures = ["nps", "detractor-share", "ces"] as const satisfies readonly MetricKey[];
export type PlanMeasure = (typeof planMeasures)[number];

export const planStates = ["planned", "in progress", "done", "stopped"] as const;
export type PlanState = (typeof planStates)[number];

const Id = z.int().positive();
/** What the page showed it by; a change made meanwhile is not overwritten. */
const Version = z.int().positive();
const DayOf = (missing: string) => z.string().refine(isDay, missing);
const Words = (least: string, most: number) =>
  z.string().trim().min(3, least).max(most, `Use at most ${most} characters.`);
const Range = z.object({ from: z.string(), to: z.string() });

/** Where a plan is tried: one stage, or one touchpoint. */
export const Place = z
  .object({ stage: Id.optional(), touchpoint: Id.optional() })
  .refine(
    ({ stage, touchpoint }) => (stage === undefined) !== (touchpoint === undefined),
    "A plan is for one stage or one touchpoint.",
  );
export type Place = z.infer<typeof Place>;

export const PlanFormQuestion = z.object({ place: Place, period: z.string().max(40).optional() });
export type PlanFormQuestion = z.infer<typeof PlanFormQuestion>;

export const MakePlan = z.object({
  place: Place,
  title: Words("Name the plan in a few words.", 120),
  doing: Words("Say what will be done.", 2000),
  departmentId: z.int({ error: "Choose the department that answers for it." }).positive(),
  ownerId: z.guid("Choose who answers for it."),
  startsOn: DayOf("Choose the day it starts."),
  due: DayOf("Choose the day it will be done."),
  measure: z.enum(planMeasures),
  expected: z
    .number({ error: "Enter where the measure will stand." })
    .min(-100, "At least −100.")
    .max(100, "At most 100."),
  /** Whole months that are over; what customers said in them becomes the baseline. */
  baseline: z.object({ from: DayOf("This is no period."), to: DayOf("This is no period.") }),
});
export type MakePlan = z.infer<typeof MakePlan>;

export const OnePlan = z.object({ id: Id });
export type OnePlan = z.infer<typeof OnePlan>;

const ChangePlan = z.object({ id: Id, version: Version });
export type ChangePlan = z.infer<typeof ChangePlan>;

export const MovePlan = ChangePlan.extend({
  to: z.enum(planStates),
  /** What changed, of a plan that is done; why, of one that is stopped. */
  note: z.string().trim().max(500, "Use at most 500 characters.").default(""),
});
export type MovePlan = z.infer<typeof MovePlan>;

export const RedatePlan = ChangePlan.extend({
  due: DayOf("Choose the new day."),
  reason: Words("Say why, in a few words.", 300),
});
export type RedatePlan = z.infer<typeof RedatePlan>;

export const HandOverPlan = ChangePlan.extend({ ownerId: z.guid("Choose who answers for it.") });
export type HandOverPlan = z.infer<typeof HandOverPlan>;

const Measured = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.int() });

/**
 * What a place measured in a period, or why it is not shown: nobody answered, too few did, it would be more than the
 * reader may see (`others`), or the reader has to forecast that time first (`forecast`). Nothing hidden is sent.
 */
export const PlanFigure = z.discriminatedUnion("state", [
  Measured.extend({ state: z.literal("shown") }),
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("hidden"), why: z.enum(visibilities).exclude(["shown"]) }),
  z.object({ state: z.literal("closed"), why: z.enum(["others", "forecast"]) }),
]);
export type PlanFigure = z.infer<typeof PlanFigure>;

const Change = z.object({
  state: z.enum(changeStates),
  difference: z.number().optional(),
  p: z.number().optional(),
});

/** How it went since: months after the plan was done, as many as the baseline has. Association, never cause. */
export const Since = z.discriminatedUnion("state", [
  z.object({ state: z.literal("not done") }),
  z.object({ state: z.literal("stopped") }),
  /** The first whole month after it was done is not over. */
  z.object({ state: z.literal("waiting"), until: z.string() }),
  z.object({
    state: z.literal("measured"),
    range: Range,
    /** Fewer months so far than the baseline has. */
    isSoFar: z.boolean(),
    figure: PlanFigure,
    change: Change,
    /** False: the place has other touchpoints than when the baseline was taken. */
    isSamePlace: z.boolean(),
    /** Does what was expected lie within the range or on its wrong side? Absent where nothing may be compared. */
    isReached: z.boolean().optional(),
  }),
]);
export type Since = z.infer<typeof Since>;

const Named = z.object({ id: Id, slug: z.string(), name: z.string() });

export const PlanLine = z.object({
  id: Id,
  title: z.string(),
  state: z.enum(planStates),
  /** Where: null where the touchpoint lies on no stage any more. */
  map: Named.nullable(),
  stage: Named.nullable(),
  touchpoint: Named.nullable(),
  department: Named,
  owner: z.string(),
  startsOn: z.string(),
  due: z.string(),
  firstDue: z.string(),
  doneOn: z.string().nullable(),
  measure: z.enum(planMeasures),
  expected: z.number(),
  baseline: z.object({ range: Range, figure: PlanFigure }),
  since: Since,
});
export type PlanLine = z.infer<typeof PlanLine>;

export const PlansQuestion = z.object({
  department: z.string().max(100).optional(),
  state: z.enum(planStates).optional(),
  /** Those of one place; of a stage, those of its touchpoints too. */
  place: Place.optional(),
});
export type PlansQuestion = z.infer<typeof PlansQuestion>;

export const Plans = z.object({
  today: z.string(),
  plans: z.array(PlanLine),
  /** Departments within reach, to filter by. */
  departments: z.array(Named),
  /** May the reader make one at the place that was asked for? */
  mayMake: z.boolean(),
});
export type Plans = z.infer<typeof Plans>;

const HistoryLine = z.object({
  version: Version,
  kind: z.enum(["made", "in progress", "done", "stopped", "planned", "re-dated", "handed over"]),
  from: z.string().nullable(),
  to: z.string().nullable(),
  person: z.string().nullable(),
  note: z.string(),
  by: z.string(),
  on: z.string(),
});
export type PlanHistoryLine = z.infer<typeof HistoryLine>;

const PersonOf = z.object({ id: z.string(), name: z.string(), departmentId: Id });

export const PlanPage = z.object({
  plan: PlanLine.extend({ version: Version, doing: z.string() }),
  today: z.string(),
  /** The touchpoints whose answers the figures count. */
  touchpoints: z.array(Id),
  history: z.array(HistoryLine),
  mayChange: z.boolean(),
  /** To whom it can be handed; empty for whoever may not. */
  people: z.array(PersonOf),
});
export type PlanPage = z.infer<typeof PlanPage>;

export const PlanForm = z.object({
  today: z.string(),
  place: z.object({ map: Named, stage: Named, touchpoint: Named.nullable() }),
  /** Who answers for the place today; null: nobody does. */
  accountable: Id.nullable(),
  departments: z.array(z.object({ id: Id, name: z.string() })),
  /** Heads first. */
  people: z.array(PersonOf),
  range: Range,
  /** Why another period than the one asked for is the baseline. */
  notice: z.string().optional(),
  baselines: z.array(z.object({ measure: z.enum(planMeasures), figure: PlanFigure })),
});
export type PlanForm = z.infer<typeof PlanForm>;
