import { coverageOf, statementOf, type EntryKind } from "@/domain/ledger";
import type { Debt, StatementFigure } from "../schema";
import { reachedOf, visibleParts, type Department, type Reach } from "./parts";

/** Sums of the ledger by who answered for the touchpoint when the debt was opened, before a period and in it. */
export type SumRow = { key: string; kind: EntryKind; isBefore: boolean; units: number; entries: number };

export type DebtInput = {
  sums: readonly SumRow[];
  departments: readonly Department[];
  reach: Reach;
  fewestAnswers: number;
};

/** Sums → statements that may be shown. */
export function debtOf(input: DebtInput): Pick<Debt, "total" | "departments" | "notAttributed"> {
  const { sums, departments, reach, fewestAnswers: k } = input;
  const keys = new Set(sums.map(({ key }) => key));
  const isSmall = entriesOf(sums).some((n) => n > 0 && n < k);
  const visible = visibleParts(departments, (key) => entriesOf(ofKeys(sums, [key])), {
    nobodys: [...keys].filter((key) => !departments.some(({ id }) => String(id) === key)),
    k,
  });
  const reached = reachedOf(departments, reach, keys).map((department) => ({
    ...department,
    statement: figureOf(ofKeys(sums, [department.key]), isSmall ? "complement" : visible(department.key)),
  }));
  if (reach !== "all") return { departments: reached };
  const shown = new Set(reached.filter(({ statement }) => statement.state === "shown").map(({ key }) => key));
  return {
    total: figureOf(sums, isSmall ? "few" : "shown"),
    departments: reached,
    notAttributed: figureOf(
      ofKeys(
        sums,
        [...keys].filter((key) => !shown.has(key)),
      ),
      isSmall ? "few" : "shown",
    ),
  };
}

const ofKeys = (sums: readonly SumRow[], keys: readonly string[]) =>
  sums.filter(({ key }) => keys.includes(key));

/** How many entries lie before the period, and in it: a statement tells about both. */
function entriesOf(sums: readonly SumRow[]): number[] {
  const count = (isBefore: boolean) =>
    sums.filter((row) => row.isBefore === isBefore).reduce((total, { entries }) => total + entries, 0);
  return [count(true), count(false)];
}

function figureOf(sums: readonly SumRow[], visibility: "shown" | "few" | "complement"): StatementFigure {
  if (visibility !== "shown") return { state: "hidden", why: visibility };
  if (sums.length === 0) return { state: "none" };
  const statement = statementOf(sums);
  return { state: "shown", ...statement, coverage: coverageOf(statement) };
}
