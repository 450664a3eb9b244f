import "server-only";
import { cookieText, knownBrowserCookieName, sessionCookieName, stepCookieName } from "./cookies";
import { KNOWN_FOR_SECONDS, knownBrowser } from "./known-browser";
import { LASTS_SECONDS, sessionCookieFor, sidIn } from "./next-auth";
import type { Visit } from "./open-session";
import { noteForeign } from "./refusals";
import { addressOf, cookieIn, hasFormToken, isForeign } from "./request";

const MOST_BYTES = 20_000;

/** A form of one of our own pages, with the token this browser holds; undefined for anything else. */
export async function ownForm(request: Request): Promise<FormData | undefined> {
  const isOurs =
    !isForeign(request.headers) && Number(request.headers.get("content-length") ?? 0) <= MOST_BYTES;
  const form = isOurs ? await request.formData().catch(() => undefined) : undefined;
  if (form && hasFormToken(form, request.headers.get("cookie"))) return form;
  noteForeign(request, isOurs ? "no token of ours" : "not from our own pages");
  return undefined;
}

/** A text field; a file or nothing counts as empty. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** Relative on purpose: the browser stays on the host it came from, whatever the Host header says. */
export function goTo(path: string, ...setCookies: string[]): Response {
  const headers = new Headers({ location: path });
  for (const cookie of setCookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** The same page again, with a reason and what must not get lost. */
export function back(path: string, query: Record<string, string>): Response {
  const kept = Object.entries(query).filter(([, value]) => value !== "" && value !== "/");
  return goTo(`${path}?${new URLSearchParams(kept).toString()}`);
}

/** From where somebody comes in, and the session their browser brings along, which ends when a new one begins. */
export async function visitOf(request: Request, now: Date): Promise<Visit> {
  return {
    address: addressOf(request.headers),
    browser: request.headers.get("user-agent") ?? "",
    now,
    replaces: await sidIn(cookieOf(request, sessionCookieName())),
  };
}

export function cookieOf(request: Request, name: string): string | undefined {
  return cookieIn(request.headers.get("cookie"), name);
}

/** The cookie of a session that has just been opened. */
export async function sessionCookie(sid: string): Promise<string> {
  return cookieText(sessionCookieName(), await sessionCookieFor(sid), LASTS_SECONDS);
}

/** What a browser gets when somebody is let in: the session, the memory of this account, and no half-done step. */
export async function entryCookies(sid: string, email?: string): Promise<string[]> {
  return [
    await sessionCookie(sid),
    cookieText(stepCookieName("code"), "", 0),
    ...(email ? [cookieText(knownBrowserCookieName(), knownBrowser(email), KNOWN_FOR_SECONDS)] : []),
  ];
}
