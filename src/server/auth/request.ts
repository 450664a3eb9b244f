import { timingSafeEqual } from "node:crypto";
import { env } from "../env";
import { formTokenCookieName } from "./cookies";

/** The header in which our own HTTP server states the peer's address; it overwrites what a client sends. */
export const ADDRESS_HEADER = "x-kept-address";

/**
 * Whose request this is. `X-Forwarded-For` counts only as many hops as the operator has stated, from the right;
 * anything else in it could have been written by the client.
 */
export function addressOf(headers: Pick<Headers, "get">): string {
  const peer = headers.get(ADDRESS_HEADER) ?? "127.0.0.1";
  const hops = env().KEPT_PROXY_HOPS;
  if (hops === 0) return peer;
  const stated = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  return stated.at(-hops) || peer;
}

/** Does a browser say that another site sent this request? A missing Origin is left to the form's token. */
export function isForeign(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === "cross-site") return true;
  const origin = headers.get("origin");
  if (!origin || site === "same-origin") return false;
  const host = headers.get("host");
  return origin !== env().appUrl && origin !== `http://${host}` && origin !== `https://${host}`;
}

/**
 * Does a script of our own pages send this? It says so in a header that no form can send, and the browser names our
 * origin: whoever names none is not believed.
 */
export function isOurScript(headers: Headers): boolean {
  const isNamed = headers.get("sec-fetch-site") === "same-origin" || headers.get("origin") !== null;
  return headers.get("x-kept") === "1" && isNamed && !isForeign(headers);
}

/** Does the form carry the token that this browser's cookie holds? */
export function hasFormToken(form: FormData, cookieHeader: string | null): boolean {
  const cookie = cookieIn(cookieHeader, formTokenCookieName());
  const field = form.get("token");
  if (!cookie || typeof field !== "string") return false;
  const [sent, held] = [Buffer.from(field), Buffer.from(cookie)];
  return sent.length === held.length && timingSafeEqual(sent, held);
}

export function cookieIn(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return decoded(value.join("="));
  }
  return undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A wanted page of this site, or the home page: never another host, never a scheme. */
export function safePath(wanted: unknown): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || wanted.length > 2000) return "/";
  // Backslashes and control characters are read as slashes or dropped by browsers: `/\evil.test`.
  if (/[\\\u0000-\u001f]/.test(wanted) || wanted.startsWith("//")) return "/";
  return wanted;
}
