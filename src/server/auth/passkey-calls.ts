import "server-only";
import * as z from "zod";
import { now as clock } from "../clock";
import { Refusal } from "../errors";
import { cookieText, stepCookieName } from "./cookies";
import { cookieOf, entryCookies, visitOf } from "./form";
import { askForPasskey, signInByPasskey } from "./passkeys";
import { isOwnCall } from "./refusals";
import { safePath } from "./request";

const MOST_BYTES = 20_000;
const Answer = z.object({
  next: z.string().max(2000).optional(),
  response: z.object({
    id: z.string().max(1400),
    rawId: z.string().max(1400),
    type: z.literal("public-key"),
    response: z.object({
      clientDataJSON: z.string().max(4000),
      authenticatorData: z.string().max(4000),
      signature: z.string().max(4000),
      userHandle: z.string().max(400).optional(),
    }),
    clientExtensionResults: z.object({}).catch({}),
  }),
});

/** A challenge for a sign-in by passkey, for our own page's script. */
export async function passkeyChallenge(request: Request): Promise<Response> {
  if (!isOurs(request)) return said(403, "This call does not come from Kept's own pages.");
  try {
    const { options, step } = await askForPasskey(cookieOf(request, stepCookieName("code")), clock());
    return Response.json(options, {
      headers: { "set-cookie": cookieText(stepCookieName("passkey"), step, 300) },
    });
  } catch (error) {
    if (error instanceof Refusal) return said(422, error.message);
    throw error;
  }
}

/** The passkey's answer: in, or one sentence why not. */
export async function passkeySignIn(request: Request): Promise<Response> {
  if (!isOurs(request)) return said(403, "This call does not come from Kept's own pages.");
  const input = Answer.safeParse(await request.json().catch(() => undefined));
  if (!input.success) return said(400, "Some of what was sent is not as expected.");
  const result = await signInByPasskey(
    {
      response: input.data.response,
      step: cookieOf(request, stepCookieName("passkey")),
      codeStep: cookieOf(request, stepCookieName("code")),
    },
    await visitOf(request, clock()),
  );
  if (result.outcome !== "in") return said(422, words(result.outcome));
  const headers = new Headers();
  for (const cookie of [...(await entryCookies(result.sid)), cookieText(stepCookieName("passkey"), "", 0)])
    headers.append("set-cookie", cookie);
  return Response.json({ next: safePath(input.data.next) }, { headers });
}

function isOurs(request: Request): boolean {
  const { headers } = request;
  const isSmall = Number(headers.get("content-length") ?? 0) <= MOST_BYTES;
  const isJson = headers.get("content-type")?.startsWith("application/json") === true;
  return isSmall && isJson && isOwnCall(request);
}

const said = (status: number, message: string) => Response.json({ message }, { status });

function words(outcome: string): string {
  switch (outcome) {
    case "throttled":
      return "Too many tries. Try again in 15 minutes.";
    case "expired":
      return "This took too long. Try again.";
    default:
      return "This passkey opens nothing here.";
  }
}
