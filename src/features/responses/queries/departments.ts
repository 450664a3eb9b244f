import type { Tx } from "@/server/db";

export type NamedDepartment = { id: number; name: string; slug: string; isRetired: boolean };

/** Every department in the organisation's order, retired ones too: what they answered for is part of the whole. */
export function namedDepartments(tx: Tx): Promise<NamedDepartment[]> {
  return tx.$queryRaw<NamedDepartment[]>`
    /* planned once */ SELECT id, name, slug, retired_on IS NOT NULL AS "isRetired" FROM department ORDER BY position, name`;
}
