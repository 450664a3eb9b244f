import "server-only";
import { now } from "../clock";
import { sessionCookieName, sessionCookieOptions } from "./cookies";
import { sessionCookieFor, sidIn } from "./next-auth";
import { addressOf, cookieIn, hasFormToken, isForeign, safePath } from "./request";
import { closeSession } from "./session";
import { signIn } from "./sign-in";

/** The sign-in form, with or without JavaScript: back to the wanted page, or to the form with a reason. */
export async function signInFromForm(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (!form) return goTo("/login?error=expired");
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const next = safePath(text("next"));
  const again = (error: string) =>
    goTo(`/login?error=${error}${next === "/" ? "" : `&next=${encodeURIComponent(next)}`}`);
  if (!hasFormToken(form, request.headers.get("cookie"))) return again("expired");
  const result = await signIn({
    email: text("email"),
    password: text("password"),
    address: addressOf(request.headers),
    browser: request.headers.get("user-agent") ?? "",
    now: now(),
  });
  if (result.outcome !== "in") return again(result.outcome);
  return goTo(next, cookie(await sessionCookieFor(result.sid), 12 * 3600));
}

/** Ends the session of this browser. */
export async function signOutFromForm(request: Request): Promise<Response> {
  const form = await readForm(request);
  if (!form || !hasFormToken(form, request.headers.get("cookie"))) return goTo("/");
  const sid = await sidIn(cookieIn(request.headers.get("cookie"), sessionCookieName()));
  if (sid) await closeSession(sid, now());
  return goTo("/login?signed-out=1", cookie("", 0));
}

async function readForm(request: Request): Promise<FormData | undefined> {
  if (isForeign(request.headers) || Number(request.headers.get("content-length") ?? 0) > 20_000)
    return undefined;
  return request.formData().catch(() => undefined);
}

/** Relative on purpose: the browser stays on the host it came from, whatever the Host header says. */
function goTo(path: string, setCookie?: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, ...(setCookie ? { "set-cookie": setCookie } : {}) },
  });
}

function cookie(value: string, maxAge: number): string {
  const { secure } = sessionCookieOptions();
  return `${sessionCookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? "; Secure" : ""}`;
}
