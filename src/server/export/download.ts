import { Readable } from "node:stream";
import { csvPieces } from "./csv";
import type { ExportTable } from "./table";
import { xlsxPieces } from "./xlsx";

export type ExportFormat = "csv" | "xlsx";

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * An answer that a browser saves as a file. `name` has no extension. Written while its rows are read: memory stays
 * flat, and a reader who goes away ends the reading. A failure half-way breaks the download off, so that half a table
 * never passes for a whole one.
 */
export function downloadOf(table: ExportTable, name: string, format: ExportFormat): Response {
  const pieces = format === "csv" ? csvPieces(table) : xlsxPieces(table, { sheetName: name });
  const body = Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream<Uint8Array>;
  const fileName = `${name}.${format}`;
  const ascii = fileName.replace(/[^\w .()-]/g, "_");
  return new Response(body, {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
  });
}
