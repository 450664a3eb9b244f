/** What nobody says in a test but those who look for it again: unmistakable in any answer. */
export const CANARY = "zanzibarine";

const periods = ["2026-10", "this-quarter", "last-12m", "2026-09-15..2026-11-09"];
const asks = [
  ...periods.map((period) => ({ period })),
  ...["2026-10", "last-12m"].flatMap((period) => [
    { period, channels: [1] },
    { period, departments: [1] },
    { period, touchpoints: [1], compare: "none" },
  ]),
];
/**
 * What each procedure that only reads is asked where every one of them is called; one that takes nothing is called with
 * nothing. They speak of department 1 (claims), touchpoint 1 on map `main`, and October 2026.
 */
export const readExamples: Record<string, readonly unknown[]> = {
  "cases.list": [{}, { view: "all" }, { view: "closed", department: "claims" }],
  "cases.atDepartment": [{ department: "claims" }],
  "cases.one": [{ id: 1 }],
  "commitments.list": [{ department: "claims" }],
  "feedback.page": [
    ...asks,
    { period: "last-12m", words: CANARY },
    { period: "last-12m", theme: 1, languages: ["en"] },
  ],
  "feedback.more": asks,
  "feedback.movers": [
    { was: "promoter", is: "detractor" },
    { was: "detractor", is: "detractor", from: "2026-09", to: "2026-10" },
  ],
  "feedback.fileRows": asks,
  "feedback.suggest": asks,
  "feedback.preview": asks.map((asked) => ({
    asked,
    draft: { phrases: ["waiting", CANARY], exclusions: [], touchpointIds: [] },
  })),
  "journeys.transfers.open": [{ department: "claims" }],
  "journeys.transfers.ownership": [{ touchpointId: 1 }],
  "journeys.map": periods
    .slice(0, 1)
    .map(() => ({ slug: "main", range: { from: "2026-10-01", to: "2026-11-01" } })),
  "loyalty.baseline.list": [{}, { departmentId: 1 }],
  "loyalty.department": asks.map((asked) => ({ slug: "claims", asked })),
  "loyalty.debtors": [{ department: "claims" }],
  "loyalty.debtor": [{ department: "claims", customer: "1" }],
  "loyalty.debt": ["2026-10", "2026-Q4", "2026"].map((period) => ({ period })),
  "loyalty.drivers": [{}, { departmentId: 1 }],
  "loyalty.events.list": [{}, { departmentId: 1 }],
  "loyalty.journeyFigures": asks.map((asked) => ({ journey: "main", asked })),
  "loyalty.journeyThemes": asks.map((asked) => ({ journey: "main", asked })),
  "loyalty.movement": [
    {},
    { from: "2026-09", to: "2026-10" },
    { from: "2026-Q3", to: "2026-Q4" },
    { from: "2026-Q2", to: "2026-Q3" },
  ],
  "loyalty.overview": asks,
  "loyalty.place": asks.map((asked) => ({ touchpoints: [1], asked })),
  "loyalty.recovery": ["2026-Q2", "2026-10", "2026"].map((period) => ({ period })),
  "plans.form": [{ place: { touchpoint: 1 } }, { place: { touchpoint: 1 }, period: "2026-10" }],
  "plans.list": [{}, { place: { stage: 1 } }],
  "plans.one": [{ id: 1 }, { id: 2 }],
  "promises.ledger": asks.map((asked) => ({ journey: "main", asked })),
  "people.team": [{ department: "claims" }],
  "scorecards.comparison": periods.map((period) => ({ department: "claims", period })),
  "scorecards.ofDepartment": periods.map((period) => ({ department: "claims", period })),
  "scorecards.matrix": periods.map((period) => ({ period })),
  "signoff.history": [{ department: "claims" }],
  "signoff.band": [{ department: "claims" }],
  "trends.detractors": asks,
  "trends.frame": asks,
  "trends.order": asks,
  "trends.score": [
    ...asks,
    { period: "last-12m", limits: true, by: "departments" },
    { period: "last-30d", step: "week" },
  ],
};
