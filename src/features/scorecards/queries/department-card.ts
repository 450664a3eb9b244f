import type { Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import type { AskedCard, DepartmentCard } from "../schema";
import { scorecardMatrix } from "./matrix";
import { mustReach } from "./reached-department";

/**
 * The line of one department in the matrix of everybody: the same figures, verdicts and changes, because it is the same
 * line. A measure that the department has neither a figure nor a target of is left out.
 */
export async function departmentCard(
  scope: Scope<"scorecard:read">,
  viewer: Actor,
  { department, period }: AskedCard,
  now: Date,
): Promise<DepartmentCard> {
  await mustReach(scope, department);
  const matrix = await scorecardMatrix(scope, viewer, { period, by: "departments" }, now);
  const { period: shown, notices, currency, measures, departments } = matrix;
  const row = departments.find(({ slug }) => slug === department);
  const isTold = (row?.cells ?? []).map((cell) =>
    cell.state === "none" ? cell.target !== undefined : cell.state !== "withheld",
  );
  const told = <T>(list: readonly T[]) => list.filter((_, at) => isTold[at]);
  return {
    period: shown,
    ...{ notices, currency },
    measures: told(measures),
    row: row ? { ...row, cells: told(row.cells), weights: told(row.weights) } : null,
  };
}
