import "server-only";
import type { Tx } from "../db";
import { newToken, tokenHash } from "./secret-token";

export type LinkPurpose = "reset" | "invitation";

/** How long a link works, in minutes: half an hour for a password, three days for an invitation. */
const LASTS_MINUTES: Record<LinkPurpose, number> = { reset: 30, invitation: 72 * 60 };

/** Makes a link's secret for one person; earlier ones for the same purpose stop working. */
export async function makeLink(
  tx: Tx,
  purpose: LinkPurpose,
  { personId, createdBy, now }: { personId: string; createdBy: string; now: Date },
): Promise<string> {
  const token = newToken();
  await tx.oneTimeLink.updateMany({ where: { personId, purpose, usedAt: null }, data: { usedAt: now } });
  const { credentialVersion } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { credentialVersion: true },
  });
  await tx.oneTimeLink.create({
    data: {
      tokenHash: tokenHash(token),
      purpose,
      personId,
      credentialVersion,
      createdAt: now,
      createdBy,
      expiresAt: new Date(now.getTime() + LASTS_MINUTES[purpose] * 60_000),
    },
  });
  return token;
}

/** Whose link this is while it works; looking uses nothing up, because mail scanners look. */
export async function linkHolder(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<{ personId: string; name: string; email: string } | undefined> {
  const [row] = await tx.$queryRaw<{ personId: string; name: string; email: string }[]>`
    SELECT p.id::text AS "personId", p.name, p.email FROM one_time_link l JOIN person p ON p.id = l.person_id
    WHERE l.token_hash = ${tokenHash(token)} AND l.purpose = ${purpose} AND l.used_at IS NULL
      AND l.expires_at > ${now}::timestamptz AND l.credential_version = p.credential_version
      AND p.deactivated_at IS NULL`;
  return row;
}

/** Uses a link up. Of any number at once, one gets the person; the others get undefined. */
export async function useLink(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ personId: string }[]>`
    UPDATE one_time_link l SET used_at = ${now}::timestamptz FROM person p
    WHERE l.token_hash = ${tokenHash(token)} AND l.purpose = ${purpose} AND l.used_at IS NULL
      AND l.expires_at > ${now}::timestamptz AND p.id = l.person_id AND l.credential_version = p.credential_version
    RETURNING p.id::text AS "personId"`;
  return row?.personId;
}
