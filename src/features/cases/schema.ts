import * as z from "zod";

export const caseViews = ["mine", "unassigned", "overdue", "all", "closed"] as const;
export type CaseView = (typeof caseViews)[number];

export const caseStates = ["open", "acknowledged", "closed", "withdrawn"] as const;
export type CaseState = (typeof caseStates)[number];

const Id = z.int().positive();
/** What the page showed it by; a change made meanwhile is not overwritten. */
const Version = z.int().positive();
const Words = (least: string, most: number) =>
  z.string().trim().min(3, least).max(most, `Use at most ${most} characters.`);
const Named = z.object({ id: Id, slug: z.string(), name: z.string() });

export const CasesQuestion = z.object({
  /** Left out: the reader's own, or all where they have none. */
  view: z.enum(caseViews).optional(),
  department: z.string().max(100).optional(),
  /** Where a list goes on: after this case. */
  after: z.object({ at: z.iso.datetime(), id: Id }).optional(),
});
export type CasesQuestion = z.infer<typeof CasesQuestion>;

export const OneCase = z.object({ id: Id });
export type OneCase = z.infer<typeof OneCase>;

export const OfDepartment = z.object({ department: z.string().max(100) });
export type OfDepartment = z.infer<typeof OfDepartment>;

/** How many open cases are past their deadline, the day of the first of them, and how many are open at each touchpoint. */
export const CasesAtDepartment = z.object({
  late: z.int(),
  since: z.string().nullable(),
  places: z.array(z.object({ touchpoint: Id, open: z.int() })),
});
export type CasesAtDepartment = z.infer<typeof CasesAtDepartment>;

export const ChangeCase = z.object({ id: Id, version: Version });
export type ChangeCase = z.infer<typeof ChangeCase>;

export const AssignCase = ChangeCase.extend({ personId: z.guid("Choose who handles it.") });
export type AssignCase = z.infer<typeof AssignCase>;

export const AcknowledgeCase = ChangeCase.extend({
  said: Words("Say what the customer was told.", 2000),
});
export type AcknowledgeCase = z.infer<typeof AcknowledgeCase>;

export const CloseCase = ChangeCase.extend({ rootCause: Words("Say what the cause was.", 500) });
export type CloseCase = z.infer<typeof CloseCase>;

export const ReopenCase = ChangeCase.extend({ reason: Words("Say why it is opened again.", 500) });
export type ReopenCase = z.infer<typeof ReopenCase>;

export const RouteCase = ChangeCase.extend({
  departmentId: z.int({ error: "Choose the department." }).positive("Choose the department."),
  reason: Words("Say why it goes to them.", 500),
});
export type RouteCase = z.infer<typeof RouteCase>;

/** The next thing that has to happen, and by when; of a closed case, whether it was in time. */
export const Deadline = z.object({
  kind: z.enum(["contact", "close"]),
  at: z.string(),
  /** Negative: so much too late. */
  minutesLeft: z.number(),
});
export type Deadline = z.infer<typeof Deadline>;

/** `withheld`: only the department that handles it reads what the customer wrote. */
export const CaseWords = z.discriminatedUnion("state", [
  z.object({ state: z.literal("shown"), text: z.string() }),
  z.object({ state: z.literal("none") }),
  z.object({ state: z.literal("withheld") }),
]);
export type CaseWords = z.infer<typeof CaseWords>;

export const CaseLine = z.object({
  id: Id,
  score: z.int(),
  state: z.enum(caseStates),
  words: CaseWords,
  touchpoint: z.string(),
  department: Named,
  answeredAt: z.string(),
  /** The next of its two deadlines; null: nothing has to happen any more. */
  next: Deadline.nullable(),
  closed: z.object({ at: z.string(), isInTime: z.boolean() }).nullable(),
  assignee: z.object({ name: z.string(), isReader: z.boolean() }).nullable(),
});
export type CaseLine = z.infer<typeof CaseLine>;

export const Cases = z.object({
  view: z.enum(caseViews),
  counts: z.record(z.enum(caseViews), z.int()),
  cases: z.array(CaseLine),
  after: CasesQuestion.shape.after,
  /** Departments within reach, to filter by. */
  departments: z.array(Named),
  department: Named.nullable(),
  timeZone: z.string(),
  /** The day from which cases are kept from somebody who still has to forecast. */
  keptFrom: z.string().nullable(),
});
export type Cases = z.infer<typeof Cases>;

export const CaseHistoryLine = z.object({
  version: Version,
  kind: z.enum([
    "opened",
    "claimed",
    "assigned",
    "acknowledged",
    "closed",
    "reopened",
    "routed",
    "withdrawn",
    "returned",
  ]),
  person: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  note: z.string(),
  /** Null: Kept itself. */
  by: z.string().nullable(),
  at: z.string(),
});
export type CaseHistoryLine = z.infer<typeof CaseHistoryLine>;

export const CasePage = z.object({
  case: CaseLine.extend({
    version: Version,
    contactBy: z.string(),
    closeBy: z.string(),
    acknowledgedAt: z.string().nullable(),
    rootCause: z.string().nullable(),
    place: z.object({ map: z.string(), stage: z.string(), touchpoint: z.string() }).nullable(),
    customer: z.string().nullable(),
  }),
  history: z.array(CaseHistoryLine),
  /** What the reader may do; empty for whoever only looks on. */
  mayHandle: z.boolean(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Where it can go. */
  departments: z.array(z.object({ id: Id, name: z.string() })),
  timeZone: z.string(),
});
export type CasePage = z.infer<typeof CasePage>;
