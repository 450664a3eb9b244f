import { describe, expect, test } from "vitest";
import { baselineRange, baselineRefusal } from "./control-baseline";

describe("a baseline", () => {
  test("is whole months, the last one included", () => {
    expect(baselineRange({ from: "2025-01", to: "2025-12" })).toEqual({
      from: "2025-01-01",
      to: "2026-01-01",
    });
  });

  test("of twelve months that are over is accepted", () => {
    expect(baselineRefusal({ from: "2025-01", to: "2025-12" }, "2026-01-01")).toBeUndefined();
  });

  test("that is too short, the wrong way round or not over is refused in a sentence", () => {
    expect(baselineRefusal({ from: "2025-02", to: "2025-12" }, "2026-01-01")).toMatch(/at least 12 months/);
    expect(baselineRefusal({ from: "2025-12", to: "2024-01" }, "2026-01-01")).toMatch(/at least 12 months/);
    expect(baselineRefusal({ from: "2025-01", to: "2025-12" }, "2025-12-31")).toMatch(/must be over/);
  });
});
