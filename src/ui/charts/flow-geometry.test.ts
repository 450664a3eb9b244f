import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { npsClasses } from "@/domain/nps";
import { flowShape, labelMiddles } from "./flow-geometry";

const size = { height: 300, gap: 18 };
const counts = fc.record({ promoters: fc.nat(900), passives: fc.nat(900), detractors: fc.nat(900) });

describe("a flow between two periods", () => {
  it("keeps promoters, passives and detractors in that order on both sides, whatever their number", () => {
    const shape = flowShape(
      [
        { class: "detractor", to: { promoters: 5, passives: 1, detractors: 20 } },
        { class: "promoter", to: { promoters: 40, passives: 3, detractors: 2 } },
        { class: "passive", to: { promoters: 4, passives: 9, detractors: 6 } },
      ],
      size,
    );
    expect(shape.before.map((group) => [group.class, group.customers])).toEqual([
      ["promoter", 45],
      ["passive", 19],
      ["detractor", 26],
    ]);
    expect(shape.after.map((group) => group.customers)).toEqual([49, 13, 28]);
    expect(shape.after.map(({ top }) => top)).toEqual(
      shape.after.map(({ top }) => top).toSorted((a, b) => a - b),
    );
  });

  it("fills every group exactly with its bands, and the picture with its groups", () => {
    fc.assert(
      fc.property(counts, counts, counts, (a, b, c) => {
        const rows = [a, b, c].map((to, index) => ({ class: npsClasses[index] ?? "promoter", to }));
        const { bands, before, after } = flowShape(rows, size);
        for (const [side, groups] of [
          ["from", before],
          ["to", after],
        ] as const) {
          for (const group of groups) {
            const thick = bands
              .filter((band) => band[side] === group.class)
              .reduce((sum, band) => sum + band.thick, 0);
            expect(thick).toBeCloseTo(group.height, 6);
          }
        }
        const filled = before.reduce((sum, group) => sum + group.height, 0);
        expect(filled).toBeCloseTo(before.some(({ customers }) => customers > 0) ? 264 : 0, 6);
      }),
      { numRuns: 100 },
    );
  });

  it("moves labels apart and keeps them in the picture", () => {
    const thin = [0, 1, 2].map((index) => ({
      class: "promoter" as const,
      customers: 1,
      top: 280 + index * 5,
      height: 4,
    }));
    const [a = 0, b = 0, c = 0] = labelMiddles(thin, 300, 50);
    expect([b - a, c - b].every((gap) => gap >= 50)).toBe(true);
    expect(c).toBeLessThanOrEqual(275);
  });
});
