import { describe, expect, it } from "vitest";
import { departmentsFor, type Actor } from "@/access/can";
import { roles } from "@/access/capabilities";
import type { Viewer } from "@/server/auth/session";
import type { Meta } from "@/server/trpc";
import { api } from "./root";

type Procedure = { _def: { meta?: Meta; type: string; output?: unknown } };
const procedures = Object.entries(api._def.procedures as unknown as Record<string, Procedure>);

/** A person with one role; head and member in department 1. */
function actor(role: (typeof roles)[number], openScorecards = true): Actor {
  const departmentId = role === "head" || role === "member" ? 1 : null;
  return {
    id: "00000000-0000-4000-8000-000000000001",
    grants: [{ role, departmentId }],
    settings: { openScorecards },
  };
}

function callAs(person: Actor | undefined) {
  const viewer =
    person &&
    ({
      ...person,
      name: "",
      sessionId: "",
      provenAt: new Date(0),
      mustAddFactor: false,
      departments: [],
      blind: [],
      organisation: { name: "", timeZone: "UTC", currency: "GBP" },
    } satisfies Viewer);
  return api.createCaller({ viewer, now: new Date(0) });
}

/** Calls a procedure by its path with an input nobody could mean; returns the error's code. */
async function codeOf(path: string, person: Actor | undefined): Promise<string | undefined> {
  const procedure = path
    .split(".")
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], callAs(person));
  try {
    await (procedure as (input: unknown) => Promise<unknown>)({ nonsense: true });
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

describe("rights", () => {
  it("every procedure names the capability it needs", () => {
    expect(procedures.filter(([, { _def }]) => !_def.meta?.capability).map(([path]) => path)).toEqual([]);
  });

  it("every procedure names the shape of its answer, so that no field gets out by chance", () => {
    expect(procedures.filter(([, { _def }]) => !_def.output).map(([path]) => path)).toEqual([]);
  });

  it("what is open to anyone is on this list", () => {
    const open = procedures
      .filter(([, { _def }]) => _def.meta?.capability === "anyone")
      .map(([path]) => path);
    expect(open).toEqual(["operations.health", "operations.organisation", "setup.isFresh", "setup.finish"]);
  });

  const guarded = procedures.filter(([, { _def }]) => _def.meta && _def.meta.capability !== "anyone");
  const matrix = guarded.flatMap(([path, { _def }]) =>
    [true, false].flatMap((open) =>
      roles.map((role) => ({ path, role, open, capability: _def.meta?.capability as never })),
    ),
  );

  it.each(matrix)(
    "$path asked by a $role is decided by the table (scorecards open: $open)",
    async ({ path, role, open, capability }) => {
      const person = actor(role, open);
      const reached = departmentsFor(person, capability);
      const isAllowed = reached === "all" || reached.length > 0;
      // The check runs before the input is read: whoever may call it gets past it, and fails later for other reasons.
      if (isAllowed) expect(await codeOf(path, person)).not.toBe("FORBIDDEN");
      else expect(await codeOf(path, person)).toBe("FORBIDDEN");
    },
  );

  it.each(guarded)("%s refuses whoever is not signed in", async (path) => {
    expect(await codeOf(path, undefined)).toBe("UNAUTHORIZED");
  });

  it.each(guarded)("%s refuses somebody without any role", async (path) => {
    const nobody: Actor = {
      id: "00000000-0000-4000-8000-000000000002",
      grants: [],
      settings: { openScorecards: true },
    };
    expect(await codeOf(path, nobody)).toBe("FORBIDDEN");
  });

  it("who may call what", () => {
    const words = guarded.map(([path, { _def }]) => {
      const reach = roles.map((role) => {
        const reached = departmentsFor(actor(role), _def.meta?.capability as never);
        return `${role} ${reached === "all" ? "everywhere" : reached.length > 0 ? "own" : "no"}`;
      });
      return `${path}: ${reach.join(", ")}`;
    });
    expect(words).toMatchInlineSnapshot(`
      [
        "account.page: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.saveProfile: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.saveNotices: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.prove: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.changePassword: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.beginApp: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.confirmApp: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.dropApp: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.newRecoveryCodes: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.beginPasskey: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.addPasskey: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.dropPasskey: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.endSession: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "account.endOtherSessions: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "audit.trail: executive no, head no, member no, admin everywhere",
        "audit.check: executive no, head no, member no, admin everywhere",
        "audit.noteFile: executive no, head no, member no, admin everywhere",
        "cases.list: executive everywhere, head own, member own, admin no",
        "cases.atDepartment: executive everywhere, head own, member own, admin no",
        "cases.one: executive everywhere, head own, member own, admin no",
        "cases.claim: executive everywhere, head own, member own, admin no",
        "cases.assign: executive everywhere, head own, member own, admin no",
        "cases.acknowledge: executive everywhere, head own, member own, admin no",
        "cases.close: executive everywhere, head own, member own, admin no",
        "cases.reopen: executive everywhere, head own, member own, admin no",
        "cases.route: executive everywhere, head own, member own, admin no",
        "commitments.list: executive everywhere, head everywhere, member own, admin everywhere",
        "commitments.make: executive everywhere, head own, member no, admin no",
        "commitments.redate: executive everywhere, head own, member no, admin no",
        "commitments.done: executive everywhere, head own, member no, admin no",
        "commitments.notDone: executive everywhere, head own, member no, admin no",
        "commitments.askRelease: executive everywhere, head own, member no, admin no",
        "commitments.decideRelease: executive everywhere, head no, member no, admin no",
        "decisions.list: executive everywhere, head no, member no, admin no",
        "feedback.page: executive everywhere, head own, member own, admin no",
        "feedback.more: executive everywhere, head own, member own, admin no",
        "feedback.movers: executive everywhere, head own, member own, admin no",
        "feedback.editor: executive everywhere, head own, member no, admin no",
        "feedback.preview: executive everywhere, head own, member own, admin no",
        "feedback.suggest: executive everywhere, head own, member own, admin no",
        "feedback.saveTheme: executive everywhere, head own, member no, admin no",
        "feedback.removeTheme: executive everywhere, head own, member no, admin no",
        "feedback.saveView: executive everywhere, head own, member own, admin no",
        "feedback.removeView: executive everywhere, head own, member own, admin no",
        "feedback.noteFile: executive everywhere, head own, member own, admin no",
        "feedback.fileRows: executive everywhere, head own, member own, admin no",
        "imports.history: executive everywhere, head no, member no, admin everywhere",
        "imports.status: executive everywhere, head no, member no, admin everywhere",
        "imports.refusals: executive everywhere, head no, member no, admin everywhere",
        "imports.create: executive everywhere, head no, member no, admin everywhere",
        "imports.receive: executive everywhere, head no, member no, admin everywhere",
        "imports.choose: executive everywhere, head no, member no, admin everywhere",
        "imports.start: executive everywhere, head no, member no, admin everywhere",
        "imports.undo: executive everywhere, head no, member no, admin everywhere",
        "journeys.transfers.open: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "journeys.transfers.ownership: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "journeys.transfers.offer: executive everywhere, head own, member no, admin no",
        "journeys.transfers.settle: executive everywhere, head own, member no, admin no",
        "journeys.first: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "journeys.map: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "journeys.noteFile: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "journeys.draft: executive everywhere, head no, member no, admin everywhere",
        "journeys.preview: executive everywhere, head no, member no, admin everywhere",
        "journeys.create: executive everywhere, head no, member no, admin everywhere",
        "journeys.change: executive everywhere, head no, member no, admin everywhere",
        "journeys.publish: executive everywhere, head no, member no, admin everywhere",
        "journeys.discard: executive everywhere, head no, member no, admin everywhere",
        "keys.page: executive no, head no, member no, admin everywhere",
        "keys.create: executive no, head no, member no, admin everywhere",
        "keys.revoke: executive no, head no, member no, admin everywhere",
        "loyalty.events.list: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.events.add: executive everywhere, head own, member no, admin everywhere",
        "loyalty.events.change: executive everywhere, head own, member no, admin everywhere",
        "loyalty.events.remove: executive everywhere, head own, member no, admin everywhere",
        "loyalty.baseline.list: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.baseline.decide: executive everywhere, head own, member no, admin everywhere",
        "loyalty.drivers: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.overview: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.department: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.movement: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.debt: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.debtors: executive everywhere, head own, member own, admin no",
        "loyalty.debtor: executive everywhere, head own, member own, admin no",
        "loyalty.recovery: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.money: executive everywhere, head own, member no, admin no",
        "loyalty.journeyFigures: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.journeyThemes: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.marks: executive everywhere, head everywhere, member own, admin everywhere",
        "loyalty.place: executive everywhere, head everywhere, member own, admin everywhere",
        "methods.page: executive everywhere, head everywhere, member own, admin everywhere",
        "operations.report: executive no, head no, member no, admin everywhere",
        "people.page: executive no, head no, member no, admin everywhere",
        "people.sight: executive no, head no, member no, admin everywhere",
        "people.team: executive everywhere, head everywhere, member own, admin everywhere",
        "people.create: executive no, head no, member no, admin everywhere",
        "people.invite: executive no, head no, member no, admin everywhere",
        "people.inviteAgain: executive no, head no, member no, admin everywhere",
        "people.grant: executive no, head no, member no, admin everywhere",
        "people.revoke: executive no, head no, member no, admin everywhere",
        "people.requestOwnRole: executive no, head no, member no, admin everywhere",
        "people.decideRequest: executive no, head no, member no, admin everywhere",
        "people.deactivate: executive no, head no, member no, admin everywhere",
        "people.reactivate: executive no, head no, member no, admin everywhere",
        "people.createDepartment: executive no, head no, member no, admin everywhere",
        "people.changeDepartment: executive no, head no, member no, admin everywhere",
        "people.retireDepartment: executive no, head no, member no, admin everywhere",
        "plans.list: executive everywhere, head own, member own, admin no",
        "plans.one: executive everywhere, head own, member own, admin no",
        "plans.form: executive everywhere, head own, member no, admin no",
        "plans.make: executive everywhere, head own, member no, admin no",
        "plans.move: executive everywhere, head own, member no, admin no",
        "plans.redate: executive everywhere, head own, member no, admin no",
        "plans.handOver: executive everywhere, head own, member no, admin no",
        "privacy.page: executive no, head no, member no, admin everywhere",
        "privacy.preview: executive no, head no, member no, admin everywhere",
        "privacy.save: executive no, head no, member no, admin everywhere",
        "privacy.placeHold: executive no, head no, member no, admin everywhere",
        "privacy.liftHold: executive no, head no, member no, admin everywhere",
        "promises.ledger: executive everywhere, head everywhere, member own, admin everywhere",
        "promises.form: executive everywhere, head no, member no, admin everywhere",
        "promises.one: executive everywhere, head no, member no, admin everywhere",
        "promises.state: executive everywhere, head no, member no, admin everywhere",
        "promises.reword: executive everywhere, head no, member no, admin everywhere",
        "promises.retire: executive everywhere, head no, member no, admin everywhere",
        "promises.evidence: executive everywhere, head no, member no, admin everywhere",
        "responses.excluded: executive everywhere, head no, member no, admin no",
        "responses.exclude: executive everywhere, head no, member no, admin no",
        "responses.takeBack: executive everywhere, head no, member no, admin no",
        "responses.touchpoints: executive everywhere, head no, member no, admin everywhere",
        "responses.mergeTouchpoints: executive everywhere, head no, member no, admin everywhere",
        "responses.findCustomer: executive everywhere, head no, member no, admin everywhere",
        "responses.mergeCustomers: executive everywhere, head no, member no, admin everywhere",
        "responses.exportCustomer: executive everywhere, head no, member no, admin everywhere",
        "responses.eraseCustomer: executive everywhere, head no, member no, admin everywhere",
        "scorecards.matrix: executive everywhere, head everywhere, member own, admin everywhere",
        "scorecards.ofDepartment: executive everywhere, head everywhere, member own, admin everywhere",
        "scorecards.comparison: executive everywhere, head everywhere, member own, admin everywhere",
        "scorecards.proposals: executive everywhere, head no, member no, admin no",
        "scorecards.noteFile: executive everywhere, head everywhere, member own, admin everywhere",
        "scorecards.targets: executive everywhere, head own, member no, admin no",
        "scorecards.checkTargets: executive everywhere, head own, member no, admin no",
        "scorecards.cellsOfFile: executive everywhere, head own, member no, admin no",
        "scorecards.setWeights: executive everywhere, head no, member no, admin no",
        "scorecards.setTargets: executive everywhere, head no, member no, admin no",
        "scorecards.proposeTargets: executive everywhere, head own, member no, admin no",
        "scorecards.decideProposal: executive everywhere, head no, member no, admin no",
        "seams.page: executive everywhere, head everywhere, member own, admin everywhere",
        "settings.organisation: executive no, head no, member no, admin everywhere",
        "settings.saveOrganisation: executive no, head no, member no, admin everywhere",
        "settings.mail: executive no, head no, member no, admin everywhere",
        "settings.saveMail: executive no, head no, member no, admin everywhere",
        "settings.testMail: executive no, head no, member no, admin everywhere",
        "settings.signIn: executive no, head no, member no, admin everywhere",
        "settings.saveSignIn: executive no, head no, member no, admin everywhere",
        "signoff.band: executive everywhere, head everywhere, member own, admin everywhere",
        "signoff.history: executive everywhere, head everywhere, member own, admin everywhere",
        "signoff.tally: executive everywhere, head everywhere, member own, admin everywhere",
        "signoff.forecast: executive no, head own, member no, admin no",
        "signoff.takeFigures: executive no, head own, member no, admin no",
        "signoff.writeNote: executive no, head own, member no, admin no",
        "signoff.sign: executive no, head own, member no, admin no",
        "signoff.countersign: executive everywhere, head no, member no, admin no",
        "signoff.askReopening: executive everywhere, head own, member no, admin no",
        "signoff.decideReopening: executive everywhere, head no, member no, admin no",
        "signoff.calendar: executive no, head no, member no, admin everywhere",
        "signoff.saveCalendar: executive no, head no, member no, admin everywhere",
        "surveys.list: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "surveys.create: executive everywhere, head no, member no, admin everywhere",
        "trends.noteFile: executive everywhere, head everywhere, member own, admin everywhere",
        "trends.frame: executive everywhere, head everywhere, member own, admin everywhere",
        "trends.score: executive everywhere, head everywhere, member own, admin everywhere",
        "trends.order: executive everywhere, head everywhere, member own, admin everywhere",
        "trends.detractors: executive everywhere, head everywhere, member own, admin everywhere",
        "vision.page: executive everywhere, head everywhere, member everywhere, admin everywhere",
        "vision.write: executive everywhere, head no, member no, admin no",
        "vision.acknowledge: executive no, head own, member no, admin no",
      ]
    `);
  });
});
