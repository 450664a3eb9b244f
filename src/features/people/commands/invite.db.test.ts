import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorScope } from "@/access/operator";
import type { Scope } from "@/access/scope";
import { mailJobs } from "@/server/auth/jobs";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { workOff } from "../../../../scripts/testing/jobs";
import { linkIn, startMailServer } from "../../../../scripts/testing/mail-server";
import { peoplePage, sightOfPerson } from "../queries/people";
import { inviteAgain, invitePeople } from "./invite";
import { createPerson } from "./people";
import { decideRequest, requestOwnRole } from "./role-requests";

const database = useTestDatabase();
const operator = operatorScope("people:write");
const executive = { role: "executive", departmentId: null } as const;
const admin = { role: "admin", departmentId: null } as const;
const as = (actorId: string) => ({ ...operator, actorId }) as Scope<"people:write">;
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test & Sons')");
});
afterAll(() => client.end());

const joined = (name: string, grant: typeof executive | typeof admin = executive) =>
  createPerson(operator, { name, email: `${name}@test.example`, password: "twelve letters", grant });
const rowOf = async (id: string) =>
  (await peoplePage(operatorScope("people:read"), new Date())).people.find((person) => person.id === id);

describe("inviting", () => {
  it("gives links to pass on while there is no mail server, and leaves whoever is here alone", async () => {
    const { id } = await joined("here");
    const result = await invitePeople(
      operator,
      {
        people: [
          { email: "new@test.example", name: "" },
          { email: "here@test.example", name: "Thief" },
        ],
        grant: admin,
      },
      new Date(),
    );
    expect(result).toMatchObject({ invited: 1, already: ["here@test.example"], isMailed: false });
    expect(result.links.map(({ email }) => email)).toEqual(["new@test.example"]);
    expect(await rowOf(id)).toMatchObject({ name: "here", grants: [{ role: "executive" }] });
    await expect(inviteAgain(operator, id, new Date())).rejects.toThrow(/does not exist/);
  });

  it("mails each person a link of their own, and a new one on demand", async () => {
    const box = await startMailServer();
    await client.query(
      "INSERT INTO mail_setting (host, port, security, sender) VALUES ('127.0.0.1', $1, 'none', 'kept@test.example')",
      [box.port],
    );
    const people = ["ana", "ben", "cleo"].map((name) => ({ email: `${name}@test.example`, name }));
    expect(await invitePeople(operator, { people, grant: executive }, new Date())).toEqual({
      invited: 3,
      already: [],
      isMailed: true,
      links: [],
    });
    expect(await workOff(mailJobs)).toEqual([]);
    expect(box.mails.map(({ to }) => to[0]).toSorted()).toEqual(people.map(({ email }) => email));
    expect(new Set(box.mails.map(linkIn)).size).toBe(3);
    const page = await peoplePage(operatorScope("people:read"), new Date());
    const ana = page.people.find(({ email }) => email === "ana@test.example");
    expect(ana).toMatchObject({ hasJoined: false, invitedUntil: expect.stringMatching(/Z$/) as string });
    await inviteAgain(operator, ana?.id ?? "", new Date());
    const { rows } = await client.query(
      "SELECT used_at IS NULL AS open FROM one_time_link WHERE person_id = $1 ORDER BY created_at",
      [ana?.id],
    );
    expect(rows).toEqual([{ open: false }, { open: true }]);
    await box.end();
  });
});

describe("a change of one's own roles", () => {
  it("waits for another administrator, who can approve or refuse it, once", async () => {
    const [one, two] = [await joined("admin-one", admin), await joined("admin-two", admin)];
    await requestOwnRole(as(one.id), { change: "grant", grant: executive });
    await expect(requestOwnRole(as(one.id), { change: "grant", grant: executive })).rejects.toThrow(
      /asked for this already/,
    );
    const [request] = (await peoplePage(operatorScope("people:read"), new Date())).requests;
    const requestId = request?.id ?? 0;
    await expect(decideRequest(as(one.id), { requestId, isApproved: true }, new Date())).rejects.toThrow(
      /cannot approve your own/,
    );
    expect((await rowOf(one.id))?.grants.map(({ role }) => role)).toEqual(["admin"]);
    const decisions = await Promise.allSettled(
      Array.from({ length: 4 }, () => decideRequest(as(two.id), { requestId, isApproved: true }, new Date())),
    );
    expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await rowOf(one.id))?.grants.map(({ role }) => role)).toEqual(["admin", "executive"]);
  });

  it("can be withdrawn by oneself, and never takes the last administrator", async () => {
    const { people } = await peoplePage(operatorScope("people:read"), new Date());
    const admins = people.filter(
      (person) => person.hasJoined && person.grants.some(({ role }) => role === "admin"),
    );
    const [last, ...others] = admins;
    for (const { id } of others)
      await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [id]);
    await requestOwnRole(as(last?.id ?? ""), { change: "revoke", grant: admin });
    const [request] = (await peoplePage(operatorScope("people:read"), new Date())).requests;
    const requestId = request?.id ?? 0;
    await expect(decideRequest(operator, { requestId, isApproved: true }, new Date())).rejects.toThrow(
      /last administrator/,
    );
    await decideRequest(as(last?.id ?? ""), { requestId, isApproved: false }, new Date());
    expect((await peoplePage(operatorScope("people:read"), new Date())).requests).toEqual([]);
  });
});

it("what a person can see is said in sentences of the table", async () => {
  const { id } = await joined("seer");
  const { may, mayNot } = await sightOfPerson(operatorScope("people:read"), id);
  expect(may).toContain("See scores: every department.");
  expect(mayNot).toContain("Add people, change their roles, deactivate them.");
  await expect(
    sightOfPerson(operatorScope("people:read"), "00000000-0000-4000-8000-00000000dead"),
  ).rejects.toThrow(/does not exist/);
});
