import type { Grant } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import type { Capability } from "@/access/capabilities";
import { asSystem } from "@/server/db";
import type { DepartmentSlug } from "./organisation";

export type SeedActor = { id: string; grants: Grant[]; settings: { openScorecards: boolean } };

/** Whoever has a role in the sample, as their requests would be decided. */
export async function actorOf(role: Grant["role"], department?: DepartmentSlug): Promise<SeedActor> {
  const grant = await asSystem("sample:actor", (tx) =>
    tx.grant.findFirstOrThrow({
      where: { role, department: department && { slug: department } },
      orderBy: { id: "asc" },
    }),
  );
  const grants = [{ role, departmentId: grant.departmentId }];
  return { id: grant.personId, grants, settings: { openScorecards: true } };
}

/** Their right, which the sample gives them. */
export function scopeFor<C extends Capability>(actor: SeedActor, capability: C): Scope<C> {
  const scope = scopeOf(actor, capability);
  if (!scope) throw new Error(`Nobody of the sample may ${capability}.`);
  return scope;
}
