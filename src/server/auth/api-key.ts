import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { rightsOf } from "@/access/key-rights";
import { asSystem, pool, Prisma, readAsSystem } from "../db";
import { tokenHash } from "./secret-token";
import type { Viewer } from "./session";

/** Every key begins so: a secret that turns up where it should not be is known for what it is. */
export const KEY_MARK = "kept_";
/** Calls a key may make in a minute, over all processes together. */
export const CALLS_A_MINUTE = 120;

type Row = {
  id: number;
  name: string;
  uses: string[];
  stale: boolean;
  organisation: string;
  timeZone: string;
  currency: string;
};

/**
 * Whom a key lets in, read from its row on every call: revoked, expired and unknown all mean nobody. It reaches as far
 * as an administrator, in the few rights it was made for, and never anything that wants a password of a moment ago.
 */
export async function viewerOfKey(authorization: string | null, now: Date): Promise<Viewer | undefined> {
  const key = /^Bearer (kept_[\w-]{43})$/.exec(authorization ?? "")?.[1];
  if (!key) return undefined;
  const [row] = await readAsSystem<Row>(
    "key:read",
    Prisma.sql`
      SELECT k.id, k.name, k.uses, k.last_used_at IS NULL OR k.last_used_at < ${now}::timestamptz - interval '1 minute' AS stale,
        o.name AS organisation, o.time_zone AS "timeZone", o.currency
      FROM api_key k CROSS JOIN organisation o
      WHERE k.token_hash = ${tokenHash(key)} AND k.revoked_at IS NULL AND k.expires_at > ${now}::timestamptz`,
  );
  if (!row) return undefined;
  if (row.stale) await noteUse(row.id, now);
  return {
    id: `key:${row.id}`,
    name: row.name,
    sessionId: "",
    provenAt: new Date(0),
    mustAddFactor: false,
    grants: [{ role: "admin", departmentId: null }],
    only: rightsOf(row.uses),
    departments: [],
    blind: [],
    settings: { openScorecards: false },
    organisation: { name: row.organisation, timeZone: row.timeZone, currency: row.currency },
  };
}

let limiter: RateLimiterPostgres | undefined;

/** Counts a call of a key. Returns the seconds to wait when it has made too many; undefined: go on. */
export async function waitOfKey(viewer: Viewer): Promise<number | undefined> {
  limiter ??= new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "throttle",
    tableCreated: true,
    keyPrefix: "key",
    points: CALLS_A_MINUTE,
    duration: 60,
  });
  try {
    await limiter.consume(viewer.id);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused; // a limiter that cannot count must not let anybody in
  }
}

function noteUse(id: number, now: Date): Promise<number> {
  return asSystem(
    "key:seen",
    (tx) => tx.$executeRaw`UPDATE api_key SET last_used_at = ${now}::timestamptz WHERE id = ${id}::int`,
  );
}
