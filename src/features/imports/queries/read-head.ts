import { isAscii } from "node:buffer";
import { UnreadableFile, type InspectChoices } from "../schema";
import type { Packing } from "../schema/file-layout";
import { separatorLine, sniffDelimiter } from "../rules/delimiter";
import { isMarked, markLength, sniffEncoding } from "../rules/encoding";
import { onlyTable, whyNotText } from "../rules/file-kind";
import { chooseSheet } from "../rules/choose-sheet";
import type { FileLayout } from "./file-layout";
import { Archive } from "./read-archive";
import { packingOf, readBytes } from "./read-bytes";
import { readSheetHeads } from "./read-sheet";
import { TextReader } from "./read-text";
import { isWorkbook, readWorkbook } from "./read-workbook";

/** Bytes of the start that kind, encoding and delimiter are told from. */
const headBytes = 256 * 1024;
/** Rows of a sheet that tell whether it holds the answers, and sheets that are looked at. */
const [sheetHeadRows, sheetsLookedAt] = [30, 20];

type WantedHead = Pick<InspectChoices, "sheet" | "encoding">;

/**
 * Tells how a file is stored: encoding and delimiter of a text, the sheet of an Excel file (as a person chose, where
 * one did). Throws UnreadableFile where it is neither, or empty, and UnfitChoice for an unknown sheet.
 */
export async function readHead(
  path: string,
  { sheet, encoding }: WantedHead = {},
  signal?: AbortSignal,
): Promise<FileLayout> {
  const kind = await packingOf(path);
  if (kind !== "zip") return readTextHead(path, { packing: { kind }, encoding }, signal);
  const archive = await Archive.open(path);
  try {
    if (isWorkbook(archive)) return await readWorkbookHead(archive, sheet);
    const packing = { kind, part: onlyTable(archive.names) } as const;
    return await readTextHead(path, { packing, encoding }, signal);
  } finally {
    archive.close();
  }
}

async function readWorkbookHead(archive: Archive, wantedSheet: string | undefined): Promise<FileLayout> {
  const workbook = await readWorkbook(archive);
  const sheets = workbook.sheets.slice(0, sheetsLookedAt);
  const heads =
    wantedSheet === undefined && sheets.length > 1
      ? await readSheetHeads(archive, { sheets, rows: sheetHeadRows }, workbook)
      : [];
  const { from1904 } = workbook;
  const sheet = { ...chooseSheet(workbook.sheets, heads, wantedSheet), from1904 };
  return {
    packing: { kind: "plain" },
    encoding: "utf-8",
    mark: 0,
    delimiter: ",",
    separatorLength: 0,
    sheet,
    returned: null,
  };
}

type TextHead = { packing: Packing } & Pick<WantedHead, "encoding">;

async function readTextHead(
  path: string,
  { packing, encoding: wanted }: TextHead,
  signal?: AbortSignal,
): Promise<FileLayout> {
  const { head, sample } = await takeSamples(path, packing, signal);
  const encoding = sniffEncoding(head, sample, wanted);
  const problem = whyNotText(head, encoding.startsWith("utf-16"));
  if (problem !== undefined) throw new UnreadableFile(problem);
  const mark = isMarked(head) ? markLength(encoding) : 0;
  const text = new TextReader(encoding, mark).decode(head);
  if (text.trim() === "" && head.length < headBytes) throw new UnreadableFile("The file is empty.");
  const separator = separatorLine(text);
  return {
    packing,
    encoding,
    mark,
    delimiter: separator?.delimiter ?? sniffDelimiter(text),
    separatorLength: separator?.length ?? 0,
    sheet: null,
    returned: null,
  };
}

/** The start of a file, and the first stretch of it with bytes beyond ASCII, which may be far behind the start. */
async function takeSamples(path: string, packing: Packing, signal?: AbortSignal) {
  let head = Buffer.alloc(0);
  let sample: Buffer | undefined;
  for await (const { bytes } of readBytes(path, packing, signal)) {
    const wasFull = head.length === headBytes;
    head = wasFull ? head : Buffer.concat([head, bytes.subarray(0, headBytes - head.length)]);
    sample = isAscii(bytes) ? undefined : Buffer.from(bytes);
    const told = sample !== undefined || (!wasFull && isTold(head));
    if (told && head.length === headBytes) break;
  }
  return { head, sample: isAscii(head) ? (sample ?? head) : head };
}

/** A byte-order mark already tells the encoding, and what is no text is not read on. */
function isTold(head: Buffer): boolean {
  return isMarked(head) || whyNotText(head, true) !== undefined;
}
