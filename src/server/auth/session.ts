import "server-only";
import type { Actor, Blind, Grant } from "@/access/can";
import { asSystem, Prisma, readAsSystem, type Tx } from "../db";
import { NotFound } from "../errors";
import { record } from "../events";
import { insertSession } from "./open-session";
import { tokenHash } from "./secret-token";
import type { Way } from "./verdict";

/** A signed-in person with what every page needs to know about them. */
export type Viewer = Actor & {
  readonly blind: readonly Blind[];
  readonly name: string;
  readonly sessionId: string;
  /** When they last proved who they are; what is delicate asks for that again. */
  readonly provenAt: Date;
  /** Their role needs a second factor and they have none: nothing but their account is open to them. */
  readonly mustAddFactor: boolean;
  /** The departments this person has a role in, for navigation and words. */
  readonly departments: readonly { id: number; slug: string; name: string }[];
  readonly organisation: { name: string; timeZone: string; currency: string };
};

type Row = {
  sessionId: string;
  id: string;
  name: string;
  grants: Grant[];
  departments: { id: number; slug: string; name: string }[];
  openScorecards: boolean;
  organisation: string;
  timeZone: string;
  currency: string;
  stale: boolean;
  idle: boolean;
  provenAt: Date;
  mustAddFactor: boolean;
  blind: Blind[];
};

/**
 * Who a session id belongs to, read from its row on every request: revoked, expired, idle and deactivated all mean
 * nobody, from the next request on.
 */
export async function viewerOf(sid: string, now: Date): Promise<Viewer | undefined> {
  const [row] = await readAsSystem<Row>(
    "session:read",
    Prisma.sql`
      SELECT s.id::text AS "sessionId", p.id::text, p.name, o.open_scorecards AS "openScorecards",
        o.name AS organisation, o.time_zone AS "timeZone", o.currency,
        s.last_seen_at < ${now}::timestamptz - interval '1 minute' AS stale, s.proven_at AS "provenAt",
        s.last_seen_at < ${now}::timestamptz - make_interval(mins => coalesce(rule.admin_idle_minutes, 30)) AS idle,
        s.proof <> 'sso' AND EXISTS (SELECT FROM grant_held g WHERE g.person_id = p.id AND g.role = ANY (rule.factor_roles))
          AND NOT EXISTS (SELECT FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL)
          AND NOT EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id) AS "mustAddFactor",
        coalesce((SELECT json_agg(json_build_object('departmentId', b.department_id, 'from', b.from_day::text) ORDER BY b.department_id)
          FROM blind_of(p.id, ${now}::timestamptz) AS b), '[]') AS blind,
        coalesce((SELECT json_agg(json_build_object('role', g.role, 'departmentId', g.department_id) ORDER BY g.id)
          FROM grant_held g WHERE g.person_id = p.id), '[]') AS grants,
        coalesce((SELECT json_agg(json_build_object('id', d.id, 'slug', d.slug, 'name', d.name) ORDER BY d.position)
          FROM department d WHERE d.id IN (SELECT department_id FROM grant_held WHERE person_id = p.id)), '[]') AS departments
      FROM session s JOIN person p ON p.id = s.person_id CROSS JOIN organisation o
        LEFT JOIN sign_in_policy rule ON true
      WHERE s.token_hash = ${tokenHash(sid)} AND s.revoked_at IS NULL AND s.expires_at > ${now}::timestamptz
        AND s.created_at > ${now}::timestamptz - make_interval(hours => coalesce(rule.session_hours, 12))
        AND p.deactivated_at IS NULL`,
  );
  if (!row || (row.idle && row.grants.some((grant) => grant.role === "admin"))) return undefined;
  if (row.stale) await noteSeen(row, now);
  return {
    id: row.id,
    name: row.name,
    sessionId: row.sessionId,
    provenAt: row.provenAt,
    mustAddFactor: row.mustAddFactor,
    grants: row.grants,
    departments: row.departments,
    blind: row.blind,
    settings: { openScorecards: row.openScorecards },
    organisation: { name: row.organisation, timeZone: row.timeZone, currency: row.currency },
  };
}

function noteSeen({ id, sessionId }: Row, now: Date): Promise<number> {
  return asSystem(
    "session:seen",
    (tx) => tx.$executeRaw`WITH seen AS (UPDATE person SET last_seen_at = ${now} WHERE id = ${id}::uuid)
      UPDATE session SET last_seen_at = ${now} WHERE id = ${sessionId}::uuid`,
  );
}

/** Ends the session with this secret id; ending it twice is no error. */
export async function closeSession(sid: string, now: Date): Promise<void> {
  await asSystem("session:close", async (tx) => {
    const [closed] = await tx.$queryRaw<{ personId: string }[]>`
      UPDATE session SET revoked_at = ${now}::timestamptz
      WHERE token_hash = ${tokenHash(sid)} AND revoked_at IS NULL RETURNING person_id::text AS "personId"`;
    if (closed)
      await record(tx, closed.personId, { action: "session.close", object: `person:${closed.personId}` });
  });
}

/**
 * Gives an open session a new secret id, after its person changed a password or factor: every other session ends, and
 * so does each copy of this one's cookie. Its end stays where it was. Returns the new secret id.
 */
export async function renewSession(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const old = await tx.session.findUniqueOrThrow({ where: { id: sessionId } });
  await tx.session.updateMany({
    where: { personId: old.personId, revokedAt: null },
    data: { revokedAt: now },
  });
  return reopened(tx, old, now);
}

/**
 * The same after its person has proven once more who they are: only this session gets a new secret id, and a copy of
 * its old one opens nothing. One that has ended meanwhile stays ended.
 */
export async function rotateSession(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) throw new NotFound();
  return reopened(tx, await tx.session.findUniqueOrThrow({ where: { id: sessionId } }), now);
}

type Old = {
  personId: string;
  expiresAt: Date;
  proof: string;
  address: string | null;
  browser: string | null;
};

function reopened(tx: Tx, old: Old, now: Date): Promise<string> {
  const hours = Math.max((old.expiresAt.getTime() - now.getTime()) / 3_600_000, 0);
  return insertSession(
    tx,
    { personId: old.personId, way: old.proof as Way, hours },
    { address: old.address ?? "", browser: old.browser ?? "", now },
  );
}
