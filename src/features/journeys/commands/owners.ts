import type { Tx } from "@/server/db";
import type { DraftOwner } from "../schema";

type OwnerChange = {
  table: "stage" | "touchpoint";
  id: number;
  /** Who is to answer for it from when on; undefined or null: nothing was said. */
  owner: DraftOwner | null;
  live: DraftOwner | null;
  now: Date;
};

/**
 * Hands a stage or touchpoint over from a first of a month on. Earlier months stay with whoever answered for them:
 * the row in force ends on that day, later rows go, and the cubes are not touched. An offer that was open for it is moot.
 */
export async function setOwner(tx: Tx, { table, id, owner, live, now }: OwnerChange): Promise<void> {
  if (!owner || owner.departmentId === (live?.departmentId ?? null)) return;
  const { departmentId, from } = owner;
  if (table === "stage") {
    await tx.$executeRaw`DELETE FROM stage_role WHERE stage_id = ${id}::int AND valid_from >= ${from}::date`;
    await tx.$executeRaw`UPDATE stage_role SET valid_to = ${from}::date
      WHERE stage_id = ${id}::int AND (valid_to IS NULL OR valid_to > ${from}::date)`;
    if (departmentId !== null)
      await tx.$executeRaw`INSERT INTO stage_role (stage_id, department_id, valid_from)
        VALUES (${id}::int, ${departmentId}::int, ${from}::date)`;
    return;
  }
  await tx.$executeRaw`DELETE FROM touchpoint_role WHERE touchpoint_id = ${id}::int AND role = 'owner' AND valid_from >= ${from}::date`;
  await tx.$executeRaw`UPDATE touchpoint_role SET valid_to = ${from}::date
    WHERE touchpoint_id = ${id}::int AND role = 'owner' AND (valid_to IS NULL OR valid_to > ${from}::date)`;
  if (departmentId !== null)
    await tx.$executeRaw`INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from)
      VALUES (${id}::int, ${departmentId}::int, 'owner', ${from}::date)`;
  await tx.$executeRaw`UPDATE ownership_transfer SET outcome = 'withdrawn', settled_at = ${now}::timestamptz
    WHERE touchpoint_id = ${id}::int AND settled_at IS NULL`;
}
