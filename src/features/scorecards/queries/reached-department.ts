import type { Capability } from "@/access/capabilities";
import { reaches, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";

/** Refuses a department that is out of reach as one that does not exist. */
export function mustReach(scope: Scope<Capability>, slug: string): Promise<void> {
  return inScope(scope, async (tx) => {
    const department = await tx.department.findUnique({ where: { slug }, select: { id: true } });
    if (!department || !reaches(scope, department.id)) throw new NotFound();
  });
}
