import type { Scope } from "@/access/scope";
import { signInPolicy } from "@/server/auth/policy";
import { inScope } from "@/server/db";
import { environmentMailServer, mailedUrl } from "@/server/mail";
import type { MailPage, OrganisationPage, SignInPage } from "./schema";

type Reader = Scope<"settings:write">;

const NONE = { host: "", port: 587, security: "starttls", username: null, password: null, sender: "" };

/** What the organisation says of itself. */
export function organisationPage(scope: Reader): Promise<OrganisationPage> {
  return inScope(scope, (tx) =>
    tx.organisation.findFirstOrThrow({
      select: {
        ...{ name: true, currency: true, fiscalYearStart: true },
        ...{ openScorecards: true, timeZone: true, language: true },
      },
    }),
  );
}

/** How mail leaves, without any secret. */
export async function mailPage(scope: Reader): Promise<MailPage> {
  const row = await inScope(scope, (tx) => tx.mailSetting.findUnique({ where: { id: 1 } }));
  const given = environmentMailServer();
  const { host, port, security, username, password, sender } = given ?? row ?? NONE;
  return {
    source: given ? "environment" : row ? "stored" : "none",
    host,
    port,
    security: security as MailPage["security"],
    username: username ?? "",
    hasPassword: password !== null,
    sender,
    lastProblem: row?.lastProblem ?? null,
    lastSentAt: iso(row?.lastSentAt),
    lastProblemAt: iso(row?.lastProblemAt),
  };
}

const iso = (moment: Date | null | undefined) => moment?.toISOString() ?? null;

/** How people may sign in, without any secret, and who would be left outside. */
export async function signInPage(scope: Reader): Promise<SignInPage> {
  const { sso, ssoDomains, factorRoles, ...rest } = await signInPolicy();
  const unconnected = await inScope(
    scope,
    (tx) => tx.$queryRaw<{ email: string }[]>`
      SELECT email FROM person p WHERE deactivated_at IS NULL AND split_part(email, '@', 2) = ANY (${[...ssoDomains]}::text[])
        AND NOT EXISTS (SELECT FROM sso_subject s WHERE s.person_id = p.id) ORDER BY email LIMIT 50`,
  );
  return {
    ...rest,
    factorRoles: [...factorRoles],
    sso: sso
      ? {
          name: sso.name,
          issuer: sso.issuer,
          clientId: sso.clientId,
          hasSecret: sso.sealedSecret !== null,
          domains: [...ssoDomains],
        }
      : null,
    redirectUri: mailedUrl("/api/sign-in/sso/callback"),
    unconnected: unconnected.map(({ email }) => email),
  };
}
