import { expect, it } from "vitest";
import type { Actor } from "./can";
import { capabilities } from "./capabilities";
import { sightOf } from "./sentences";

const actor = (grants: Actor["grants"], openScorecards = true): Actor => ({
  id: "x",
  grants,
  settings: { openScorecards },
});
const nameOf = (id: number) => ({ 1: "Claims", 2: "Billing" })[id];

it("says for a head what is theirs and what is everybody's", () => {
  const { may, mayNot } = sightOf(actor([{ role: "head", departmentId: 1 }]), nameOf);
  expect(may).toContain("Read customers' comments: Claims only.");
  expect(may).toContain("See scores: every department.");
  expect(mayNot).toContain("See people and their roles.");
});

it("says more for two departments, and less while scorecards are closed", () => {
  const two = actor([
    { role: "head", departmentId: 1 },
    { role: "member", departmentId: 2 },
  ]);
  expect(sightOf(two, nameOf).may).toContain("Read customers' comments: Claims and Billing only.");
  expect(sightOf(actor([{ role: "head", departmentId: 1 }], false), nameOf).may).toContain(
    "See scores: Claims only.",
  );
});

it("speaks of every right once, whoever asks", () => {
  for (const role of ["executive", "admin"] as const) {
    const { may, mayNot } = sightOf(actor([{ role, departmentId: null }]), nameOf);
    expect(may.length + mayNot.length).toBe(Object.keys(capabilities).length);
  }
  expect(sightOf(actor([{ role: "admin", departmentId: null }]), nameOf).mayNot).toContain(
    "Read customers' comments.",
  );
  expect(sightOf(actor([]), nameOf).may).toEqual([]);
});
