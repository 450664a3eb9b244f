import type * as z from "zod";
import { Prisma, type Tx } from "@/server/db";
import { groupedBy } from "../rules/parts";

/** A stored figure and the moment it is of; undefined before it was computed for the first time. */
export async function computed<Shape extends z.ZodType>(
  tx: Tx,
  name: string,
  shape: Shape,
): Promise<{ asOf: string; value: z.infer<Shape> } | undefined> {
  const rows = await tx.$queryRaw<{ asOf: Date; value: unknown }[]>`
    /* planned once */ SELECT as_of AS "asOf", value FROM rollup.computed WHERE name = ${name}`;
  const [row] = rows;
  return row && { asOf: row.asOf.toISOString(), value: shape.parse(row.value) };
}

/** Who was accountable for each touchpoint in each month: the key of cells that are kept by touchpoint. */
export async function ownersIn(
  tx: Tx,
  cells: readonly { touchpoint: number; month: string }[],
): Promise<(cell: { touchpoint: number; month: string }) => string> {
  const roles = await tx.$queryRaw<
    { touchpoint: number; department: number; from: string; to: string | null }[]
  >`
    /* planned once */ SELECT touchpoint_id AS touchpoint, department_id AS department, valid_from::text AS from, valid_to::text AS to
    FROM touchpoint_role WHERE role = 'owner' AND touchpoint_id = ANY(${[...new Set(cells.map(({ touchpoint }) => touchpoint))]}::int[])`;
  const byTouchpoint = groupedBy(roles, ({ touchpoint }) => touchpoint);
  return ({ touchpoint, month }) => {
    if (touchpoint === 0) return "unmapped";
    const owner = byTouchpoint
      .get(touchpoint)
      ?.find(({ from, to }) => from <= month && (to === null || month < to));
    return owner ? String(owner.department) : "unowned";
  };
}

/** Who is accountable, in SQL: the key of rows with a touchpoint, joined with `owner` in the month that counts. */
export const ownerKey = Prisma.sql`CASE WHEN touchpoint = 0 THEN 'unmapped' ELSE coalesce(owner.department_id::text, 'unowned') END`;
