import "server-only";
import type { Tx } from "../db";
import { newToken, tokenHash } from "./secret-token";
import type { Way } from "./verdict";

/** From where, when, and which session of the same browser a new one takes the place of. */
export type Visit = { address: string; browser: string; now: Date; replaces?: string };

/**
 * Writes a session's row and returns its secret id, of which only the hash is stored. Only the gate, and the renewal
 * of a session that is already open, may import this.
 */
export async function insertSession(
  tx: Tx,
  { personId, way, hours }: { personId: string; way: Way; hours: number },
  { address, browser, now, replaces }: Visit,
): Promise<string> {
  const sid = newToken();
  // A session that this browser brought along ends: nobody can have planted or kept a copy of the new one.
  if (replaces)
    await tx.session.updateMany({
      where: { tokenHash: tokenHash(replaces), revokedAt: null },
      data: { revokedAt: now },
    });
  await tx.session.create({
    data: {
      tokenHash: tokenHash(sid),
      personId,
      createdAt: now,
      lastSeenAt: now,
      provenAt: now,
      expiresAt: new Date(now.getTime() + hours * 3_600_000),
      address,
      browser: browser.slice(0, 200),
      proof: way,
    },
  });
  return sid;
}
