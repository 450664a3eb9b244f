import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { settlements, speaksForBoth } from "../rules/transfer";
import type { OpenTransfer, Ownership } from "../schema/transfer";
import { monthsFor } from "./draft";

type OpenRow = Omit<OpenTransfer, "isContested" | "maySettle"> & { askedByDepartment: number | null };
type Reading = Scope<"journey:read">;

const MONTHS_AHEAD = 12;

/** Offers nobody has settled from or to a department. */
export function openTransfers(
  scope: Reading,
  actor: Actor,
  { department }: { department: string },
  now: Date,
): Promise<OpenTransfer[]> {
  return inScope(scope, async (tx) => {
    const { today } = await monthsFor(tx, now);
    const rows = await openRows(tx, Prisma.sql`${department} IN (f.slug, d.slug)`);
    return rows.map((row) => openTransfer(row, actor, today));
  });
}

/** Who answered for a touchpoint when, an open offer, and what this reader may do about either. */
export function ownershipOfTouchpoint(
  scope: Reading,
  actor: Actor,
  { touchpointId }: { touchpointId: number },
  now: Date,
): Promise<Ownership> {
  return inScope(scope, async (tx) => {
    await mustBeOnMap(tx, touchpointId);
    const { today, month, months } = await monthsFor(tx, now);
    const history = await tx.$queryRaw<Ownership["history"]>`
      SELECT json_build_object('id', d.id, 'name', d.name, 'slug', d.slug) AS department, r.valid_from::text AS "from", r.valid_to::text AS "to"
      FROM touchpoint_role AS r JOIN department AS d ON d.id = r.department_id
      WHERE r.touchpoint_id = ${touchpointId}::int AND r.role = 'owner' ORDER BY r.valid_from DESC`;
    const [row] = await openRows(tx, Prisma.sql`t.id = ${touchpointId}::int`);
    const owner = history.find(({ from, to }) => from <= month && (to === null || to > month));
    const choices = row ? [] : await choicesFor(tx, actor, owner?.department.id ?? null);
    const reach = scopeOf(actor, "ownership:transfer")?.departments ?? [];
    const from = owner?.department.id ?? null;
    return {
      history,
      open: row ? openTransfer(row, actor, today) : null,
      departments: choices,
      months: months.slice(0, MONTHS_AHEAD + 1).toReversed(),
      settlesWith: choices.filter(({ id }) => speaksForBoth(reach, { from, to: id })).map(({ id }) => id),
    };
  });
}

/** A touchpoint of a draft alone has no row, so whatever has a row is everybody's to see. */
async function mustBeOnMap(tx: Tx, id: number): Promise<void> {
  const found = await tx.touchpoint.findUnique({ where: { id }, select: { id: true } });
  if (!found) throw new NotFound();
}

/** Whom somebody may hand a touchpoint to: its head to anybody, another head to their own departments. */
async function choicesFor(tx: Tx, actor: Actor, owner: number | null): Promise<Ownership["departments"]> {
  const reach = scopeOf(actor, "ownership:transfer")?.departments;
  if (!reach) return [];
  const active = await tx.$queryRaw<Ownership["departments"]>`
    SELECT id, name FROM department WHERE retired_on IS NULL ORDER BY position, name`;
  const isGiving = reach === "all" || (owner !== null && reach.includes(owner));
  return active.filter(({ id }) => id !== owner && (isGiving || reach.includes(id)));
}

function openTransfer({ askedByDepartment, ...row }: OpenRow, actor: Actor, today: string): OpenTransfer {
  const reach = scopeOf(actor, "ownership:transfer")?.departments ?? [];
  const ends = { from: row.from?.id ?? null, to: row.to.id, askedBy: askedByDepartment };
  return { ...row, isContested: row.startsOn <= today, maySettle: settlements(reach, ends) };
}

function openRows(tx: Tx, condition: Prisma.Sql): Promise<OpenRow[]> {
  return tx.$queryRaw`
    SELECT o.id, o.starts_on::text AS "startsOn", o.asked_by_department AS "askedByDepartment", p.name AS "askedBy",
      json_build_object('id', t.id, 'name', t.name, 'href', json_build_array(coalesce(j.slug, ''), coalesce(s.slug, ''), t.slug)) AS touchpoint,
      CASE WHEN f.id IS NOT NULL THEN json_build_object('id', f.id, 'name', f.name, 'slug', f.slug) END AS "from",
      json_build_object('id', d.id, 'name', d.name, 'slug', d.slug) AS "to"
    FROM ownership_transfer AS o JOIN touchpoint AS t ON t.id = o.touchpoint_id LEFT JOIN stage AS s ON s.id = t.stage_id
      LEFT JOIN journey AS j ON j.id = s.journey_id LEFT JOIN department AS f ON f.id = o.from_department_id
      JOIN department AS d ON d.id = o.to_department_id LEFT JOIN person AS p ON p.id = o.asked_by
    WHERE o.settled_at IS NULL AND ${condition} ORDER BY o.starts_on, o.id`;
}
