import type { Scope } from "@/access/scope";
import { discover, SSO_SECRET } from "@/server/auth/sso";
import type { Viewer } from "@/server/auth/session";
import { inScope, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { seal } from "@/server/sealed";
import { enforcementRefusal, issuerRefusal } from "../rules/enforcement";
import type { SaveSignIn } from "../schema";

type Writer = Scope<"settings:write">;
type Asked = { viewer: Viewer; now: Date };

/**
 * Stores how people may sign in. A provider is asked who it is before it is believed. Domains that become bound to it
 * lose every session that was opened another way.
 */
export async function saveSignIn(scope: Writer, input: SaveSignIn, { viewer, now }: Asked): Promise<void> {
  const { sso, ...rest } = input;
  if (sso) await checkProvider(sso.issuer);
  await inScope(scope, async (tx) => {
    const [admin] = await tx.$queryRaw<{ email: string; cameBySso: boolean }[]>`
      SELECT p.email, s.proof = 'sso' AS "cameBySso" FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.id = ${viewer.sessionId}::uuid`;
    const refusal = admin && enforcementRefusal(sso?.domains ?? [], admin);
    if (refusal) throw new Refusal(refusal);
    const data = { ...rest, ...(await ssoColumns(tx, sso)) };
    await tx.signInPolicy.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
    await endOtherWays(tx, sso?.domains ?? [], now);
    await record(tx, scope, {
      action: "signIn.change",
      object: "organisation:1",
      detail: { ...rest, hasProvider: sso !== null, domains: sso?.domains.length ?? 0 },
    });
  });
}

async function checkProvider(issuer: string): Promise<void> {
  const refusal = issuerRefusal(issuer);
  if (refusal) throw new Refusal(refusal);
  try {
    await discover(issuer);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Refusal(`The provider could not be asked who it is: ${words.slice(0, 200)}`);
  }
}

/** A secret that is left empty stays, unless the provider or the client is another one. */
async function ssoColumns(tx: Tx, sso: SaveSignIn["sso"]) {
  if (!sso)
    return { ssoName: null, ssoIssuer: null, ssoClientId: null, ssoClientSecret: null, ssoDomains: [] };
  const before = await tx.signInPolicy.findUnique({ where: { id: 1 } });
  const isSame = before?.ssoIssuer === sso.issuer && before.ssoClientId === sso.clientId;
  return {
    ssoName: sso.name,
    ssoIssuer: sso.issuer,
    ssoClientId: sso.clientId,
    ssoClientSecret: sso.clientSecret
      ? seal(SSO_SECRET, sso.clientSecret)
      : isSame
        ? before.ssoClientSecret
        : null,
    ssoDomains: sso.domains,
  };
}

function endOtherWays(tx: Tx, domains: readonly string[], now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE session s SET revoked_at = ${now}::timestamptz FROM person p
    WHERE p.id = s.person_id AND s.revoked_at IS NULL AND s.proof <> 'sso'
      AND split_part(p.email, '@', 2) = ANY (${[...domains]}::text[])`;
}
