import "server-only";
import { TRPCError } from "@trpc/server";
import { now } from "@/server/clock";
import { downloadOf } from "@/server/export/download";
import type { ExportCell } from "@/server/export/table";
import { viewerFrom } from "./http";
import { api } from "./root";

type Caller = ReturnType<typeof api.createCaller>;

const nothing = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });

/**
 * The rows of an import that were not counted, or before it would not be, as a CSV file with their reasons: page by
 * page through the same procedure as the list on screen, so it tells nobody more.
 */
export async function rejectsOf(request: Request, token: string): Promise<Response> {
  const viewer = await viewerFrom(request);
  if (!viewer) return nothing(401);
  const call = api.createCaller({ viewer, now: now() });
  try {
    const { fileName } = await call.imports.status({ token });
    const columns = ["Row", "Reason", "Value"];
    return downloadOf({ columns, rows: rowsOf(call, token) }, `Not counted in ${fileName}`, "csv");
  } catch (error) {
    if (error instanceof TRPCError) return nothing(404);
    throw error;
  }
}

async function* rowsOf(call: Caller, token: string): AsyncGenerator<ExportCell[]> {
  let after = 0;
  for (;;) {
    const page = await call.imports.refusals({ token, after, limit: 1000 });
    for (const { row, reason, value } of page) yield [row, reason, value];
    const last = page.at(-1);
    if (!last) return;
    after = last.row;
  }
}
