import "server-only";
import { downloadOf, type ExportFormat } from "@/server/export/download";
import { askedIn, fileFor, type Call } from "./file-door";
import { trendTables, type TrendTable } from "./trends-tables";

/**
 * A table of the trends as a file: the same procedures as the page, with the same rights and the same hidden figures.
 * Noted in the audit trail before the first row is sent.
 */
export function sendTrendsFile(request: Request, file: string): Promise<Response> {
  return fileFor(request, async (call) => {
    const wanted = wantedFile(file);
    if (!wanted) return undefined;
    const { table, format } = wanted;
    const filled = await trendTables[table](call, askedIn(request) as Asked);
    await call.trends.noteFile({ table, format });
    return downloadOf(filled, `Kept trends, ${table}`, format);
  });
}

function wantedFile(file: string): { table: TrendTable; format: ExportFormat } | undefined {
  const [, table = "", format] = /^([a-z]+)\.(csv|xlsx)$/.exec(file) ?? [];
  if (!Object.hasOwn(trendTables, table)) return undefined;
  return { table: table as TrendTable, format: format as ExportFormat };
}

type Asked = Parameters<Call["trends"]["score"]>[0];
