import "server-only";
import { TRPCError } from "@trpc/server";
import { viewerOfKey, waitOfKey } from "@/server/auth/api-key";
import type { Viewer } from "@/server/auth/session";
import { now } from "@/server/clock";
import type { Call } from "./file-door";
import { api } from "./root";

const HEADERS = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
};

/** What a program is told when it is not served: always JSON with one sentence. */
export function refusedCall(status: number, message: string, more: Record<string, string> = {}): Response {
  return Response.json({ message }, { status, headers: { ...HEADERS, ...more } });
}

/**
 * The way in for programs: a key in `Authorization`, never a cookie. Unknown, revoked and expired keys get the same 401;
 * what the key was not made for does not exist.
 */
export async function asKey(
  request: Request,
  answer: (call: Call, viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  const viewer = await viewerOfKey(request.headers.get("authorization"), now());
  if (!viewer)
    return refusedCall(401, "This needs a valid key: Authorization: Bearer kept_…", {
      "www-authenticate": "Bearer",
    });
  const wait = await waitOfKey(viewer);
  if (wait !== undefined) return refusedCall(429, "Too many calls.", { "retry-after": String(wait) });
  try {
    return await answer(api.createCaller({ viewer, now: now() }), viewer);
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return answerTo(error);
  }
}

function answerTo(error: TRPCError): Response {
  switch (error.code) {
    case "BAD_REQUEST":
      return refusedCall(400, "Some of what was sent is not as expected.");
    case "UNPROCESSABLE_CONTENT":
      return refusedCall(422, error.message);
    case "INTERNAL_SERVER_ERROR":
      return refusedCall(500, error.message);
    default:
      return refusedCall(404, "This does not exist or the key was not made for it.");
  }
}

/** Data for a program. */
export function dataOf(data: object): Response {
  return Response.json(data, { headers: HEADERS });
}
