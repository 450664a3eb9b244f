import fc from "fast-check";
import { expect, it } from "vitest";
import { measuredShare } from "@/domain/rates";
import { verdictFrom } from "@/domain/verdict";
import { TargetsInForce, type SubjectTarget } from "./targets-in-force";

const day = fc
  .record({ year: fc.integer({ min: 2024, max: 2027 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, "0")}-01`);
const target = fc.record({
  id: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  metric: fc.constantFrom("nps", "csat"),
  value: fc.integer({ min: 0, max: 100 }),
  band: fc.integer({ min: 0, max: 20 }),
  from: day,
});
const byDate = (targets: readonly SubjectTarget[]) =>
  targets.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

it("never changes a verdict when a target is set that begins later", () => {
  fc.assert(
    fc.property(
      fc.array(target, { maxLength: 12 }),
      target,
      day,
      fc.integer({ min: 10, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (earlier, later, lastDay, n, share) => {
        fc.pre(later.from > lastDay);
        const judged = (targets: readonly SubjectTarget[]) => {
          const found = new TargetsInForce(byDate(targets)).on(later.id, later.metric, lastDay);
          const measured = measuredShare({ successes: Math.round(share * n), n });
          return found && verdictFrom(measured, { target: found.value, band: found.band });
        };
        expect(judged([...earlier, later])).toEqual(judged(earlier));
      },
    ),
    { numRuns: 500 },
  );
});

it("takes the newest of those that have begun, of the subject itself", () => {
  const set = (id: number | null, value: number, from: string) => ({
    id,
    metric: "nps",
    value,
    band: 5,
    from,
  });
  const targets = new TargetsInForce(
    byDate([
      set(1, 10, "2026-01-01"),
      set(1, 20, "2026-10-01"),
      set(1, 30, "2026-11-01"),
      set(null, 40, "2026-01-01"),
    ]),
  );
  expect(targets.on(1, "nps", "2026-10-31")?.value).toBe(20);
  expect(targets.on(1, "nps", "2026-11-30")?.value).toBe(30);
  expect(targets.on(null, "nps", "2026-11-30")?.value).toBe(40);
  expect(targets.on(2, "nps", "2026-11-30")).toBeUndefined();
  expect(targets.after(1, "nps", "2026-10-31")?.value).toBe(30);
});
