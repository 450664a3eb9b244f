import "server-only";
import { now as clock } from "../clock";
import { cookieText, stepCookieName } from "./cookies";
import { newPasswordRefusal } from "./credential";
import { back, entryCookies, goTo, ownForm, textIn, visitOf } from "./form";
import { acceptInvitation } from "./invitation";
import { signInPolicy } from "./policy";
import { addressOf } from "./request";
import { askForReset, resetByLink } from "./reset";
import { countTry } from "./throttle";

const LONGEST_NAME = 120;

/** "I forgot my password": the same answer for every address. */
export async function forgotFromForm(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return goTo("/forgot?error=expired");
  await askForReset(textIn(form, "email"), addressOf(request.headers));
  return goTo("/forgot?sent=1");
}

/** Sets a new password by a mailed link. The password is judged before the link, so that a typing error costs nothing. */
export async function resetFromForm(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return goTo("/login?error=expired");
  const [token, password] = [textIn(form, "link"), textIn(form, "password")];
  const page = `/reset/${encodeURIComponent(token.slice(0, 100))}`;
  if (!(await countTry("reset link", addressOf(request.headers)))) return back(page, { error: "throttled" });
  const { shortestPassword } = await signInPolicy();
  if (newPasswordRefusal(password, shortestPassword)) return back(page, { error: "password" });
  if (!(await resetByLink(token, password, clock()))) return back(page, { error: "link" });
  return goTo("/login?reset=1");
}

/** Accepts an invitation: name and password, then in. */
export async function inviteFromForm(request: Request): Promise<Response> {
  const form = await ownForm(request);
  if (!form) return goTo("/login?error=expired");
  const [token, password] = [textIn(form, "link"), textIn(form, "password")];
  const name = textIn(form, "name").trim();
  const page = `/invite/${encodeURIComponent(token.slice(0, 100))}`;
  if (!(await countTry("invitation link", addressOf(request.headers))))
    return back(page, { error: "throttled" });
  const { shortestPassword } = await signInPolicy();
  if (!name || name.length > LONGEST_NAME) return back(page, { error: "name" });
  if (newPasswordRefusal(password, shortestPassword)) return back(page, { error: "password" });
  const entry = await acceptInvitation(token, { name, password }, await visitOf(request, clock()));
  if (entry.outcome === "no") return back(page, { error: "link" });
  if (entry.outcome === "in") return goTo("/", ...(await entryCookies(entry.sid)));
  return goTo("/login/code", cookieText(stepCookieName("code"), entry.step, 600));
}
