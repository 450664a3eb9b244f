import "server-only";
import { downloadOf } from "@/server/export/download";
import type { ExportCell } from "@/server/export/table";
import { fileFor, type Call } from "./file-door";

type Asked = Parameters<Call["audit"]["trail"]>[0];
type Page = Awaited<ReturnType<Call["audit"]["trail"]>>;

/** The trail in view as CSV. Each page is asked for anew, so a right that is taken away ends the file. Noted in the trail itself. */
export function sendAuditFile(request: Request): Promise<Response> {
  const { action, who, object, from, to } = Object.fromEntries(new URL(request.url).searchParams);
  const asked = { action, who, object, from, to };
  return fileFor(request, async (call) => {
    const first = await call.audit.trail(asked);
    await call.audit.noteFile();
    const columns = ["Number", "Moment (UTC)", "Who", "Action", "Object", "Details", "From"];
    return downloadOf({ columns, rows: rowsOf(call, asked, first) }, "Kept audit trail", "csv");
  });
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
