import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorScope } from "@/access/operator";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { peoplePage } from "../queries/people";
import { changeDepartment, createDepartment, retireDepartment } from "./departments";
import { createPerson, deactivatePerson, grantRole, revokeRole } from "./people";

const database = useTestDatabase();
const operator = operatorScope("people:write");
const asked = { viewer: { organisation: { timeZone: "Europe/London" } }, now: new Date() };
const firstOf = (months: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
};
let client: pg.Client;
const ids: Record<string, number> = {};

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  for (const name of ["Claims", "Garages", "Billing"])
    ids[name] = (await createDepartment(operator, { name, parentId: null })).id;
  for (const name of ["Hotline", "App", "Letter"]) {
    const { rows } = await client.query<{ id: number }>(
      "INSERT INTO touchpoint (slug, name) VALUES (lower($1), $1) RETURNING id",
      [name],
    );
    ids[name] = rows[0]?.id ?? 0;
  }
});
afterAll(() => client.end());

const id = (name: string) => ids[name] ?? 0;
const own = (touchpoint: string, department: string, from: string, role = "owner") =>
  client.query(
    "INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES ($1, $2, $3, $4)",
    [id(touchpoint), id(department), role, from],
  );
const ownersOf = async (touchpoint: string) =>
  (
    await client.query<{ line: string }>(
      `SELECT d.name || ' ' || r.role || ' ' || r.valid_from || ' ' || coalesce(r.valid_to::text, '…') AS line
       FROM touchpoint_role r JOIN department d ON d.id = r.department_id WHERE touchpoint_id = $1 ORDER BY r.role, r.valid_from`,
      [id(touchpoint)],
    )
  ).rows.map(({ line }) => line);
const person = (email: string) =>
  createPerson(operator, {
    name: email,
    email: `${email}@test.example`,
    password: "twelve letters",
    grant: { role: "executive", departmentId: null },
  });

describe("departments", () => {
  it("stand in a tree that stays one, under names and addresses of their own", async () => {
    await expect(createDepartment(operator, { name: "Claims", parentId: null })).rejects.toThrow(
      /already here/,
    );
    await changeDepartment(operator, { id: id("Garages"), name: "Garages & Repair", parentId: id("Claims") });
    await expect(
      changeDepartment(operator, { id: id("Claims"), name: "Claims", parentId: id("Garages") }),
    ).rejects.toThrow(/under itself/);
    await expect(createDepartment(operator, { name: "Nowhere", parentId: 9999 })).rejects.toThrow(
      /does not exist/,
    );
    const { rows } = await client.query("SELECT slug, name FROM department WHERE id = $1", [id("Garages")]);
    expect(rows).toEqual([{ slug: "garages", name: "Garages & Repair" }]);
  });

  it("that retire pass their touchpoints on from the first of a month, and leave the past as it was", async () => {
    await own("Hotline", "Garages", "2025-01-01");
    await own("App", "Garages", firstOf(3));
    await own("Letter", "Garages", "2025-06-01", "contributor");
    await own("Letter", "Billing", "2025-06-01");
    const from = firstOf(1);
    const retiring = { id: id("Garages"), from, bringsPeople: false };
    await expect(retireDepartment(operator, { ...retiring, successorId: null }, asked)).rejects.toThrow(
      "2 touchpoints need a new owner. Choose a successor.",
    );
    await expect(
      retireDepartment(operator, { ...retiring, from: "2025-03-01", successorId: id("Billing") }, asked),
    ).rejects.toThrow(/past months stay/);
    await expect(
      retireDepartment(operator, { ...retiring, successorId: id("Garages") }, asked),
    ).rejects.toThrow(/from itself/);
    expect(await ownersOf("Hotline")).toEqual(["Garages & Repair owner 2025-01-01 …"]);

    await retireDepartment(operator, { ...retiring, successorId: id("Billing") }, asked);
    expect(await ownersOf("Hotline")).toEqual([
      `Garages & Repair owner 2025-01-01 ${from}`,
      `Billing owner ${from} …`,
    ]);
    expect(await ownersOf("App")).toEqual([`Billing owner ${firstOf(3)} …`]);
    const { departments, changes } = await peoplePage(operatorScope("people:read"), new Date());
    expect(departments.find((one) => one.id === id("Garages"))?.retiresOn).toBe(from);
    expect(changes).toContainEqual({
      on: from,
      isPlanned: true,
      words: "Hotline moves from Garages & Repair to Billing",
    });
    await expect(
      retireDepartment(operator, { ...retiring, successorId: id("Billing") }, asked),
    ).rejects.toThrow(/does not exist/);
  });

  it("that merge bring their people along, heads as members", async () => {
    const head = await person("head-of-claims");
    await grantRole(operator, { personId: head.id, grant: { role: "head", departmentId: id("Claims") } });
    await retireDepartment(
      operator,
      { id: id("Claims"), successorId: id("Billing"), from: firstOf(0), bringsPeople: true },
      asked,
    );
    const { people, departments } = await peoplePage(operatorScope("people:read"), new Date());
    const roles = people
      .find((one) => one.id === head.id)
      ?.grants.map((grant) => `${grant.role} ${grant.departmentId}`);
    expect(roles).toContain(`member ${id("Billing")}`);
    expect(departments.map(({ name }) => name)).not.toContain("Claims");
  });

  it("remember who was their head from when to when, and get a new one when the old one leaves", async () => {
    const [old, next] = [await person("old"), await person("next")];
    const grant = { role: "head", departmentId: id("Billing") } as const;
    await grantRole(operator, { personId: old.id, grant });
    await expect(
      deactivatePerson(
        operator,
        { personId: old.id, newHeads: [{ departmentId: id("Billing"), personId: old.id }] },
        new Date(),
      ),
    ).rejects.toThrow(/does not exist/);
    await deactivatePerson(
      operator,
      { personId: old.id, newHeads: [{ departmentId: id("Billing"), personId: next.id }] },
      new Date(),
    );
    await revokeRole(operator, { personId: next.id, grant });
    const { rows } = await client.query(
      "SELECT person_id AS id, valid_to IS NOT NULL AS ended FROM headship WHERE department_id = $1 ORDER BY id",
      [id("Billing")],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: old.id, ended: true },
        { id: next.id, ended: true },
      ]),
    );
    await expect(client.query("DELETE FROM headship")).rejects.toThrow(/permission denied/);
  });
});
