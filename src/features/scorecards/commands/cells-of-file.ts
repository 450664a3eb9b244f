import { randomUUID } from "node:crypto";
import type { Scope } from "@/access/scope";
import { readHead } from "@/features/imports/queries/read-head";
import { readRecords } from "@/features/imports/queries/read-records";
import { UnreadableFile } from "@/features/imports/schema";
import { Refusal } from "@/server/errors";
import { removeUpload, storeUpload } from "@/server/files";
import type { CellsOfFile, PastedTargets } from "../schema";

const MOST_ROWS = 5000;
const MOST_CHARACTERS = 300_000;

/**
 * The cells of a CSV or Excel file as text with tabs, to be checked like pasted ones; the file itself is not kept. Read
 * by the readers of imports, which know encodings, delimiters, workbooks and bombs. Needs the right the targets need.
 */
export async function cellsOfFile(
  _scope: Scope<"target:propose">,
  { file }: CellsOfFile,
): Promise<PastedTargets> {
  const token = randomUUID();
  try {
    const { path } = await storeUpload(token, new Blob([Buffer.from(file, "base64")]).stream());
    const lines: string[] = [];
    for await (const { records } of readRecords(path, await readHead(path))) {
      lines.push(...records.map((cells) => cells.map(asPasted).join("\t")));
      if (lines.length > MOST_ROWS) throw new Refusal("There are more than 5,000 rows. Split the file.");
    }
    const text = lines.join("\n");
    if (text.length > MOST_CHARACTERS) throw new Refusal("There is too much text in this file. Split it.");
    return { text };
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Refusal(error.sentence);
    throw error;
  } finally {
    await removeUpload(token);
  }
}

/** As a spreadsheet copies it: in quotation marks where a tab, a line end or such a mark is inside. */
function asPasted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
