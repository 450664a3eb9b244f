import "server-only";
import { TRPCError } from "@trpc/server";
import { isForeign } from "@/server/auth/request";
import { now } from "@/server/clock";
import { downloadOf } from "@/server/export/download";
import type { ExportCell } from "@/server/export/table";
import { viewerFrom } from "./http";
import { api } from "./root";

type Call = ReturnType<typeof api.createCaller>;
type Asked = Parameters<Call["audit"]["trail"]>[0];
type Page = Awaited<ReturnType<Call["audit"]["trail"]>>;

/** The trail in view as CSV. Each page is asked for anew, so a right that is taken away ends the file. Noted in the trail itself. */
export async function sendAuditFile(request: Request): Promise<Response> {
  if (isForeign(request.headers)) return refused(404);
  const viewer = await viewerFrom(request);
  if (!viewer) return refused(401);
  const call = api.createCaller({ viewer, now: now() });
  const { action, who, object, from, to } = Object.fromEntries(new URL(request.url).searchParams);
  const asked = { action, who, object, from, to };
  try {
    const first = await call.audit.trail(asked);
    await call.audit.noteFile();
    const columns = ["Number", "Moment (UTC)", "Who", "Action", "Object", "Details", "From"];
    return downloadOf({ columns, rows: rowsOf(call, asked, first) }, "Kept audit trail", "csv");
  } catch (error) {
    if (error instanceof TRPCError) return refused(error.code === "BAD_REQUEST" ? 400 : 404);
    throw error;
  }
}

async function* rowsOf(call: Call, asked: Asked, first: Page): AsyncGenerator<ExportCell[]> {
  let page = first;
  for (;;) {
    for (const { id, at, who, action, object, detail, address } of page.events)
      yield [id, at, who, action, object, detail, address];
    if (page.next === undefined) return;
    page = await call.audit.trail({ ...asked, before: page.next });
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
