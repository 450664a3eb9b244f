import { describe, expect, it } from "vitest";
import { placesOf, type DecisionFacts } from "./decisions";

const claims = { id: 1, name: "Claims", slug: "claims", head: "Ben", owns: true };
const contact = { id: 2, name: "Contact", slug: "contact", head: "Cem", owns: true };
const low = { promoters: 20, passives: 40, detractors: 60 };
const target = { value: 40, band: 5 };

function facts(change: Partial<DecisionFacts> = {}): DecisionFacts {
  return {
    today: "2026-11-26",
    departments: [claims, contact],
    period: { key: "2026-10", due: "2026-11-14" },
    ...{
      orphans: [],
      unsigned: [],
      cards: [],
      promises: [],
      proposals: [],
      releases: [],
      cases: [],
      mends: [],
      months: [],
    },
    riskAt: { department: () => null, touchpoint: () => null },
    ...change,
  };
}
const kindsOf = (given: DecisionFacts) =>
  placesOf(given).flatMap(({ waits }) => waits.map(({ reason }) => reason.kind));

describe("what needs a decision", () => {
  it("is nothing where everything is owned, signed and kept", () => {
    expect(placesOf(facts())).toEqual([]);
  });

  it("stands where most revenue is at risk first, and within a place by its day", () => {
    const given = facts({
      orphans: [{ id: 9, name: "Letter", slug: "letter", map: "main", stage: "use" }],
      unsigned: [1, 2],
      proposals: [{ department: 2, metric: "nps", count: 1, from: "2026-11-01" }],
      riskAt: { department: (id) => (id === 1 ? 100 : 300), touchpoint: () => 200 },
    });
    expect(placesOf(given).map(({ at, risk }) => [at.name, risk])).toEqual([
      ["Contact", 300],
      ["Letter", 200],
      ["Claims", 100],
    ]);
    expect(placesOf(given)[0]?.waits.map(({ reason, due }) => [reason.kind, due])).toEqual([
      ["proposal", "2026-11-01"],
      ["overdue", "2026-11-14"],
    ]);
  });

  it("tells of cases past their deadline, with the day of the first", () => {
    const [place] = placesOf(facts({ cases: [{ department: 2, count: 3, due: "2026-11-12" }] }));
    expect(place?.at.name).toBe("Contact");
    expect(place?.waits).toEqual([{ reason: { kind: "cases", count: 3 }, due: "2026-11-12" }]);
  });

  it("asks for a sign-off only once its day has passed", () => {
    expect(kindsOf(facts({ unsigned: [1], today: "2026-11-14" }))).toEqual([]);
    expect(kindsOf(facts({ unsigned: [1], today: "2026-11-15" }))).toEqual(["overdue"]);
  });

  it("asks for a head only of a department that answers for something", () => {
    const headless = (owns: boolean) => kindsOf(facts({ departments: [{ ...claims, head: null, owns }] }));
    expect(headless(true)).toEqual(["no head"]);
    expect(headless(false)).toEqual([]);
  });

  it("speaks of a target missed twice only where both months are settled, each by the target of its time", () => {
    const months = (counts: DecisionFacts["months"][number]["counts"], targets = [target, target]) =>
      kindsOf(facts({ months: [{ department: 1, counts, targets }] }));
    const met = { promoters: 100, passives: 10, detractors: 5 };
    expect(months([low, low])).toEqual(["missed twice"]);
    expect(months([low, met])).toEqual([]);
    expect(months([met, low])).toEqual([]);
    expect(months([low])).toEqual([]);
    expect(months([low, { promoters: 1, passives: 2, detractors: 4 }])).toEqual([]);
    expect(months([low, low], [{ value: -60, band: 5 }, target])).toEqual([]);
  });

  it("names the day of the open commitment that is to mend it", () => {
    const months = [{ department: 1, counts: [low, low], targets: [target, target] }];
    const due = (metric: string) =>
      placesOf(facts({ months, mends: [{ department: 1, metric, due: "2026-12-31" }] }))[0]?.waits[0]?.due;
    expect(due("nps")).toBe("2026-12-31");
    expect(due("csat")).toBeNull();
  });

  it("calls a promise broken where even the high end of the range lies below it", () => {
    const promise = (kept: number) =>
      kindsOf(
        facts({ promises: [{ department: 1, slug: "soon", words: "Soon", kept, n: 100, target: 90 }] }),
      );
    expect(promise(70)).toEqual(["promise"]);
    expect(promise(86)).toEqual([]);
  });
});
