import { env } from "../env";

/** On https the cookie is bound to this very host; on plain http the same cookie goes without that promise. */
export function isSecure(): boolean {
  return env().appUrl.startsWith("https://");
}

const named = (name: string) => (isSecure() ? `__Host-${name}` : name);

export const sessionCookieName = () => named("kept.session");
/** Holds the secret of a step that this browser has begun: the second step of a sign-in, a passkey, a trip to the provider. */
export const stepCookieName = (kind: "code" | "passkey" | "enrol" | "sso") => named(`kept.${kind}`);
/** Says that somebody has signed in here before, so that strangers' wrong tries elsewhere do not shut them out. */
export const knownBrowserCookieName = () => named("kept.known");

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

/** The text of a `Set-Cookie` header, out of reach of scripts. No value: the cookie goes away. */
export function cookieText(name: string, value: string, maxAgeSeconds: number): string {
  const { secure } = sessionCookieOptions();
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? "; Secure" : ""}`;
}

/** Where next-auth's own endpoints lead back to. */
export const callbackCookieName = () => named("next-auth.callback-url");

/** The double-submit token of plain HTML forms; the proxy sets it with the first page. */
export const formTokenCookieName = () => named("kept.form");
