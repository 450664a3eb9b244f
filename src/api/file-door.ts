import "server-only";
import { TRPCError } from "@trpc/server";
import { noteForeign } from "@/server/auth/refusals";
import { isForeign } from "@/server/auth/request";
import { now } from "@/server/clock";
import { viewerFrom } from "./http";
import { api } from "./root";

/** The procedures on behalf of whoever asks for a file. */
export type Call = ReturnType<typeof api.createCaller>;

/**
 * The way to every file that procedures fill: foreign pages and visitors are refused, and what a procedure refuses is
 * refused as a whole, before the first row is sent. `make` returns nothing for a file there is not.
 */
export async function fileFor(
  request: Request,
  make: (call: Call) => Promise<Response | undefined>,
): Promise<Response> {
  if (isForeign(request.headers)) {
    noteForeign(request, "not from our own pages");
    return refused(404);
  }
  const viewer = await viewerFrom(request);
  if (!viewer) return refused(401);
  try {
    return (await make(api.createCaller({ viewer, now: now() }))) ?? refused(404);
  } catch (error) {
    if (error instanceof TRPCError) return refused(error.code === "BAD_REQUEST" ? 400 : 404);
    throw error;
  }
}

/** The filters of the page the file is of, as its link carries them; the procedure checks what they are. */
export function askedIn(request: Request): unknown {
  try {
    return JSON.parse(new URL(request.url).searchParams.get("asked") ?? "{}");
  } catch {
    throw new TRPCError({ code: "BAD_REQUEST" });
  }
}

function refused(status: 400 | 401 | 404): Response {
  const words = {
    400: "These filters cannot be read.",
    401: "Sign in first.",
    404: "This does not exist or you have no access to it.",
  };
  return new Response(words[status], {
    status,
    headers: { "cache-control": "private, no-store", "content-type": "text/plain; charset=utf-8" },
  });
}
