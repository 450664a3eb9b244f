import { describe, expect, it } from "vitest";
import type { Commitment } from "@/features/commitments/schema";
import type { PromiseLine } from "@/features/promises/schema";
import type { MatrixCell } from "@/features/scorecards/schema";
import { departmentNeeds, type DepartmentFacts } from "./department-needs";

const TODAY = "2026-11-26";
const claims = { name: "Claims", slug: "claims" };
const october = { key: "2026-10", from: "2026-10-01", to: "2026-11-01", due: "2026-11-14" };

/** A department with nothing to do, as its head sees it. */
function facts(change: Partial<DepartmentFacts> = {}): DepartmentFacts {
  return {
    band: bandAt("done"),
    commitments: said([]),
    ...{ offers: [], proposals: [], promises: [], map: undefined, hasUnreadVision: false },
    card: cardWith([]),
    ...change,
  };
}

function bandAt(
  step: DepartmentFacts["band"]["step"],
  change: Partial<DepartmentFacts["band"]> = {},
): DepartmentFacts["band"] {
  const may = { sign: true, countersign: false, askReopening: true, decideReopening: false };
  return {
    ...{ department: claims, today: TODAY, period: october, nextOpensOn: "2026-12-01", step, may },
    ...{ toForecast: null, hasForecasts: false, forecasts: [], review: null, missed: [], card: null },
    ...change,
  };
}

function said(
  commitments: Partial<Commitment>[],
  may = { mayWrite: true, mayRelease: false },
): DepartmentFacts["commitments"] {
  const usual: Commitment = {
    ...{ id: 1, version: 1, words: "Call back", due: "2026-12-31", firstDue: "2026-12-31", redated: 0 },
    ...{ size: 1, confidence: 70, effect: null, period: null, state: "open", doneOn: null, madeBy: "Ben" },
    ...{ isCarried: false, release: null, history: [] },
  };
  return {
    department: claims,
    today: TODAY,
    ...may,
    word: {},
    effects: { reached: 0, of: 0 },
    commitments: commitments.map((one) => ({ ...usual, ...one })),
  };
}

function cardWith(cells: readonly MatrixCell[]): DepartmentFacts["card"] {
  const row = { id: 1, ...claims, head: "Ben", ownerId: 1, where: null, cells: [...cells], weights: [] };
  const period = { key: "2026-10", from: "2026-10-01", to: "2026-11-01", isSoFar: false };
  return { period, notices: [], currency: "GBP", measures: cells.map(() => "nps"), row };
}
const missed: MatrixCell = {
  ...{ state: "shown", value: 3, low: 0, high: 6, n: 300, trend: [], change: { state: "not comparable" } },
  ...{ verdict: { state: "missed", answersNeeded: undefined }, target: { value: 20, band: 5 } },
};
const mend: Partial<Commitment> = {
  effect: { metric: "nps", from: 3, to: 20, by: "2027-01-31", outcome: { state: "not yet" } },
};

const kindsOf = (given: DepartmentFacts) => departmentNeeds(given).map(({ kind }) => kind);

describe("what a department needs", () => {
  it("begins with customers who wait longer than was promised, for whoever answers them", () => {
    const late = { late: 2, since: "2026-11-20", places: [], mayHandle: true };
    expect(departmentNeeds(facts({ cases: late }))).toEqual([
      { kind: "cases", count: 2, due: "2026-11-20", isYours: true },
    ]);
    expect(departmentNeeds(facts({ cases: { ...late, late: 0, since: null } }))).toEqual([]);
  });

  it("is nothing where nothing waits", () => {
    expect(departmentNeeds(facts())).toEqual([]);
  });

  it("begins with what is most overdue; what has no day comes last", () => {
    const given = facts({
      band: bandAt("review"),
      commitments: said([
        { id: 1, due: "2026-12-05" },
        { id: 2, due: "2026-11-01", state: "missed" },
      ]),
      hasUnreadVision: true,
    });
    expect(departmentNeeds(given).map(({ kind, due }) => [kind, due])).toEqual([
      ["commitment", "2026-11-01"],
      ["sign-off", "2026-11-14"],
      ["commitment", "2026-12-05"],
      ["vision", null],
    ]);
  });

  it("names the commitments due within two weeks and those that were missed, and no others", () => {
    const of = (due: string, state: Commitment["state"]) =>
      kindsOf(facts({ commitments: said([{ due, state }]) }));
    expect(of("2026-12-10", "open")).toEqual(["commitment"]);
    expect(of("2026-12-11", "open")).toEqual([]);
    expect(of("2026-09-01", "missed")).toEqual(["commitment"]);
    for (const state of ["kept", "late", "released"] as const) expect(of("2026-11-01", state)).toEqual([]);
  });

  it("names the measures that a review still wants a note on, then those it wants a commitment for", () => {
    const wants = [
      { metric: "nps" as const, value: 3, note: null, commitments: 0 },
      { metric: "csat" as const, value: 3, note: "Garages", commitments: 0 },
    ];
    const missing = (step: "review" | "commit") =>
      departmentNeeds(facts({ band: bandAt(step, { missed: wants }) })).flatMap((need) =>
        need.kind === "sign-off" ? need.missing : [],
      );
    expect(missing("review")).toEqual(["nps"]);
    expect(missing("commit")).toEqual(["nps", "csat"]);
  });

  it("asks an executive who did not sign for the countersignature, and nobody else", () => {
    const may = { sign: false, countersign: true, askReopening: true, decideReopening: true };
    const isYours = (isSignedByReader: boolean) =>
      departmentNeeds(
        facts({
          band: bandAt("countersign", { may, card: { isSignedByReader } as DepartmentFacts["band"]["card"] }),
        }),
      )[0]?.isYours;
    expect(isYours(false)).toBe(true);
    expect(isYours(true)).toBe(false);
    expect(departmentNeeds(facts({ band: bandAt("countersign") }))[0]?.isYours).toBe(false);
  });

  it("asks for a commitment for a missed measure until an open one is to mend it, or the sign-off asks for it", () => {
    expect(kindsOf(facts({ card: cardWith([missed]) }))).toEqual(["missed"]);
    expect(kindsOf(facts({ card: cardWith([missed]), commitments: said([mend]) }))).toEqual([]);
    expect(
      kindsOf(facts({ card: cardWith([missed]), commitments: said([{ ...mend, state: "late" }]) })),
    ).toEqual(["missed"]);
    const asked = [{ metric: "nps" as const, value: 3, note: null, commitments: 0 }];
    expect(kindsOf(facts({ card: cardWith([missed]), band: bandAt("review", { missed: asked }) }))).toEqual([
      "sign-off",
    ]);
  });

  it("names a promise as broken only where even the high end of the range is below it, and only of whoever delivers it", () => {
    const promise = (high: number, slug = "claims") =>
      ({
        ...{ slug: "soon", text: "Soon", target: 90, deliveredBy: { id: 1, name: "", slug } },
        operations: { state: "measured", value: 80, low: 70, high, n: 100 },
      }) as PromiseLine;
    expect(kindsOf(facts({ promises: [promise(89)] }))).toEqual(["promise"]);
    expect(kindsOf(facts({ promises: [promise(91)] }))).toEqual([]);
    expect(kindsOf(facts({ promises: [promise(89, "contact")] }))).toEqual([]);
  });

  it("lets whoever may not act look on", () => {
    const given = facts({
      band: bandAt("review", {
        may: { sign: false, countersign: false, askReopening: false, decideReopening: false },
      }),
      commitments: said([{ due: "2026-11-01", state: "missed" }], { mayWrite: false, mayRelease: false }),
      card: cardWith([missed]),
    });
    expect(departmentNeeds(given).map(({ isYours }) => isYours)).toEqual([false, false, false]);
  });

  it("asks to decide about a release whoever may and did not ask", () => {
    const release = { reason: "Sold", askedBy: "Ben", isOwn: false };
    const needs = (mayRelease: boolean, isOwn: boolean) =>
      departmentNeeds(
        facts({ commitments: said([{ release: { ...release, isOwn } }], { mayWrite: true, mayRelease }) }),
      ).map(({ kind, isYours }) => [kind, isYours]);
    expect(needs(true, false)).toEqual([["release", true]]);
    expect(needs(true, true)).toEqual([["release", false]]);
    expect(needs(false, false)).toEqual([["release", false]]);
  });
});
