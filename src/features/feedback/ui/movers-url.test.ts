import { describe, expect, it } from "vitest";
import { moversAskedFrom } from "./movers-url";

describe("the address of customers who moved", () => {
  it("names two periods and two classes", () => {
    const search = { from: "2026-Q2", to: "2026-Q3", "from-class": "promoter", "to-class": "detractor" };
    expect(moversAskedFrom(search)).toMatchObject({
      from: "2026-Q2",
      to: "2026-Q3",
      was: "promoter",
      is: "detractor",
    });
  });

  it("is another list's without both classes, and carries nothing too long or hostile", () => {
    expect(moversAskedFrom({ "from-class": "promoter" })).toBeUndefined();
    expect(moversAskedFrom({ "from-class": "promoter", "to-class": "angry" })).toBeUndefined();
    const hostile = moversAskedFrom({
      from: ["\0x".repeat(50)],
      after: "9".repeat(500),
      "from-class": "passive",
      "to-class": "passive",
    });
    expect(hostile?.from).toBe("x".repeat(20));
    expect(hostile?.after).toHaveLength(40);
  });
});
