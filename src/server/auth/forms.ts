import "server-only";
import { now as clock } from "../clock";
import { cookieText, knownBrowserCookieName, sessionCookieName, stepCookieName } from "./cookies";
import { back, cookieOf, entryCookies, goTo, ownForm, textIn, visitOf } from "./form";
import { sidIn } from "./next-auth";
import { safePath } from "./request";
import { closeSession } from "./session";
import { finishSignIn, plainAddress, signIn } from "./sign-in";

const STEP_SECONDS = 600;

/** The sign-in form, with or without JavaScript: to the wanted page, to the second step, or back with a reason. */
export async function signInFromForm(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return goTo("/login?error=expired");
  const next = safePath(textIn(form, "next"));
  const email = textIn(form, "email");
  const result = await signIn({
    ...(await visitOf(request, clock())),
    email,
    password: textIn(form, "password"),
    known: cookieOf(request, knownBrowserCookieName()),
  });
  if (result.outcome === "in") return goTo(next, ...(await entryCookies(result.sid, plainAddress(email))));
  if (result.outcome !== "second step") return back("/login", { error: result.outcome, next });
  const path = next === "/" ? "/login/code" : `/login/code?next=${encodeURIComponent(next)}`;
  return goTo(path, cookieText(stepCookieName("code"), result.step, STEP_SECONDS));
}

/** The second step: six digits of an app, or a recovery code. */
export async function codeFromForm(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return goTo("/login?error=expired");
  const next = safePath(textIn(form, "next"));
  const step = cookieOf(request, stepCookieName("code"));
  const result = await finishSignIn(step, textIn(form, "code"), await visitOf(request, clock()));
  if (result.outcome === "in") return goTo(next, ...(await entryCookies(result.sid)));
  if (result.outcome === "expired") return back("/login", { error: "expired", next });
  return back("/login/code", { error: result.outcome, next });
}

/** Ends the session of this browser. */
export async function signOutFromForm(request: Request): Promise<Response> {
  if (!(await ownForm(request))) return goTo("/");
  const sid = await sidIn(cookieOf(request, sessionCookieName()));
  if (sid) await closeSession(sid, clock());
  const answer = goTo("/login?signed-out=1", cookieText(sessionCookieName(), "", 0));
  // Whoever uses this browser next finds nothing of it; cookies stay, because the browser is known for later.
  answer.headers.set("clear-site-data", '"cache", "storage"');
  return answer;
}
