import type { Tx } from "@/server/db";

/** Who can handle cases of a department: its members and heads. */
export function handlersOf(tx: Tx, departmentId: number): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT p.id::text AS id, p.name FROM person AS p
    WHERE p.deactivated_at IS NULL AND EXISTS (SELECT FROM grant_held AS g
      WHERE g.person_id = p.id AND g.department_id = ${departmentId}::int AND g.role IN ('head', 'member'))
    ORDER BY p.name, p.id`;
}
