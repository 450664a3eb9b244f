import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorScope } from "@/access/operator";
import type { Scope } from "@/access/scope";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { peoplePage } from "../queries/people";
import {
  createPerson,
  deactivatePerson,
  grantRole,
  reactivatePerson,
  resetPassword,
  revokeRole,
} from "./people";

const database = useTestDatabase();
const operator = operatorScope("people:write");
const NOW = new Date("2026-11-22T10:00:00Z");
const everyone = { role: "admin", departmentId: null } as const;
let client: pg.Client;
let claims = 0;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  const { rows } = await client.query<{ id: number }>(
    "INSERT INTO department (slug, name) VALUES ('claims', 'Claims') RETURNING id",
  );
  claims = rows[0]?.id ?? 0;
});
afterAll(() => client.end());

const add = (email: string, role: "admin" | "executive" = "executive") =>
  createPerson(operator, {
    name: email,
    email,
    password: "twelve letters",
    grant: { role, departmentId: null },
  });
const as = (actorId: string) => ({ ...operator, actorId }) as Scope<"people:write">;

describe("people", () => {
  it("are listed with their roles in words and their departments' heads", async () => {
    const { id } = await add("head@test.example");
    await grantRole(operator, { personId: id, grant: { role: "head", departmentId: claims } });
    await grantRole(operator, { personId: id, grant: { role: "head", departmentId: claims } }); // twice changes nothing
    const page = await peoplePage(operatorScope("people:read"), NOW);
    const person = page.people.find((one) => one.id === id);
    expect(person?.grants).toMatchObject([
      { role: "executive", departmentId: null, department: null },
      { role: "head", departmentId: claims, department: "Claims" },
    ]);
    expect(page.departments).toEqual([
      {
        id: claims,
        name: "Claims",
        parentId: null,
        retiresOn: null,
        heads: ["head@test.example"],
        touchpoints: 0,
      },
    ]);
  });

  it("cannot share an e-mail address", async () => {
    await add("same@test.example");
    await expect(add("same@test.example")).rejects.toThrow(
      "Somebody with this e-mail address is already here.",
    );
  });

  it("lose every session in the moment they are deactivated", async () => {
    const { id } = await add("leaver@test.example");
    await client.query(
      "INSERT INTO session (token_hash, person_id, expires_at) VALUES ('\\x01', $1, now() + interval '1 hour')",
      [id],
    );
    await deactivatePerson(operator, { personId: id, newHeads: [] }, NOW);
    const { rows } = await client.query(
      "SELECT revoked_at IS NOT NULL AS ended FROM session WHERE person_id = $1",
      [id],
    );
    expect(rows).toEqual([{ ended: true }]);
    await reactivatePerson(operator, id);
    const { people } = await peoplePage(operatorScope("people:read"), NOW);
    expect(people.find((person) => person.id === id)?.isActive).toBe(true);
  });

  it("always have an administrator among them, even when two remove each other at once", async () => {
    const [one, two] = [await add("one@test.example", "admin"), await add("two@test.example", "admin")];
    const removals = await Promise.allSettled([
      deactivatePerson(as(one.id), { personId: two.id, newHeads: [] }, NOW),
      deactivatePerson(as(two.id), { personId: one.id, newHeads: [] }, NOW),
    ]);
    expect(removals.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { rows } = await client.query<{ id: string }>(
      "SELECT p.id FROM person p JOIN grant_held g ON g.person_id = p.id WHERE g.role = 'admin' AND p.deactivated_at IS NULL",
    );
    expect(rows).toHaveLength(1);
    const last = rows[0]?.id ?? "";
    await expect(revokeRole(operator, { personId: last, grant: everyone })).rejects.toThrow(
      /last administrator/,
    );
    await expect(deactivatePerson(operator, { personId: last, newHeads: [] }, NOW)).rejects.toThrow(
      /last administrator/,
    );
  });

  it("cannot change their own roles", async () => {
    const { id } = await add("self@test.example");
    await expect(grantRole(as(id), { personId: id, grant: everyone })).rejects.toThrow(/your own roles/);
    await expect(
      revokeRole(as(id), { personId: id, grant: { role: "executive", departmentId: null } }),
    ).rejects.toThrow(/your own roles/);
  });

  it("that do not exist are not found, in the words of those one may not see", async () => {
    await expect(
      deactivatePerson(operator, { personId: "00000000-0000-4000-8000-00000000dead", newHeads: [] }, NOW),
    ).rejects.toThrow("This does not exist or you have no access to it.");
    await expect(
      resetPassword(operator, { email: "nobody@test.example", password: "twelve letters" }),
    ).rejects.toThrow("Nobody has this e-mail address.");
  });

  it("leave a line in the audit trail for every change, which the app cannot change or remove", async () => {
    const { rows } = await client.query<{ action: string }>(
      "SELECT DISTINCT action FROM audit_event ORDER BY 1",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "person.create",
      "person.deactivate",
      "person.reactivate",
      "role.grant",
    ]);
    await expect(client.query("UPDATE audit_event SET action = 'x'")).rejects.toThrow(/permission denied/);
  });
});
