import { expect, test } from "vitest";
import type { DriverRow } from "@/features/drivers/schema";
import { middleOf, startHere } from "./driver-plane";

function driver(key: string, share: number, satisfied: number, more: Partial<DriverRow> = {}): DriverRow {
  return {
    key,
    name: key,
    weight: { value: share / 2, low: 0, high: 1 },
    share: { value: share, low: share - 0.05, high: share + 0.05 },
    hasEvidence: true,
    class: "basic",
    ratings: 200,
    satisfied: { value: satisfied, low: satisfied - 4, high: satisfied + 4 },
    repeats: [],
    ...more,
  };
}

test("start where something matters more than the mean and clearly satisfies less, with evidence only", () => {
  const drivers = [
    driver("settlement", 0.4, 55),
    driver("quote", 0.3, 90),
    driver("call", 0.28, 76),
    driver("noise", 0.02, 50, { hasEvidence: false }),
  ];
  expect(middleOf(drivers)).toEqual({ share: 0.25, satisfied: 67.75 });
  expect(startHere(drivers).map(({ key }) => key)).toEqual(["settlement"]);
  expect(startHere([driver("close", 0.5, 66), driver("other", 0.1, 70)])).toEqual([]);
});
