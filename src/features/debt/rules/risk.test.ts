import { expect, it } from "vitest";
import type { OwnRisk } from "@/domain/money";
import { riskOfCell } from "./risk";

const rate = (value: number, low: number, high: number) => ({
  rate: value,
  interval: { low, high },
  customers: 100,
  losses: 10,
});
const own: OwnRisk = {
  total: 0,
  interval: { low: 0, high: 0 },
  rates: {
    promoter: rate(0.1, 0.05, 0.15),
    passive: rate(0.12, 0.08, 0.2),
    detractor: rate(0.3, 0.25, 0.4),
  },
};
const cell = (one: "promoter" | "passive" | "detractor") => ({ class: one, customers: 8, revenue: 1000 });

it("is what a class loses beyond promoters, with what the ends of both rates would make of it", () => {
  const { customers, atRisk, lowest, highest } = riskOfCell(cell("detractor"), own);
  expect(customers).toBe(8);
  expect(atRisk).toBeCloseTo(200);
  expect(lowest).toBeCloseTo(100);
  expect(highest).toBeCloseTo(350);
  expect(riskOfCell(cell("passive"), own).lowest).toBe(0);
  expect(riskOfCell(cell("promoter"), own)).toEqual({ customers: 0, atRisk: 0, lowest: 0, highest: 0 });
});

it("is the rule of thumb, without a range of its own, where too few losses are known", () => {
  expect(riskOfCell(cell("detractor"), undefined)).toEqual({
    customers: 8,
    atRisk: 500,
    lowest: 500,
    highest: 500,
  });
  expect(riskOfCell(cell("passive"), undefined).atRisk).toBe(300);
});
