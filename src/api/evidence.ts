import "server-only";
import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { isOwnCall } from "@/server/auth/refusals";
import type { Viewer } from "@/server/auth/session";
import { now } from "@/server/clock";
import { Refusal } from "@/server/errors";
import { removeUpload, storeUpload } from "@/server/files";
import { viewerFrom } from "./http";
import { api } from "./root";

const HEADERS = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
};
const LARGEST_BYTES = 100_000_000;

const answer = (status: number, message: string) => Response.json({ message }, { status, headers: HEADERS });

/**
 * Takes a CSV file of what happened under a promise, from our own pages and from whoever may bring evidence in, and notes
 * it for the worker. Whether the promise is there is asked before a byte is stored.
 */
export async function receiveEvidence(request: Request, slug: string): Promise<Response> {
  if (!isOwnCall(request)) return answer(403, "This does not come from Kept's own pages.");
  const viewer = await viewerFrom(request);
  return viewer ? receiveEvidenceOf(viewer, request, slug) : answer(401, "Sign in first.");
}

/** The same for whoever is known already: a program's key, say. */
export async function receiveEvidenceOf(viewer: Viewer, request: Request, slug: string): Promise<Response> {
  const call = api.createCaller({ viewer, now: now() });
  const token = randomUUID();
  try {
    await call.promises.one({ slug });
    const stated = Number(request.headers.get("content-length") ?? NaN);
    if (!request.body || Number.isNaN(stated)) return answer(400, "There is no file in this request.");
    if (stated > LARGEST_BYTES) return answer(413, "The file is larger than 100 MB. Split it.");
    await storeUpload(token, request.body, stated);
    const file = await call.promises.evidence({ slug, token });
    return Response.json(file, { status: 202, headers: HEADERS });
  } catch (error) {
    await removeUpload(token);
    return answerTo(error);
  }
}

function answerTo(error: unknown): Response {
  if (error instanceof Refusal) return answer(422, error.message);
  if (!(error instanceof TRPCError)) return answer(400, "The upload broke off. Try again.");
  return answer(error.code === "NOT_FOUND" || error.code === "FORBIDDEN" ? 404 : 422, error.message);
}
