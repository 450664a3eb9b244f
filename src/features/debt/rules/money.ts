import { recoveryRatesOf, ruleOfThumbOf, type Recovery as Counts } from "@/domain/money";
import { npsClasses, type NpsClass } from "@/domain/nps";
import type { ComputedMoney, DepartmentMoney, Money, Recovery, RecoveryFigure } from "../schema";
import { reachedOf, visibleParts, type Department, type Reach } from "./parts";

type Rest = { departments: readonly Department[]; reach: Reach; fewestAnswers: number };

/** A cell of the stored figure, with who answered for the touchpoint in the month of the answer. */
export type MoodCell = ComputedMoney["cells"][number] & { key: string };

export type MoneyInput = Rest & { stored: ComputedMoney; cells: readonly MoodCell[] };

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** Stored sums → what may be shown: money of classes for readers of everything, and detractors' by department. */
export function moneyOf(input: MoneyInput): Pick<Money, "total" | "departments" | "notAttributed"> {
  const { cells, departments, reach, fewestAnswers: k } = input;
  const customers = npsClasses.map((one) => inClass(cells, one).customers);
  const isSmall = customers.some((n) => n > 0 && n < k);
  const unhappy = cells.filter((cell) => cell.class === "detractor");
  const keys = new Set(unhappy.map(({ key }) => key));
  const visible = visibleParts(departments, (key) => [customersOf(unhappy, [key])], {
    nobodys: [...keys].filter((key) => !departments.some(({ id }) => String(id) === key)),
    k,
  });
  const reached = reachedOf(departments, reach, keys).map((department) => ({
    ...department,
    money: departmentMoney(unhappy, [department.key], isSmall ? "complement" : visible(department.key)),
  }));
  if (reach !== "all") return { departments: reached };
  const shown = new Set(reached.filter(({ money }) => money.state === "shown").map(({ key }) => key));
  const rest = [...keys].filter((key) => !shown.has(key));
  return {
    total: isSmall ? { state: "hidden", why: "few" } : totalOf(input),
    departments: reached,
    notAttributed: departmentMoney(unhappy, rest, isSmall ? "few" : "shown"),
  };
}

const customersOf = (cells: readonly MoodCell[], keys: readonly string[]) =>
  sum(cells.filter(({ key }) => keys.includes(key)).map(({ customers }) => customers));

function inClass(cells: readonly MoodCell[], one: NpsClass) {
  const own = cells.filter((cell) => cell.class === one);
  return {
    customers: sum(own.map(({ customers }) => customers)),
    revenue: sum(own.map(({ revenue }) => revenue)),
  };
}

function totalOf({ cells, stored }: MoneyInput): Extract<Money["total"], { state: "shown" }> {
  const byClass = {
    promoter: inClass(cells, "promoter"),
    passive: inClass(cells, "passive"),
    detractor: inClass(cells, "detractor"),
  };
  return {
    state: "shown",
    byClass,
    silent: { customers: stored.silent.customers, revenue: stored.silent.revenue },
    withoutRevenue: stored.silent.without + sum(cells.map(({ without }) => without)),
    badProfit: stored.badProfit,
    ruleOfThumb: ruleOfThumbOf(byClass),
    ownRisk: stored.ownRisk,
    watched: stored.watched,
  };
}

function departmentMoney(
  cells: readonly MoodCell[],
  keys: readonly string[],
  visibility: "shown" | "few" | "complement",
): DepartmentMoney["money"] {
  if (visibility !== "shown") return { state: "hidden", why: visibility };
  const own = cells.filter(({ key }) => keys.includes(key));
  if (own.length === 0) return { state: "none" };
  return {
    state: "shown",
    customers: customersOf(own, keys),
    revenue: sum(own.map(({ revenue }) => revenue)),
  };
}

/** A cohort of a month, with who answered for the touchpoint then. */
export type CohortCell = Counts & { key: string };

/** Cohorts → recovery rates that may be shown. */
export function recoveryOf(
  cells: readonly CohortCell[],
  { departments, reach, fewestAnswers: k }: Rest,
): Pick<Recovery, "total" | "departments"> {
  const keys = new Set(cells.map(({ key }) => key));
  const of = (among: readonly string[]) => totalCohort(cells.filter(({ key }) => among.includes(key)));
  const all = totalCohort(cells);
  const isSmall = all.cohort > 0 && all.cohort < k;
  const visible = visibleParts(departments, (key) => [of([key]).cohort], {
    nobodys: [...keys].filter((key) => !departments.some(({ id }) => String(id) === key)),
    k,
  });
  const reached = reachedOf(departments, reach, keys).map((department) => ({
    ...department,
    recovery: cohortFigure(of([department.key]), isSmall ? "complement" : visible(department.key)),
  }));
  return reach === "all"
    ? { total: cohortFigure(all, isSmall ? "few" : "shown"), departments: reached }
    : { departments: reached };
}

function totalCohort(cells: readonly Counts[]): Counts {
  return {
    cohort: sum(cells.map(({ cohort }) => cohort)),
    remeasured: sum(cells.map(({ remeasured }) => remeasured)),
    recovered: sum(cells.map(({ recovered }) => recovered)),
    toPromoter: sum(cells.map(({ toPromoter }) => toPromoter)),
  };
}

function cohortFigure(counts: Counts, visibility: "shown" | "few" | "complement"): RecoveryFigure {
  if (visibility !== "shown") return { state: "hidden", why: visibility };
  if (counts.cohort === 0) return { state: "none" };
  return {
    state: "shown",
    cohort: counts.cohort,
    remeasured: counts.remeasured,
    ...recoveryRatesOf(counts),
  };
}
