import { expect, it } from "vitest";
import type { Matrix, MatrixCell, MatrixRow } from "../schema";
import { comparisonOf } from "./comparison";

const shown = (value: number, n = 50): MatrixCell => ({
  state: "shown",
  ...{ value, low: value - 3, high: value + 3, n },
  change: { state: "not comparable" },
  trend: [null, value],
});
const hidden: MatrixCell = { state: "hidden", why: "few" };

function row(id: number, ...cells: MatrixCell[]): MatrixRow {
  const whose = { head: null, ownerId: id, where: null, weights: [] };
  return { id, name: `Department ${id}`, slug: `d${id}`, ...whose, cells };
}

function matrix(departments: MatrixRow[]): Matrix {
  return {
    period: { key: "2026-10", from: "2026-10-01", to: "2026-11-01", isSoFar: false },
    ...{ by: "departments", notices: [], currency: "GBP", measures: ["nps", "experience-debt"] },
    ...{ departments, order: { state: "ranked" } },
  };
}
/** Departments 1 to 4 share a stage; 5 stands elsewhere; 6 answers for nothing. */
const stages = new Map([1, 2, 3, 4, 5].map((id) => [id, new Set([id === 5 ? 9 : 1])]));

it("compares with those of the same stages: lowest, middle and highest of what they show", () => {
  const six = [
    row(1, shown(0)),
    row(2, shown(10)),
    row(3, shown(40)),
    row(4, shown(20)),
    row(5, shown(90)),
    row(6),
  ];
  expect(comparisonOf(matrix(six), "d1", stages)).toMatchObject({
    ...{ basis: "same stages", others: 3 },
    measures: [{ metric: "nps", own: { value: 0 }, others: { n: 3, lowest: 10, middle: 20, highest: 40 } }],
  });
});

it("compares with everybody where too few share a stage", () => {
  const five = [row(1, shown(0)), row(2, shown(10)), row(3, shown(40)), row(4, shown(20)), row(5, shown(90))];
  expect(comparisonOf(matrix(five), "d5", stages)).toMatchObject({
    ...{ basis: "all", others: 4 },
    measures: [{ others: { n: 4, middle: 15 } }],
  });
});

it("tells nothing of fewer than three others, of hidden figures, and of figures that rest on few answers", () => {
  const few = [row(1, shown(0)), row(2, hidden), row(3, shown(40)), row(4, shown(20, 9)), row(5, shown(33))];
  const found = comparisonOf(matrix(few), "d1", stages);
  expect(found?.measures[0]?.others).toBeUndefined();
  expect(JSON.stringify(found)).not.toMatch(/33|40|20,/);
});

it("compares no sums: they grow with the department", () => {
  const four = [1, 2, 3, 4].map((id) => row(id, shown(id), shown(100 * id)));
  expect(comparisonOf(matrix(four), "d1", stages)?.measures[1]).toEqual({
    metric: "experience-debt",
    own: { value: 100, low: 97, high: 103, n: 50 },
    months: [null, 100],
  });
});

it("knows no department out of the reader's reach", () => {
  expect(comparisonOf(matrix([row(1, shown(0))]), "d2", stages)).toBeUndefined();
});
