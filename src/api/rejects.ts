import "server-only";
import { TRPCError } from "@trpc/server";
import { now } from "@/server/clock";
import { downloadOf } from "@/server/export/download";
import type { ExportCell } from "@/server/export/table";
import { addedColumns } from "@/server/export/returned-file";
import { viewerFrom } from "./http";
import { api } from "./root";

type Caller = ReturnType<typeof api.createCaller>;

const nothing = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });

/**
 * The rows of an import that were not counted, as a CSV file with the columns of their own and behind them the row and
 * the reason of each: corrected, it can be imported again. Page by page through the same procedure as the list on
 * screen, so it tells nobody more.
 */
export async function rejectsOf(request: Request, token: string): Promise<Response> {
  const viewer = await viewerFrom(request);
  if (!viewer) return nothing(401);
  const call = api.createCaller({ viewer, now: now() });
  try {
    const { fileName, report } = await call.imports.status({ token });
    const isCorrected = report?.reshape?.kind !== "wide";
    const own = isCorrected ? (report?.columns.map(({ name }) => name) ?? []) : [];
    const columns = [...own, ...addedColumns];
    return downloadOf(
      { columns, rows: rowsOf(call, token, own) },
      `Not counted in ${fileName.replace(/\.\w{1,5}$/, "")}`,
      "csv",
    );
  } catch (error) {
    if (error instanceof TRPCError) return nothing(404);
    throw error;
  }
}

async function* rowsOf(call: Caller, token: string, own: readonly string[]): AsyncGenerator<ExportCell[]> {
  let after = 0;
  for (;;) {
    const page = await call.imports.refusals({ token, after, limit: 1000, withCells: true });
    for (const { row, reason, value, cells } of page)
      yield [...own.map((_, i) => cells?.[i] ?? ""), row, reason, value];
    const last = page.at(-1);
    if (!last) return;
    after = last.row;
  }
}
