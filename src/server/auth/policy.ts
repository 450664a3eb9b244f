import "server-only";
import { Prisma, readAsSystem } from "../db";

export type Sso = { name: string; issuer: string; clientId: string; sealedSecret: Uint8Array | null };

/** How people may sign in; what an administrator has not said has its usual value. */
export type SignInPolicy = {
  factorRoles: readonly string[];
  sessionHours: number;
  adminIdleMinutes: number;
  shortestPassword: number;
  ssoDomains: readonly string[];
  sso: Sso | undefined;
};

type Row = {
  factorRoles: string[];
  sessionHours: number;
  adminIdleMinutes: number;
  shortestPassword: number;
  ssoDomains: string[];
  ssoName: string | null;
  ssoIssuer: string | null;
  ssoClientId: string | null;
  ssoClientSecret: Uint8Array | null;
};

/** Read at every sign-in, so that a change holds from the next one on. */
export async function signInPolicy(): Promise<SignInPolicy> {
  const [row] = await readAsSystem<Row>(
    "policy:read",
    Prisma.sql`
      SELECT factor_roles AS "factorRoles", session_hours AS "sessionHours", admin_idle_minutes AS "adminIdleMinutes",
        shortest_password AS "shortestPassword", sso_domains AS "ssoDomains", sso_name AS "ssoName",
        sso_issuer AS "ssoIssuer", sso_client_id AS "ssoClientId", sso_client_secret AS "ssoClientSecret"
      FROM sign_in_policy`,
  );
  if (!row)
    return {
      factorRoles: [],
      sessionHours: 12,
      adminIdleMinutes: 30,
      shortestPassword: 12,
      ssoDomains: [],
      sso: undefined,
    };
  const { ssoName, ssoIssuer, ssoClientId, ssoClientSecret, ...policy } = row;
  const sso =
    ssoIssuer && ssoClientId
      ? {
          name: ssoName ?? "single sign-on",
          issuer: ssoIssuer,
          clientId: ssoClientId,
          sealedSecret: ssoClientSecret,
        }
      : undefined;
  return { ...policy, sso };
}

/** Does this address sign in through the identity provider only? Decided by its domain, so it tells of no person. */
export function isSsoOnly(policy: SignInPolicy, email: string): boolean {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return policy.sso !== undefined && policy.ssoDomains.includes(domain);
}
