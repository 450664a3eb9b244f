import { env } from "../env";

/** On https the cookie is bound to this very host; on plain http the same cookie goes without that promise. */
export function isSecure(): boolean {
  return env().appUrl.startsWith("https://");
}

export function sessionCookieName(): string {
  return isSecure() ? "__Host-kept.session" : "kept.session";
}

export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

/** The double-submit token of plain HTML forms; the proxy sets it with the first page. */
export const FORM_TOKEN_COOKIE = "kept.form";
