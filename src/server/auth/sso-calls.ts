import "server-only";
import { now as clock } from "../clock";
import { log } from "../log";
import { cookieText, sessionCookieName, stepCookieName } from "./cookies";
import { back, cookieOf, entryCookies, goTo, visitOf } from "./form";
import { sidIn } from "./next-auth";
import { noteForeign } from "./refusals";
import { isForeign, safePath } from "./request";
import { viewerOf } from "./session";
import { beginSso, finishSso } from "./sso";

const STEP_SECONDS = 900;

/**
 * To the identity provider. A link and no form: browsers do not let a form's answer lead to another site
 * (`form-action 'self'`), and whoever follows it only begins something that their own cookie must finish.
 */
export async function ssoStart(request: Request): Promise<Response> {
  if (isForeign(request.headers)) {
    noteForeign(request, "not from our own pages");
    return goTo("/login?error=expired");
  }
  const asked = new URL(request.url).searchParams;
  const next = safePath(asked.get("next"));
  const viewer = asked.has("connect") ? await viewerIn(request) : undefined;
  if (asked.has("connect") && !viewer) return goTo("/login");
  try {
    const begun = await beginSso({ next, linkTo: viewer?.id, now: clock() });
    if (!begun) return goTo("/login?error=sso-off");
    return goTo(begun.url, cookieText(stepCookieName("sso"), begun.step, STEP_SECONDS));
  } catch (error) {
    log().error({ err: error }, "the identity provider could not be reached");
    return goTo("/login?error=sso-failed");
  }
}

/** Back from the identity provider. The state that this browser's cookie stands for is what makes it ours. */
export async function ssoCallback(request: Request): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const viewer = await viewerIn(request);
  const result = await finishSso(params, {
    step: cookieOf(request, stepCookieName("sso")),
    viewerId: viewer?.id,
    visit: await visitOf(request, clock()),
  });
  const done = cookieText(stepCookieName("sso"), "", 0);
  if (result.outcome === "in") return goTo(result.next, done, ...(await entryCookies(result.sid)));
  if (result.outcome === "linked") return goTo(result.next, done);
  return back("/login", { error: result.outcome });
}

async function viewerIn(request: Request) {
  const sid = await sidIn(cookieOf(request, sessionCookieName()));
  return sid ? viewerOf(sid, clock()) : undefined;
}
