import { sightOf } from "@/access/sentences";
import type { Scope } from "@/access/scope";
import { passkeyHost } from "@/server/auth/passkeys";
import { signInPolicy } from "@/server/auth/policy";
import type { Viewer } from "@/server/auth/session";
import { inScope } from "@/server/db";
import { browserWords } from "./rules/browser-words";
import type { AccountPage } from "./schema";

type Row = { isConnected: boolean } & Omit<
  AccountPage,
  "shortestPassword" | "mustAddFactor" | "canHavePasskeys" | "sight" | "profile" | "notices" | "provider"
> &
  AccountPage["profile"] &
  AccountPage["notices"];

/** Everything about one's own account; nothing here is ever about somebody else. */
export async function accountPage(
  scope: Scope<"account:own">,
  viewer: Viewer,
  now: Date,
): Promise<AccountPage> {
  const { shortestPassword, sso } = await signInPolicy();
  const names = new Map(viewer.departments.map(({ id, name }) => [id, name]));
  return inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT p.email, p.name, p.shortcuts_off AS "shortcutsOff", p.daily_mail AS "dailyMail",
        p.deadline_mail AS "deadlineMail", p.password_hash IS NOT NULL AS "hasPassword",
        EXISTS (SELECT FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL) AS "hasApp",
        EXISTS (SELECT FROM sso_subject x WHERE x.person_id = p.id AND x.issuer = ${sso?.issuer ?? ""}) AS "isConnected",
        (SELECT count(*)::int FROM recovery_code c WHERE c.person_id = p.id AND c.used_at IS NULL) AS "recoveryCodesLeft",
        coalesce((SELECT json_agg(json_build_object('id', k.id, 'name', k.name,
            'createdAt', to_char(k.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) ORDER BY k.created_at)
          FROM passkey k WHERE k.person_id = p.id), '[]') AS passkeys,
        coalesce((SELECT json_agg(json_build_object('id', s.id, 'isThis', s.id = ${viewer.sessionId}::uuid,
            'browser', coalesce(s.browser, ''), 'address', coalesce(s.address, ''), 'proof', s.proof,
            'since', to_char(s.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            'lastSeen', to_char(s.last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            ORDER BY s.id = ${viewer.sessionId}::uuid DESC, s.last_seen_at DESC)
          FROM session s WHERE s.person_id = p.id AND s.revoked_at IS NULL AND s.expires_at > ${now}::timestamptz), '[]') AS sessions
      FROM person p WHERE p.id = ${scope.actorId}::uuid`;
    if (!row) throw new Error("The signed-in person is not there.");
    const { name, shortcutsOff, dailyMail, deadlineMail, isConnected, ...rest } = row;
    return {
      ...rest,
      profile: { name, shortcutsOff },
      notices: { dailyMail, deadlineMail },
      provider: sso && { name: sso.name, isConnected },
      sessions: row.sessions.map((one) => ({ ...one, browser: browserWords(one.browser) })),
      shortestPassword,
      canHavePasskeys: passkeyHost() !== undefined,
      mustAddFactor: viewer.mustAddFactor,
      sight: sightOf(viewer, (id) => names.get(id)),
    };
  });
}
