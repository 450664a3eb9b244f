import "server-only";
import { TRPCError } from "@trpc/server";
import { isForeign } from "@/server/auth/request";
import { now } from "@/server/clock";
import { downloadOf, type ExportFormat } from "@/server/export/download";
import { viewerFrom } from "./http";
import { api } from "./root";
import { trendTables, type TrendTable } from "./trends-tables";

/**
 * A table of the trends as a file: the same procedures as the page, with the same rights and the same hidden figures.
 * Noted in the audit trail before the first row is sent.
 */
export async function sendTrendsFile(request: Request, file: string): Promise<Response> {
  const wanted = wantedFile(file);
  if (!wanted || isForeign(request.headers)) return refused(404);
  const viewer = await viewerFrom(request);
  if (!viewer) return refused(401);
  const asked = askedIn(request);
  if (asked === undefined) return refused(400);
  const call = api.createCaller({ viewer, now: now() });
  const { table, format } = wanted;
  try {
    const filled = await trendTables[table](call, asked);
    await call.trends.noteFile({ table, format });
    return downloadOf(filled, `Kept trends, ${table}`, format);
  } catch (error) {
    if (error instanceof TRPCError) return refused(error.code === "BAD_REQUEST" ? 400 : 404);
    throw error;
  }
}

function wantedFile(file: string): { table: TrendTable; format: ExportFormat } | undefined {
  const [, table = "", format] = /^([a-z]+)\.(csv|xlsx)$/.exec(file) ?? [];
  if (!Object.hasOwn(trendTables, table)) return undefined;
  return { table: table as TrendTable, format: format as ExportFormat };
}

type Asked = Parameters<ReturnType<typeof api.createCaller>["trends"]["score"]>[0];

function askedIn(request: Request): Asked | undefined {
  try {
    return JSON.parse(new URL(request.url).searchParams.get("asked") ?? "{}") as Asked; // the procedure checks it
  } catch {
    return undefined;
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
