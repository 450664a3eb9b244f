import { describe, expect, it } from "vitest";
import { beginRefusal, decisionRefusal, valueRefusal } from "./targets";

const today = "2026-11-25";

describe("a target", () => {
  it("begins this month or later, never where it would judge again what has been judged", () => {
    expect(beginRefusal("2026-10", today)).toMatch(/earliest/);
    expect(beginRefusal("2026-11", today)).toBeUndefined();
    expect(beginRefusal("2029-11", today)).toBeUndefined();
    expect(beginRefusal("2029-12", today)).toMatch(/three years/);
  });

  it("may be below zero in points, not in per cent", () => {
    expect(valueRefusal({ metric: "nps", value: -5 })).toBeUndefined();
    expect(valueRefusal({ metric: "csat", value: -5 })).toMatch(/below 0%/);
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
