import type { Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { parentRefusal, slugFor } from "../rules/departments";
import type { ChangeDepartment, CreateDepartment, RetireDepartment } from "../schema";
import { refuse } from "./grants";

type Writer = Scope<"people:write">;
/** When, and on whose calendar. */
type Asked = { viewer: { organisation: { timeZone: string } }; now: Date };

/** Adds a department, at the end of the list. Refuses a name that is taken. */
export function createDepartment(
  scope: Writer,
  { name, parentId }: CreateDepartment,
): Promise<{ id: number }> {
  return withFreeName(() =>
    inScope(scope, async (tx) => {
      const all = await lockedDepartments(tx);
      if (parentId !== null && !all.some(({ id }) => id === parentId)) throw new NotFound();
      const slug = slugFor(name, new Set(all.map((one) => one.slug)));
      const position = Math.max(0, ...all.map((one) => one.position)) + 1;
      const made = await tx.department.create({
        data: { name, slug, position, parentId },
        select: { id: true },
      });
      await record(tx, scope, { action: "department.create", object: `department:${made.id}` });
      return made;
    }),
  );
}

/** Renames a department or moves it in the tree. Its address stays, so that links keep working. */
export function changeDepartment(scope: Writer, { id, name, parentId }: ChangeDepartment): Promise<void> {
  return withFreeName(() =>
    inScope(scope, async (tx) => {
      const all = await lockedDepartments(tx);
      if (![id, parentId ?? id].every((wanted) => all.some((one) => one.id === wanted))) throw new NotFound();
      refuse(parentRefusal(all, id, parentId));
      await tx.department.update({ where: { id }, data: { name, parentId } });
      await record(tx, scope, {
        action: "department.change",
        object: `department:${id}`,
        detail: { parentId },
      });
    }),
  );
}

/**
 * Ends a department on the first of a month. Its touchpoints go to the successor from that day on; answers before it
 * stay with whom they belonged to. In a merger its people get the same role in the successor at once, and keep the
 * old one until an administrator takes it away.
 */
export function retireDepartment(scope: Writer, retiring: RetireDepartment, asked: Asked): Promise<void> {
  const today = dayIn(asked.viewer.organisation.timeZone, asked.now);
  const { id, successorId, from, bringsPeople } = retiring;
  return inScope(scope, async (tx) => {
    const all = await lockedDepartments(tx);
    const department = retirable(all, retiring, today);
    const moved = await passOn(tx, retiring);
    if (moved > 0 && successorId === null)
      throw new Refusal(
        `${moved} ${moved === 1 ? "touchpoint needs" : "touchpoints need"} a new owner. Choose a successor.`,
      );
    await tx.department.updateMany({ where: { parentId: id }, data: { parentId: department.parentId } });
    await tx.$executeRaw`UPDATE department SET retired_on = ${from}::date WHERE id = ${id}`;
    if (bringsPeople && successorId !== null)
      await tx.$executeRaw`INSERT INTO grant_held (person_id, role, department_id)
        SELECT person_id, CASE role WHEN 'head' THEN 'member' ELSE role END, ${successorId}::int
        FROM grant_held WHERE department_id = ${id} ON CONFLICT DO NOTHING`;
    await record(tx, scope, {
      action: bringsPeople ? "department.merge" : "department.retire",
      object: `department:${id}`,
      detail: { successorId, from, touchpoints: moved },
    });
  });
}

type Department = {
  id: number;
  slug: string;
  parentId: number | null;
  position: number;
  retiredOn: string | null;
};

/** The department that is to end, once everything about the request is right. */
function retirable(
  all: readonly Department[],
  { id, successorId, from }: RetireDepartment,
  today: string,
): Department {
  const current = (wanted: number | null) => all.find((one) => one.id === wanted && one.retiredOn === null);
  const department = current(id);
  if (!department || (successorId !== null && !current(successorId))) throw new NotFound();
  if (successorId === id) throw new Refusal("A department cannot take over from itself.");
  if (from < `${today.slice(0, 7)}-01`)
    throw new Refusal("Choose this month or a later one: figures of past months stay as they were.");
  return department;
}

/** Ends every part the department has in a touchpoint on that day, and gives it to the successor. Counts owners only. */
async function passOn(tx: Tx, { id, successorId, from }: RetireDepartment): Promise<number> {
  const [counted] = await tx.$queryRaw<{ owned: number }[]>`
    SELECT count(*)::int AS owned FROM touchpoint_role
    WHERE department_id = ${id} AND role = 'owner' AND (valid_to IS NULL OR valid_to > ${from}::date)`;
  if (successorId === null && counted && counted.owned > 0) return counted.owned;
  // A part that was to begin later begins with the successor; one that runs is cut at that day.
  if (successorId !== null) {
    await tx.$executeRaw`UPDATE touchpoint_role SET department_id = ${successorId}
      WHERE department_id = ${id} AND valid_from >= ${from}::date`;
    await tx.$executeRaw`WITH cut AS (
        UPDATE touchpoint_role r SET valid_to = ${from}::date FROM touchpoint_role old
        WHERE r.id = old.id AND r.department_id = ${id} AND r.valid_from < ${from}::date
          AND (r.valid_to IS NULL OR r.valid_to > ${from}::date)
        RETURNING old.touchpoint_id, old.role, old.valid_to)
      INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to)
      SELECT touchpoint_id, ${successorId}::int, role, ${from}::date, valid_to FROM cut`;
  } else {
    await tx.$executeRaw`DELETE FROM touchpoint_role WHERE department_id = ${id} AND valid_from >= ${from}::date`;
    await tx.$executeRaw`UPDATE touchpoint_role SET valid_to = ${from}::date
      WHERE department_id = ${id} AND (valid_to IS NULL OR valid_to > ${from}::date)`;
  }
  return counted?.owned ?? 0;
}

function lockedDepartments(tx: Tx) {
  return tx.$queryRaw<Department[]>`
    SELECT id, slug, parent_id AS "parentId", position, retired_on::text AS "retiredOn" FROM department ORDER BY id FOR UPDATE`;
}

async function withFreeName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new Refusal("A department of this name is already here.");
    throw error;
  }
}
