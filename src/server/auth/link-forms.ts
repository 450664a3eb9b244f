import "server-only";
import { now as clock } from "../clock";
import { cookieText, stepCookieName } from "./cookies";
import { newPasswordProblem } from "./credential";
import { back, entryCookies, goTo, ownForm, textIn, visitOf } from "./form";
import { acceptInvitation, holderOf } from "./invitation";
import type { LinkPurpose } from "./link";
import type { PasswordProblem } from "./new-password";
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
  const problem = await problemBehind("reset", token, password);
  if (problem) return back(page, { error: problem });
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
  if (!name || name.length > LONGEST_NAME) return back(page, { error: "name" });
  const problem = await problemBehind("invitation", token, password, name);
  if (problem) return back(page, { error: problem });
  const entry = await acceptInvitation(token, { name, password }, await visitOf(request, clock()));
  if (entry.outcome === "no") return back(page, { error: "link" });
  if (entry.outcome === "in") return goTo("/", ...(await entryCookies(entry.sid)));
  return goTo("/login/code", cookieText(stepCookieName("code"), entry.step, 600));
}

/** What is wrong with a password that somebody chooses by a mailed link; only who holds the link is told of its owner's words. */
async function problemBehind(
  purpose: LinkPurpose,
  token: string,
  password: string,
  name = "",
): Promise<PasswordProblem | undefined> {
  const holder = await holderOf(purpose, token, clock());
  return newPasswordProblem(password, [name, holder?.name ?? "", holder?.email ?? ""]);
}
