import { randomUUID } from "node:crypto";
import { expect, type APIRequestContext } from "@playwright/test";
import type { Account } from "./cast";
import { oneRow } from "./database";
import { mutate } from "./stage";

export type NewPerson = Account & { id: string; name: string };
export type Grant = { role: "executive" | "admin" } | { role: "head" | "member"; department: string };

/** A name and address nobody else in the run has. */
export function somebody(name = "Robin Ashby"): Account & { name: string } {
  const mark = randomUUID().slice(0, 8);
  return {
    name: `${name} ${mark}`,
    email: `robin.${mark}@northgate.example`,
    password: `a password for ${mark}`,
  };
}

/** Adds a person of the test's own, as the administrator's page does. */
export async function addPerson(admin: APIRequestContext, grant: Grant): Promise<NewPerson> {
  const person = somebody();
  const answer = await mutate(admin, "people.create", { ...person, grant: await grantInput(grant) });
  expect(answer.status(), await answer.text()).toBe(200);
  const { result } = (await answer.json()) as { result: { data: { id: string } } };
  return { ...person, id: result.data.id };
}

/** A role as the procedures take it. */
export async function grantInput(grant: Grant): Promise<{ role: string; departmentId: number | null }> {
  if (!("department" in grant)) return { role: grant.role, departmentId: null };
  const { id } = await oneRow<{ id: number }>("SELECT id FROM department WHERE slug = $1", [
    grant.department,
  ]);
  return { role: grant.role, departmentId: id };
}
