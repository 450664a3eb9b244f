import "server-only";
import { TRPCError } from "@trpc/server";
import { isOwnCall } from "@/server/auth/refusals";
import { now } from "@/server/clock";
import { Refusal } from "@/server/errors";
import { storeUpload } from "@/server/files";
import { viewerFrom } from "./http";
import { api } from "./root";

const HEADERS = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

const answer = (status: number, message: string) => Response.json({ message }, { status, headers: HEADERS });

/**
 * Takes the file of an import: only from our own origin, only for the one-time token of an import that waits for it,
 * and only from somebody who may import. Streams to disk; the check is the worker's.
 */
export async function receiveUpload(request: Request, token: string): Promise<Response> {
  if (!isOwnCall(request)) return answer(403, "This does not come from Kept's own pages.");
  const viewer = await viewerFrom(request);
  if (!viewer) return answer(401, "Sign in first.");
  const call = api.createCaller({ viewer, now: now() });
  try {
    const { state } = await call.imports.status({ token });
    if (state !== "created") return answer(409, "This import has its file already.");
    if (!request.body) return answer(400, "There is no file in this request.");
    const stated = request.headers.get("content-length");
    await storeUpload(token, request.body, stated === null ? undefined : Number(stated));
    await call.imports.receive({ token });
    return answer(200, "received");
  } catch (error) {
    return answerTo(error);
  }
}

function answerTo(error: unknown): Response {
  if (error instanceof Refusal) return answer(422, error.message);
  if (!(error instanceof TRPCError)) return answer(400, "The upload broke off. Try again.");
  return answer(error.code === "NOT_FOUND" || error.code === "FORBIDDEN" ? 404 : 422, error.message);
}
