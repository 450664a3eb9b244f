import { describe, expect, it } from "vitest";
import type { JudgedMeasure } from "../schema";
import { beginRefusal, decisionRefusal, valueRefusal } from "./targets";

const today = "2026-11-25";

describe("a target", () => {
  it("begins this month or later, never where it would judge again what has been judged", () => {
    expect(beginRefusal("2026-10", today)).toMatch(/earliest/);
    expect(beginRefusal("2026-11", today)).toBeUndefined();
    expect(beginRefusal("2029-11", today)).toBeUndefined();
    expect(beginRefusal("2029-12", today)).toMatch(/three years/);
  });

  it("lies where its measure can lie", () => {
    const refusal = (metric: JudgedMeasure, value: number, band = 5) => valueRefusal({ metric, value, band });
    expect(refusal("nps", -5)).toBeUndefined();
    expect(refusal("nps", -101)).toMatch(/between/);
    expect(refusal("csat", -5)).toMatch(/below 0%/);
    expect(refusal("promises-kept", 101)).toMatch(/above 100%/);
    expect(refusal("csat", 80, 51)).toMatch(/at most 50/);
    expect(refusal("experience-debt", 4000, 500)).toBeUndefined();
    expect(refusal("experience-debt", -1)).toMatch(/below 0/);
  });
});

describe("a proposed target", () => {
  const proposal = { proposedBy: "head", from: "2026-12-01", decision: null };
  const decide = (given: object, decision: "approved" | "declined", actorId = "executive") =>
    decisionRefusal({ ...proposal, ...given }, { decision }, { actorId, today });

  it("is approved by somebody else, once", () => {
    expect(decide({}, "approved")).toBeUndefined();
    expect(decide({}, "approved", "head")).toMatch(/another executive/);
    expect(decide({ decision: "declined" }, "approved")).toBe("This was declined meanwhile.");
  });

  it("is not approved once its month has passed, but may be declined", () => {
    expect(decide({ from: "2026-10-01" }, "approved")).toMatch(/has passed/);
    expect(decide({ from: "2026-10-01" }, "declined")).toBeUndefined();
    expect(decide({}, "declined", "head")).toBeUndefined();
  });
});
