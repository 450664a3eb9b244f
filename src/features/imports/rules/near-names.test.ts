import { describe, expect, it } from "vitest";
import { nearestName } from "./near-names";

const known = ["Claim settlement", "Call-back", "Online quote", "Renewal notice", "Schadenmeldung"];

describe("the name most like a new one", () => {
  it.each([
    ["claim settlements", "Claim settlement"],
    ["Settlement (claim)", "Claim settlement"],
    ["CALLBACK", "Call-back"],
    ["Quote", "Online quote"],
    ["Renewal notcie", "Renewal notice"],
    ["Schadensmeldung", "Schadenmeldung"],
    ["Ónline quôte", "Online quote"],
  ])("of “%s” is “%s”", (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it("is none where nothing is alike enough, and never an empty name", () => {
    for (const name of ["Parking", "", "  ", "…", "Claims department of the broker office"])
      expect(nearestName(name, known), name).toBeUndefined();
    expect(nearestName("Quote", [])).toBeUndefined();
    expect(nearestName("Quote", ["", "…"])).toBeUndefined();
  });
});
