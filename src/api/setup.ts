import "server-only";
import { TRPCError } from "@trpc/server";
import { entryCookies, goTo, ownForm, visitOf } from "@/server/auth/form";
import { letIn } from "@/server/auth/gate";
import { addressOf } from "@/server/auth/request";
import { countTry } from "@/server/auth/throttle";
import { now } from "@/server/clock";
import { api } from "./root";

/** The form of the first run: makes the administrator, and lets them in. Back with a sentence when something is wrong. */
export async function setUpFromForm(request: Request): Promise<Response> {
  const call = api.createCaller({ viewer: undefined, now: now() });
  if (!(await call.setup.isFresh())) return new Response(null, { status: 404 });
  const form = await ownForm(request);
  if (!form) return again("This form was open for too long. Try again.");
  if (!(await countTry("setup", addressOf(request.headers))))
    return again("Too many tries. Try again in 15 minutes.");
  try {
    const { personId } = await call.setup.finish(Object.fromEntries(form) as never);
    const entry = await letIn(personId, "setup", await visitOf(request, now()));
    if (entry.outcome !== "in") return goTo("/login");
    const home = form.get("start") === "sample" ? "/overview" : "/admin/people";
    return goTo(home, ...(await entryCookies(entry.sid)));
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return new Response(null, { status: 404 });
    return again(sentenceOf(error));
  }
}

const again = (problem: string) => goTo(`/setup?problem=${encodeURIComponent(problem)}`);

/** A refusal's sentence, or the first thing that is wrong with what was entered. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof TRPCError)) throw error;
  const { cause } = error;
  if (cause && "issues" in cause && Array.isArray(cause.issues))
    return (cause.issues[0] as { message: string } | undefined)?.message ?? error.message;
  return error.message;
}
