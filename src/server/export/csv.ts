import { formulaSafe } from "./formula-safe";
import { PIECE_LENGTH, type ExportCell, type ExportTable } from "./table";

/**
 * A table as CSV (RFC 4180; UTF-8 with a byte-order mark, by which Excel tells it; CRLF), piece by piece. Text is
 * quoted and cannot run as a formula (`formulaSafe`); moments are written as ISO 8601 in UTC.
 */
export async function* csvPieces({ columns, rows }: ExportTable): AsyncGenerator<Buffer> {
  let text = `\ufeff${csvLine(columns)}`;
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < PIECE_LENGTH) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

function csvLine(cells: readonly ExportCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: ExportCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  if (typeof cell === "boolean") return cell ? "true" : "false";
  if (cell instanceof Date) return cell.toISOString();
  return `"${formulaSafe(cell).replaceAll('"', '""')}"`;
}
