import { administration, maps, open } from "./examples-of-the-organisation";
import { lastMonth, monthFromNow, nextMonth, range, type Example } from "./example";
import { customerOf, memberOf, ownedBy, slug, uuid, type Principal } from "./world";

const asked = { period: "last-12m", compare: "none" };
const dated = { version: 1, due: `${monthFromNow(4)}-15`, reason: "It takes longer." };
const ofLastMonth = (n: number) => ({ department: slug(n), period: lastMonth });
const targetOf = (n: number) => ({
  from: nextMonth,
  reason: "A new year.",
  changes: [{ slug: slug(n), metric: "nps", value: 30, band: 5 }],
});
const account: Record<string, Example> = Object.fromEntries(
  Object.entries<unknown>({
    "account.page": undefined,
    "account.saveProfile": { name: "Somebody", shortcutsOff: false },
    "account.saveNotices": { dailyMail: true, deadlineMail: true },
    "account.prove": { password: "not the right one" },
    "account.changePassword": { current: "not the right one", next: "a new and long password" },
    "account.beginApp": undefined,
    "account.confirmApp": { code: "000000" },
    "account.dropApp": undefined,
    "account.newRecoveryCodes": undefined,
    "account.beginPasskey": undefined,
    "account.addPasskey": { step: "none", name: "A key", response: "{}" },
    "account.endOtherSessions": undefined,
  }).map(([path, input]) => [path, { rights: "all all all all", input }]),
);

const words: Record<string, Example> = {
  "feedback.page": { rights: "all own own -", narrow: (n) => ({ ...asked, touchpoints: [n] }) },
  "feedback.more": { rights: "all own own -", narrow: (n) => ({ ...asked, touchpoints: [n] }) },
  "feedback.movers": { rights: "all own own -", input: { was: "promoter", is: "detractor" } },
  "feedback.editor": { rights: "all own - -" },
  "feedback.preview": {
    rights: "all own own -",
    narrow: (n) => ({ asked, draft: { phrases: ["waiting"], exclusions: [], touchpointIds: [n] } }),
  },
  "feedback.suggest": { rights: "all own own -", narrow: (n) => ({ ...asked, touchpoints: [n] }) },
  "feedback.saveTheme": {
    rights: "all own - -",
    of: (n) => ({
      id: n,
      name: `Named again ${n}`,
      departmentId: n,
      touchpointIds: [],
      phrases: ["again"],
      exclusions: [],
    }),
  },
  "feedback.removeTheme": { rights: "all own - -", of: (id) => ({ id }) },
  "feedback.saveView": { rights: "all own own -", input: { name: "New", query: "" } },
  "feedback.removeView": { rights: "all own own -", personal: (id) => ({ id }) },
  "feedback.noteFile": { rights: "all own own -", input: { kind: "comments", format: "csv" } },
  "feedback.fileRows": { rights: "all own own -", narrow: (n) => ({ ...asked, touchpoints: [n] }) },
  "loyalty.debtors": {
    rights: "all own own -",
    of: (n) => ({ department: slug(n) }),
    tells: { rights: "all own - -", words: customerOf },
  },
  "loyalty.debtor": {
    rights: "all own own -",
    tells: { rights: "all own - -", words: customerOf },
    of: (n) => ({ department: slug(n), customer: String(n * 100) }),
  },
  "responses.excluded": { rights: "all - - -" },
  "responses.exclude": { rights: "all - - -", of: (n) => ({ id: String(n * 100), reason: "A test." }) },
  "responses.takeBack": { rights: "all - - -", of: (n) => ({ id: String(n) }) },
  "responses.findCustomer": { rights: "all - - all", input: { text: "nobody" } },
  "responses.mergeCustomers": { rights: "all - - all", of: (n) => ({ from: String(n), into: "100" }) },
  "responses.exportCustomer": { rights: "all - - all", of: (n) => ({ id: String(n) }) },
  "responses.eraseCustomer": { rights: "all - - all", of: (n) => ({ id: String(n) }) },
};

const figures: Record<string, Example> = {
  "loyalty.overview": { rights: "all open own all", input: asked },
  "loyalty.department": { rights: "all open own all", of: (n) => ({ slug: slug(n), asked }) },
  "loyalty.drivers": { rights: "all open own all", of: (departmentId) => ({ departmentId }) },
  "loyalty.movement": { rights: "all open own all", input: {} },
  "loyalty.debt": { rights: "all open own all", input: {} },
  "loyalty.recovery": { rights: "all open own all", input: {} },
  "loyalty.money": {
    rights: "all own - -",
    tells: { rights: "all own - -", words: (n) => `"name":"Department ${n}"` },
  },
  "loyalty.journeyFigures": { rights: "all open own all", input: { journey: "d1", asked } },
  "loyalty.journeyThemes": { rights: "all open own all", input: { journey: "d1", asked } },
  "loyalty.marks": { rights: "all open own all" },
  "loyalty.place": { rights: "all open own all", narrow: (n) => ({ touchpoints: [n], asked }) },
  "loyalty.events.list": { rights: "all open own all", of: (departmentId) => ({ departmentId }) },
  "loyalty.events.add": {
    rights: "all own - all",
    of: (departmentId) => ({ departmentId, day: `${lastMonth}-10`, words: "Something happened" }),
  },
  "loyalty.events.change": {
    rights: "all own - all",
    of: (id) => ({ id, day: `${lastMonth}-10`, words: "It happened" }),
  },
  "loyalty.events.remove": { rights: "all own - all", of: (id) => ({ id }) },
  "loyalty.baseline.list": { rights: "all open own all", of: (departmentId) => ({ departmentId }) },
  "loyalty.baseline.decide": {
    rights: "all own - all",
    of: (departmentId) => ({ departmentId, from: "2025-01", to: "2025-12", reason: "A quiet year." }),
  },
  "methods.page": { rights: "all open own all" },
  "promises.ledger": { rights: "all open own all", input: { journey: "d1", asked } },
  "scorecards.matrix": { rights: "all open own all", input: {} },
  "scorecards.ofDepartment": { rights: "all open own all", of: (n) => ({ department: slug(n) }) },
  "scorecards.comparison": { rights: "all open own all", of: (n) => ({ department: slug(n) }) },
  "scorecards.proposals": { rights: "all - - -", of: (n) => ({ department: slug(n) }) },
  "signoff.history": { rights: "all open own all", of: (n) => ({ department: slug(n) }) },
  "people.team": {
    rights: "all open own all",
    of: (n) => ({ department: slug(n) }),
    tells: { rights: "all own own all", words: memberOf },
  },
  "decisions.list": { rights: "all - - -" },
  "scorecards.noteFile": { rights: "all open own all", input: { format: "csv" } },
  "seams.page": { rights: "all open own all" },
  "signoff.band": { rights: "all open own all", of: (n) => ({ department: slug(n) }) },
  "signoff.tally": { rights: "all open own all" },
  "surveys.list": { rights: "all all all all" },
  "trends.noteFile": { rights: "all open own all", input: { table: "score", format: "csv" } },
  "trends.frame": { rights: "all open own all", narrow: (n) => ({ ...asked, touchpoints: [n] }) },
  "trends.score": { rights: "all open own all", narrow: (n) => ({ ...asked, touchpoints: [n] }) },
  "trends.order": { rights: "all open own all", input: asked },
  "trends.detractors": { rights: "all open own all", narrow: (n) => ({ ...asked, touchpoints: [n] }) },
};

const work: Record<string, Example> = {
  "commitments.list": { rights: "all open own all", of: (n) => ({ department: slug(n) }) },
  "commitments.make": {
    rights: "all own - -",
    of: (n) => ({ department: slug(n), words: "Answer sooner", due: dated.due, size: 1, confidence: 80 }),
  },
  "commitments.redate": { rights: "all own - -", of: (id) => ({ id, ...dated }) },
  "commitments.done": { rights: "all own - -", of: (id) => ({ id, version: 1 }) },
  "commitments.notDone": { rights: "all own - -", of: (id) => ({ id, version: 1 }) },
  "commitments.askRelease": {
    rights: "all own - -",
    of: (id) => ({ id, version: 1, reason: "It fell away." }),
  },
  "commitments.decideRelease": {
    rights: "all - - -",
    of: (id) => ({ id, version: 1, decision: "released" }),
  },
  "cases.list": { rights: "all own own -", narrow: (n) => ({ department: slug(n), view: "all" }) },
  "cases.atDepartment": { rights: "all own own -", of: (n) => ({ department: slug(n) }) },
  "cases.one": { rights: "all own own -", of: (id) => ({ id }) },
  "cases.claim": { rights: "all own own -", of: (id) => ({ id, version: 1 }) },
  "cases.assign": { rights: "all own own -", of: (id) => ({ id, version: 1, personId: uuid(2) }) },
  "cases.acknowledge": { rights: "all own own -", of: (id) => ({ id, version: 1, said: "We called back." }) },
  "cases.close": { rights: "all own own -", of: (id) => ({ id, version: 1, rootCause: "A lost letter." }) },
  "cases.reopen": { rights: "all own own -", of: (id) => ({ id, version: 1, reason: "They called again." }) },
  "cases.route": {
    rights: "all own own -",
    of: (id) => ({ id, version: 1, departmentId: 5, reason: "It is about their letter." }),
  },
  "plans.list": { rights: "all own own -", narrow: (n) => ({ department: slug(n) }) },
  "plans.one": { rights: "all own own -", of: (id) => ({ id }) },
  "plans.form": { rights: "all own - -", of: (touchpoint) => ({ place: { touchpoint } }) },
  "plans.make": {
    rights: "all own - -",
    of: (n) => ({
      place: { touchpoint: n },
      title: "Answer sooner",
      doing: "More people at the telephone",
      departmentId: n,
      ownerId: uuid(2),
      startsOn: `${nextMonth}-01`,
      due: dated.due,
      measure: "nps",
      expected: 40,
      baseline: range,
    }),
  },
  "plans.move": { rights: "all own - -", of: (id) => ({ id, version: 1, to: "in progress" }) },
  "plans.redate": { rights: "all own - -", of: (id) => ({ id, ...dated }) },
  "plans.handOver": { rights: "all own - -", of: (id) => ({ id, version: 1, ownerId: uuid(2) }) },
  "scorecards.targets": { rights: "all own - -" },
  "scorecards.checkTargets": { rights: "all own - -", input: { text: "Department\tNPS\nDepartment 1\t30" } },
  "scorecards.cellsOfFile": { rights: "all own - -", input: { file: "" } },
  "scorecards.setWeights": {
    rights: "all - - -",
    of: (n) => ({
      from: nextMonth,
      reason: "A new year.",
      changes: [{ slug: slug(n), metric: "nps", weight: 10 }],
    }),
  },
  "scorecards.setTargets": { rights: "all - - -", of: targetOf },
  "scorecards.proposeTargets": { rights: "all own - -", of: targetOf },
  "scorecards.decideProposal": { rights: "all - - -", of: (id) => ({ id, decision: "declined" }) },
  "signoff.forecast": {
    rights: "- own - -",
    of: (n) => ({ ...ofLastMonth(n), value: 10, low: 0, high: 20 }),
  },
  "signoff.takeFigures": { rights: "- own - -", of: ofLastMonth },
  "signoff.writeNote": {
    rights: "- own - -",
    of: (n) => ({ ...ofLastMonth(n), metric: "nps", words: "A storm." }),
  },
  "signoff.sign": { rights: "- own - -", of: (n) => ({ ...ofLastMonth(n), sha256: "0".repeat(64) }) },
  "signoff.countersign": { rights: "all - - -", of: (id) => ({ id, sha256: "0".repeat(64) }) },
  "signoff.askReopening": { rights: "all own - -", of: (id) => ({ id, reason: "An answer is missing." }) },
  "signoff.decideReopening": { rights: "all - - -", of: (id) => ({ id, decision: "declined" }) },
  "journeys.transfers.offer": {
    rights: "all own - -",
    of: (touchpointId) => ({ touchpointId, toDepartmentId: 5, startsOn: `${nextMonth}-01` }),
  },
  "journeys.transfers.settle": { rights: "all own - -", of: (id) => ({ id, outcome: "withdrawn" }) },
  "vision.page": { rights: "all all all all" },
  "vision.write": {
    rights: "all - - -",
    input: { sentence: "We keep our word.", principles: [], basedOn: 1 },
  },
  "vision.acknowledge": { rights: "- own - -", of: (departmentId) => ({ number: 1, departmentId }) },
};

/** What each procedure is asked, and who may ask it. A procedure that is missing here fails the matrix. */
export const examples: Record<string, Example> = {
  ...account,
  "account.dropPasskey": { rights: "all all all all", personal: (n) => ({ id: String(n) }) },
  "account.endSession": { rights: "all all all all", personal: (n) => ({ id: uuid(n) }) },
  ...words,
  ...figures,
  ...work,
  ...maps,
  ...administration,
  ...open,
};

/** The personal rows of a kind, for somebody: their own, the other head's, or nobody's. */
export function personalNumber(who: Principal, kind: string): number {
  if (kind === "own") return ownedBy(who);
  return kind === "another's" ? ownedBy(who === "executive" ? "head" : "executive") : 999;
}
