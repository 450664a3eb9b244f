import { reaches, type Scope } from "@/access/scope";
import type { Capability } from "@/access/capabilities";
import type { Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { TrendScope } from "../schema";

/** The department whose trend is meant, or null for the whole organisation's; not found unless it is within reach. */
export async function departmentIn(
  tx: Tx,
  scope: Scope<Capability>,
  { departmentId }: TrendScope,
): Promise<number | null> {
  if (departmentId === undefined) return null;
  if (!reaches(scope, departmentId)) throw new NotFound();
  if (!(await tx.department.findUnique({ where: { id: departmentId }, select: { id: true } })))
    throw new NotFound();
  return departmentId;
}
