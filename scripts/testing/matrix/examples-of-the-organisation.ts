import { nextMonth, range, type Example } from "./example";
import { slug, uuid } from "./world";

const wording = {
  text: "Within a week",
  comparator: "at most",
  threshold: 7,
  unit: "days",
  target: 90,
  validFrom: `${nextMonth}-01`,
};
const member = { role: "member", departmentId: 1 };

export const maps: Record<string, Example> = {
  "journeys.transfers.open": { rights: "all all all all", narrow: (n) => ({ department: slug(n) }) },
  "journeys.transfers.ownership": { rights: "all all all all", of: (touchpointId) => ({ touchpointId }) },
  "journeys.first": { rights: "all all all all" },
  "journeys.map": { rights: "all all all all", of: (n) => ({ slug: slug(n), range }) },
  "journeys.noteFile": { rights: "all all all all", of: (n) => ({ slug: slug(n), format: "csv" }) },
  "journeys.draft": { rights: "all - - all", of: (n) => ({ slug: slug(n) }) },
  "journeys.preview": { rights: "all - - all", of: (n) => ({ slug: slug(n) }) },
  "journeys.create": { rights: "all - - all", input: { name: "Another map", template: "blank" } },
  "journeys.change": {
    rights: "all - - all",
    of: (n) => ({ slug: slug(n), version: 0, change: { kind: "map.name", value: "Named again" } }),
  },
  "journeys.publish": { rights: "all - - all", of: (n) => ({ slug: slug(n), version: 0 }) },
  "journeys.discard": { rights: "all - - all", of: (n) => ({ slug: slug(n) }) },
  "promises.form": { rights: "all - - all" },
  "promises.one": { rights: "all - - all", of: (n) => ({ slug: slug(n) }) },
  "promises.state": {
    rights: "all - - all",
    input: { ...wording, stageId: 1, madeBy: 1, deliveredBy: 1, publishedIn: "A letter", weight: 1 },
  },
  "promises.reword": { rights: "all - - all", of: (n) => ({ slug: slug(n), ...wording }) },
  "promises.retire": { rights: "all - - all", of: (n) => ({ slug: slug(n), on: `${nextMonth}-01` }) },
  "promises.evidence": { rights: "all - - all", missing: (n) => ({ slug: slug(n), token: uuid(1) }) },
  "responses.touchpoints": { rights: "all - - all" },
  "responses.mergeTouchpoints": { rights: "all - - all", of: (n) => ({ from: n, into: 3 }) },
  "surveys.create": { rights: "all - - all", input: { name: "Another survey" } },
  "imports.history": { rights: "all - - all" },
  "imports.status": { rights: "all - - all", of: (n) => ({ token: uuid(n) }) },
  "imports.refusals": { rights: "all - - all", narrow: (n) => ({ token: uuid(n) }) },
  "imports.create": { rights: "all - - all", input: { fileName: "a.csv", surveyName: "Main" } },
  "imports.receive": { rights: "all - - all", narrow: (n) => ({ token: uuid(n) }) },
  "imports.choose": { rights: "all - - all", of: (n) => ({ token: uuid(n), choices: {} }) },
  "imports.start": { rights: "all - - all", of: (n) => ({ token: uuid(n) }) },
  "imports.undo": { rights: "all - - all", of: (n) => ({ token: uuid(n) }) },
};

const privacyRules = {
  fewestAnswers: 5,
  fewestComments: 10,
  keepCommentsMonths: null,
  keepNamesMonths: null,
};
const admin = (input?: unknown): Example => ({ rights: "- - - all", input });
const adminOf = (of: (n: number) => unknown): Example => ({ rights: "- - - all", of });

export const administration: Record<string, Example> = {
  "audit.trail": admin({}),
  "audit.check": admin(),
  "audit.noteFile": admin(),
  "people.page": admin(),
  "people.sight": adminOf((n) => ({ personId: uuid(n) })),
  "people.create": admin({
    name: "New",
    email: "new@t.example",
    password: "a long and new password",
    grant: member,
  }),
  "people.invite": admin({ people: [{ email: "new@t.example", name: "" }], grant: member }),
  "people.inviteAgain": adminOf((n) => ({ personId: uuid(n) })),
  "people.grant": adminOf((n) => ({ personId: uuid(n), grant: member })),
  "people.revoke": adminOf((n) => ({ personId: uuid(n), grant: member })),
  "people.requestOwnRole": admin({ change: "grant", grant: { role: "executive", departmentId: null } }),
  "people.decideRequest": adminOf((requestId) => ({ requestId, isApproved: false })),
  "people.deactivate": adminOf((n) => ({ personId: uuid(n) })),
  "people.reactivate": adminOf((n) => ({ personId: uuid(n) })),
  "people.createDepartment": admin({ name: "Another department", parentId: null }),
  "people.changeDepartment": adminOf((id) => ({ id, name: `Called ${id}`, parentId: null })),
  "people.retireDepartment": adminOf((id) => ({
    id,
    successorId: 5,
    from: `${nextMonth}-01`,
    bringsPeople: false,
  })),
  "keys.page": admin(),
  "keys.create": admin({ name: "A warehouse", uses: ["scorecards:read"], days: 30 }),
  "keys.revoke": { rights: "- - - all", missing: (id) => ({ id }) },
  "operations.report": admin(),
  "privacy.page": admin(),
  "privacy.preview": admin(privacyRules),
  "privacy.save": admin(privacyRules),
  "privacy.placeHold": admin({ customer: "", reason: "A court asks." }),
  "privacy.liftHold": adminOf((id) => ({ id })),
  "settings.organisation": admin(),
  "settings.saveOrganisation": admin({
    name: "Renamed",
    fiscalYearStart: 1,
    currency: "GBP",
    openScorecards: false,
  }),
  "settings.mail": admin(),
  "settings.saveMail": admin({
    host: "localhost",
    port: 25,
    security: "none",
    username: "",
    password: "",
    sender: "kept@t.example",
  }),
  "settings.testMail": admin(),
  "settings.signIn": admin(),
  "settings.saveSignIn": admin({
    factorRoles: [],
    sessionHours: 12,
    adminIdleMinutes: 30,
    shortestPassword: 12,
    sso: null,
  }),
  "signoff.calendar": admin(),
  "signoff.saveCalendar": admin({ every: "month", days: 14, forecasts: false }),
};

export const open: Record<string, Example> = {
  "operations.health": { rights: "anyone" },
  "operations.organisation": { rights: "anyone" },
  "setup.isFresh": { rights: "anyone" },
  "setup.finish": {
    rights: "nobody any more",
    input: {
      code: "not the printed one",
      name: "New",
      email: "new@t.example",
      password: "a long and new password",
      organisation: "Another",
      timeZone: "Europe/London",
      currency: "GBP",
      language: "en",
      fiscalYearStart: 1,
      start: "empty",
    },
  },
};
