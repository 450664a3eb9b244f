import {
  calendarKinds,
  calendarPeriodOn,
  calendarPeriod,
  parseCalendarPeriod,
  type CalendarPeriod,
} from "@/domain/calendar-period";
import {
  countOf,
  extremeDropsOf,
  fewestRepeat,
  marginsOf,
  netFlowOf,
  repeatShareOf,
  splitOf,
  wonBackOf,
  type Flow,
  type Transitions,
} from "@/domain/migration";
import { answersIn, npsClasses, type NpsCounts } from "@/domain/nps";
import type { Day } from "@/domain/period";
import { visibilityOf, type Visibility } from "@/domain/suppression";
import type { AskedMovement, DepartmentFlow, Movement } from "../schema";

export type PeriodPair = { from: CalendarPeriod; to: CalendarPeriod };
type Calendar = { today: Day; fiscalYearStartMonth: number };

/** The two periods that are shown for what was asked: of one kind, the earlier first. One alone is held against the one before. */
export function pairFor(asked: AskedMovement, calendar: Calendar): PeriodPair & { notices: string[] } {
  const { today, fiscalYearStartMonth } = calendar;
  const read = (key: string | undefined) =>
    key === undefined ? undefined : parseCalendarPeriod(key, fiscalYearStartMonth);
  const from = read(asked.from);
  const to = read(asked.to);
  if (from && to && isInOrder(from, to)) return { from, to, notices: [] };
  const later = to ?? previous(calendarPeriodOn("quarter", today, fiscalYearStartMonth), calendar);
  const isFulfilled = asked.from === undefined && (to !== undefined || asked.to === undefined);
  const notice =
    "These two periods cannot be held against each other; a period and the one before it are shown.";
  return { from: previous(later, calendar), to: later, notices: isFulfilled ? [] : [notice] };
}

function isInOrder(from: CalendarPeriod, to: CalendarPeriod): boolean {
  return from.kind === to.kind && from.number < to.number;
}

function previous({ kind, number }: CalendarPeriod, { fiscalYearStartMonth }: Calendar): CalendarPeriod {
  return calendarPeriod(kind, number - 1, fiscalYearStartMonth);
}

/** Every period between two days, newest first, by kind. */
export function choicesBetween(first: Day | undefined, last: Day | undefined, fiscalYearStartMonth: number) {
  const keys = (kind: (typeof calendarKinds)[number]): string[] => {
    if (first === undefined || last === undefined) return [];
    const oldest = calendarPeriodOn(kind, first, fiscalYearStartMonth).number;
    const newest = calendarPeriodOn(kind, last, fiscalYearStartMonth).number;
    return Array.from(
      { length: newest - oldest + 1 },
      (_, index) => calendarPeriod(kind, newest - index, fiscalYearStartMonth).key,
    );
  };
  return { month: keys("month"), quarter: keys("quarter"), year: keys("year") };
}

/**
 * Customers by class in each period (0 promoter, 1 passive, 2 detractor). Of `both`, `key` is who was accountable for
 * the newer answer: a department's id, "unowned" or "unmapped". The other parts are everybody of one period.
 */
export type CountedFlow = {
  part: "both" | "first" | "second";
  key: string;
  fromClass: number;
  toClass: number;
  customers: number;
};

export type MovementInput = {
  rows: readonly CountedFlow[];
  departments: readonly { id: number; name: string; slug: string; isRetired: boolean }[];
  reach: "all" | readonly number[];
  fewestAnswers: number;
};

/** Counts → what may be shown of them. A hidden figure is in nothing that is returned. */
export function movementOf(input: MovementInput): Pick<Movement, "flow" | "departments" | "notAttributed"> {
  const { rows, reach, fewestAnswers: k } = input;
  const flow: Flow = {
    both: transitionsOf(rows.filter(({ part }) => part === "both")),
    first: countsOf(rows.filter(({ part }) => part === "first")),
    second: countsOf(rows.filter(({ part }) => part === "second")),
  };
  const whole = wholeOf(flow, k);
  const isOpen = whole.state === "shown";
  const departments = departmentsOf(input, flow, isOpen);
  if (reach !== "all") return { flow: isOpen ? { state: "not yours" } : whole, departments };
  return { flow: whole, departments, notAttributed: isOpen ? restOf(input, flow, departments) : undefined };
}

/** The whole matrix: each of its three groups of customers needs enough of them, or one would follow from the others. */
function wholeOf(flow: Flow, k: number): Movement["flow"] {
  const margins = marginsOf(flow);
  const [first, second] = [answersIn(flow.first), answersIn(flow.second)];
  const groups = { both: margins.repeat, left: answersIn(margins.left), joined: answersIn(margins.joined) };
  const small = (["both", "left", "joined"] as const).find((group) => groups[group] > 0 && groups[group] < k);
  if (small) return { state: "hidden", group: small };
  const split = splitOf(flow);
  if (!split) return { state: "none", missing: first > 0 ? "second" : second > 0 ? "first" : "both" };
  const repeatShare = repeatShareOf(flow) ?? 0;
  return {
    state: "shown",
    rows: npsClasses.map((one) => ({
      class: one,
      to: flow.both[one],
      both: countOf(margins.before, one),
      left: countOf(margins.left, one),
      total: countOf(flow.first, one),
    })),
    columns: npsClasses.map((one) => ({
      class: one,
      both: countOf(margins.after, one),
      joined: countOf(margins.joined, one),
      total: countOf(flow.second, one),
    })),
    ...groups,
    first,
    second,
    extremeDrops: extremeDropsOf(flow.both),
    wonBack: wonBackOf(flow.both),
    split,
    repeatShare,
    isFewRepeat: repeatShare < fewestRepeat,
  };
}

/**
 * The parts of the departments a reader may see. Whether a part may be shown depends on all of them, and on what
 * belongs to no department: what is hidden must not follow from the migration less the parts shown.
 */
function departmentsOf(input: MovementInput, { second }: Flow, isOpen: boolean): DepartmentFlow[] {
  const { rows, departments, reach, fewestAnswers: k } = input;
  const keys = [...new Set(rows.filter(({ part }) => part === "both").map(({ key }) => key))];
  const nobodys = keys.filter((key) => !departments.some(({ id }) => String(id) === key));
  const customersOf = (among: readonly string[]) =>
    rows
      .filter(({ part, key }) => part === "both" && among.includes(key))
      .reduce((sum, { customers }) => sum + customers, 0);
  const visibility = visibilityOf(
    [
      ...departments.map(({ id }) => ({ key: String(id), n: customersOf([String(id)]) })),
      { key: "nobody", n: customersOf(nobodys) },
    ],
    k,
  );
  const visible = (key: string): Visibility => (isOpen ? (visibility.get(key) ?? "shown") : "complement");
  return departments
    .filter(({ id }) => reach === "all" || reach.includes(id))
    .filter(({ id, isRetired }) => !isRetired || customersOf([String(id)]) > 0)
    .map(({ id, name, slug, isRetired }) => ({
      key: String(id),
      name: isRetired ? `${name} (retired)` : name,
      slug,
      flow: departmentFlow(
        transitionsOf(rows.filter(({ part, key }) => part === "both" && key === String(id))),
        answersIn(second),
        visible(String(id)),
      ),
    }));
}

function departmentFlow(both: Transitions, second: number, visibility: Visibility): DepartmentFlow["flow"] {
  if (visibility !== "shown") return { state: "hidden", why: visibility };
  const net = netFlowOf(both, second);
  return net.customers === 0 ? { state: "none" } : { state: "shown", ...net, to: both };
}

/** Everything that no department shown accounts for. */
function restOf({ rows }: MovementInput, { second }: Flow, departments: readonly DepartmentFlow[]) {
  const shown = new Set(departments.filter(({ flow }) => flow.state === "shown").map(({ key }) => key));
  const rest = rows.filter(({ part, key }) => part === "both" && !shown.has(key));
  const hasHidden = departments.some(({ flow }) => flow.state === "hidden");
  return { ...netFlowOf(transitionsOf(rest), answersIn(second)), hasHidden };
}

function transitionsOf(rows: readonly CountedFlow[]): Transitions {
  return Object.fromEntries(
    npsClasses.map((one, index) => [one, countsOf(rows.filter(({ fromClass }) => fromClass === index))]),
  ) as Transitions;
}

function countsOf(rows: readonly CountedFlow[]): NpsCounts {
  const of = (toClass: number) =>
    rows.filter((row) => row.toClass === toClass).reduce((sum, { customers }) => sum + customers, 0);
  return { promoters: of(0), passives: of(1), detractors: of(2) };
}

/** A period as it is sent. */
export function sentPeriod({ kind, key, range }: CalendarPeriod, today: Day): Movement["from"] {
  return { kind, key, range, isSoFar: range.from <= today && today < range.to };
}
