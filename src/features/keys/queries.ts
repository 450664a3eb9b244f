import { isKeyUse, keyUseWords } from "@/domain/key-uses";
import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import type { Key } from "./schema";

const NEWEST = 200;

/** Every key, the good ones first, newest first; nothing of their secrets. */
export async function keysPage(scope: Scope<"key:write">, now: Date): Promise<Key[]> {
  const rows = await inScope(
    scope,
    (tx) => tx.$queryRaw<(Omit<Key, "may" | "createdAt" | "expiresAt" | "lastUsedAt"> & Moments)[]>`
      SELECT k.id, k.name, k.uses, coalesce(p.name, 'somebody who is gone') AS by, k.created_at AS "createdAt",
        k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt",
        CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= ${now}::timestamptz THEN 'expired'
          ELSE 'good' END AS state
      FROM api_key AS k LEFT JOIN person AS p ON p.id = k.created_by
      ORDER BY k.revoked_at IS NOT NULL, k.id DESC LIMIT ${NEWEST}::int`,
  );
  return rows.map(({ uses, createdAt, expiresAt, lastUsedAt, ...row }) => ({
    ...row,
    may: uses.filter(isKeyUse).map((use) => keyUseWords[use]),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

type Moments = { uses: string[]; createdAt: Date; expiresAt: Date; lastUsedAt: Date | null };
