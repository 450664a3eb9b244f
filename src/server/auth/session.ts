import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Actor, Grant } from "@/access/can";
import { asSystem, Prisma, readAsSystem } from "../db";

const LASTS_HOURS = 12;
const ADMIN_IDLE_MINUTES = 30;

/** A signed-in person with what every page needs to know about them. */
export type Viewer = Actor & {
  readonly name: string;
  readonly sessionId: string;
  /** The departments this person has a role in, for navigation and words. */
  readonly departments: readonly { id: number; slug: string; name: string }[];
  readonly organisation: { name: string; timeZone: string; currency: string };
};

const hashOf = (sid: string) => new Uint8Array(createHash("sha256").update(sid).digest());

/** Opens a session for a person and returns its secret id; only the hash of it is stored. */
export async function openSession(
  personId: string,
  from: { address: string; browser: string; now: Date },
): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  const expiresAt = new Date(from.now.getTime() + LASTS_HOURS * 3_600_000);
  const { address, browser } = from;
  await asSystem("session:open", (tx) =>
    tx.session.create({
      data: { tokenHash: hashOf(sid), personId, expiresAt, address, browser: browser.slice(0, 200) },
    }),
  );
  return sid;
}

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
        s.last_seen_at < ${now}::timestamptz - interval '1 minute' AS stale,
        s.last_seen_at < ${now}::timestamptz - make_interval(mins => ${ADMIN_IDLE_MINUTES}::int) AS idle,
        coalesce((SELECT json_agg(json_build_object('role', g.role, 'departmentId', g.department_id) ORDER BY g.id)
          FROM grant_held g WHERE g.person_id = p.id), '[]') AS grants,
        coalesce((SELECT json_agg(json_build_object('id', d.id, 'slug', d.slug, 'name', d.name) ORDER BY d.position)
          FROM department d WHERE d.id IN (SELECT department_id FROM grant_held WHERE person_id = p.id)), '[]') AS departments
      FROM session s JOIN person p ON p.id = s.person_id CROSS JOIN organisation o
      WHERE s.token_hash = ${hashOf(sid)} AND s.revoked_at IS NULL AND s.expires_at > ${now}::timestamptz
        AND p.deactivated_at IS NULL`,
  );
  if (!row || (row.idle && row.grants.some((grant) => grant.role === "admin"))) return undefined;
  if (row.stale) await noteSeen(row, now);
  return {
    id: row.id,
    name: row.name,
    sessionId: row.sessionId,
    grants: row.grants,
    departments: row.departments,
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
  await asSystem("session:close", (tx) =>
    tx.session.updateMany({ where: { tokenHash: hashOf(sid), revokedAt: null }, data: { revokedAt: now } }),
  );
}
