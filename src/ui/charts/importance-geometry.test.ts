import { describe, expect, it } from "vitest";
import { labelsOf, spanAround, ticksOf } from "./importance-geometry";

const plot = { width: 400, height: 200 };

describe("names on the plane of importance and satisfaction", () => {
  it("stand right of their dot, or left of it at the right edge", () => {
    const [inside, atEdge] = labelsOf(
      [
        { key: "a", name: "Claim", x: 50, y: 40 },
        { key: "b", name: "Claim", x: 390, y: 120 },
      ],
      plot,
    );
    expect(inside).toEqual({ key: "a", x: 59, y: 44, anchor: "start" });
    expect(atEdge).toEqual({ key: "b", x: 381, y: 124, anchor: "end" });
  });

  it("never lie on one another or on a dot; the later of two that cannot both stand is left out", () => {
    const crowd = Array.from({ length: 12 }, (_, index) => ({
      key: String(index),
      name: "A rather long name of a touchpoint",
      x: 200 + (index % 3),
      y: 100 + (index % 4),
    }));
    const labels = labelsOf(crowd, plot);
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.length).toBeLessThan(crowd.length);
    expect(labels[0]?.key).toBe("0");
  });
});

it("axes reach around all values on whole steps, and never beyond what a share can be", () => {
  expect(spanAround([62, 81], 10)).toEqual({ min: 50, max: 90 });
  expect(spanAround([0.4, 8.8], 2)).toEqual({ min: 0, max: 10 });
  expect(spanAround([97, 100], 10)).toEqual({ min: 90, max: 100 });
  expect(ticksOf({ min: 50, max: 90 }, 10)).toEqual([50, 60, 70, 80, 90]);
});
