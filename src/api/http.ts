import "server-only";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { noteForeign } from "@/server/auth/refusals";
import { cookieIn, isOurScript } from "@/server/auth/request";
import { sessionCookieName } from "@/server/auth/cookies";
import { sessionCookie } from "@/server/auth/form";
import { sidIn } from "@/server/auth/next-auth";
import { viewerOf, type Viewer } from "@/server/auth/session";
import { now } from "@/server/clock";
import { api } from "./root";

const MOST_CALLS = 10;
const MOST_BYTES = 1_000_000;

/** Who a plain HTTP request belongs to. */
export async function viewerFrom(request: Request): Promise<Viewer | undefined> {
  const sid = await sidIn(cookieIn(request.headers.get("cookie"), sessionCookieName()));
  return sid ? viewerOf(sid, now()) : undefined;
}

/** Procedures over HTTP. A mutation runs only as JSON, with our own header, from our own origin. */
export async function handleApi(request: Request): Promise<Response> {
  const refused = refusalOf(request);
  if (refused) {
    noteForeign(request, refused);
    return Response.json({ error: { message: refused } }, { status: 403 });
  }
  const newCookies: string[] = [];
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: api,
    createContext: async () => ({
      viewer: await viewerFrom(request),
      now: now(),
      keepSession: async (sid: string) => void newCookies.push(await sessionCookie(sid)),
    }),
    responseMeta: () => ({
      headers: new Headers(newCookies.map((cookie): [string, string] => ["set-cookie", cookie])),
    }),
  });
}

function refusalOf(request: Request): string | undefined {
  const { pathname } = new URL(request.url);
  if (pathname.split(",").length > MOST_CALLS) return "Too many calls at once.";
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) return "This is too large.";
  if (request.method === "GET") return undefined;
  const isJson = request.headers.get("content-type")?.startsWith("application/json") === true;
  const isOurs = isJson && isOurScript(request.headers);
  return isOurs ? undefined : "This call does not come from Kept's own pages.";
}

/** The few procedures that need no sign-in, for route handlers. */
export function publicCaller() {
  return api.createCaller({ viewer: undefined, now: now() });
}
