import "server-only";
import { TRPCError } from "@trpc/server";
import { can } from "@/access/can";
import { now } from "@/server/clock";
import { downloadOf } from "@/server/export/download";
import type { ExportCell } from "@/server/export/table";
import { addedColumns, guarded } from "@/server/export/returned-file";
import { viewerFrom } from "./http";
import { api } from "./root";

type Caller = ReturnType<typeof api.createCaller>;
type Status = Awaited<ReturnType<Caller["imports"]["status"]>>;

const nothing = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });

/**
 * The rows of an import that were not counted, as a CSV file or workbook (`?format=xlsx`) with the columns of their own
 * and behind them the row and the reason of each: corrected, it can be imported again. Page by page through the same
 * procedure as the list on screen, so it tells nobody more. Whoever reads no words gets rows and reasons alone.
 */
export async function rejectsOf(request: Request, token: string): Promise<Response> {
  const viewer = await viewerFrom(request);
  if (!viewer) return nothing(401);
  const call = api.createCaller({ viewer, now: now() });
  const format = new URL(request.url).searchParams.get("format") === "xlsx" ? "xlsx" : "csv";
  try {
    const { fileName, report } = await call.imports.status({ token });
    const own = can(viewer, "comment:read") ? ownHeadings(report) : [];
    const table = { columns: [...own, ...addedColumns], rows: rowsOf(call, token, own) };
    const name = `Not counted in ${fileName.replace(/\.\w{1,5}$/, "")}`;
    return downloadOf(format === "xlsx" ? guarded(table) : table, name, format);
  } catch (error) {
    if (error instanceof TRPCError) return nothing(404);
    throw error;
  }
}

/** The headings of the file; none where a row holds several answers, for of such rows no cells are kept. */
function ownHeadings(report: Status["report"]): string[] {
  return report && report.reshape?.kind !== "wide" ? report.columns.map(({ name }) => name) : [];
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
