import { UnreadableFile } from "../schema";

/** Tells from its first bytes why a file is not a table of text. Signatures as in the formats' specifications. */

type Signature = readonly [bytes: readonly number[], sentence: string];

const signatures: readonly Signature[] = [
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF. Export the answers as CSV."],
  [[0x89, 0x50, 0x4e, 0x47], "This is a picture (PNG). Export the answers as CSV."],
  [[0xff, 0xd8, 0xff], "This is a picture (JPEG). Export the answers as CSV."],
  [[0x47, 0x49, 0x46, 0x38], "This is a picture (GIF). Export the answers as CSV."],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    "This is an old Excel file (.xls), or one with a password. Save it as .xlsx or CSV, without a password.",
  ],
  [[0x24, 0x46, 0x4c, 0x32], "This is an SPSS file. Save it as CSV."],
  [[0x50, 0x41, 0x52, 0x31], "This is a Parquet file. Save it as CSV."],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], "This is an SQLite database. Export the answers as CSV."],
  [[0x37, 0x7a, 0xbc, 0xaf], "This is a 7z archive. Unpack it first."],
  [[0x52, 0x61, 0x72, 0x21], "This is a RAR archive. Unpack it first."],
  [[0xfd, 0x37, 0x7a, 0x58], "This is an xz archive. Unpack it first, or use gzip."],
  [[0x42, 0x5a, 0x68], "This is a bzip2 archive. Unpack it first, or use gzip."],
  [[0x28, 0xb5, 0x2f, 0xfd], "This is a zstd archive. Unpack it first, or use gzip."],
  [[0x1f, 0x8b], "This file is gzipped twice. Unpack it once."],
];

/** Share of control characters from which a file is not text. */
const binaryShare = 0.02;

/** A sentence when the (already unzipped) start of a file is not text; `wide` for UTF-16. */
export function whyNotText(head: Uint8Array, wide: boolean): string | undefined {
  const known = signatures.find(([bytes]) => bytes.every((byte, i) => head[i] === byte));
  if (known) return known[1];
  if (startsWith(head, "PK\u0003\u0004")) return "This archive was packed twice. Unpack it once.";
  if (!wide && isBinary(head)) return "This is not a text file. Export the answers as CSV.";
  return whichMarkup(head);
}

/** The one table in an archive, as Qualtrics packs its exports; what is no table is passed over. Throws UnreadableFile. */
export function onlyTable(names: readonly string[]): string {
  const files = names.filter((name) => !/(?:^|\/)(?:__MACOSX\/|\.)|\/$/.test(name));
  const tables = files.filter((name) => /\.(?:csv|tsv|tab|txt)$/i.test(name));
  const [table] = tables.length > 0 ? tables : files;
  const known = archives.find(([part]) => names.some((name) => part.test(name)));
  if (known) throw new UnreadableFile(known[1]);
  if (tables.length > 1)
    throw new UnreadableFile(`This archive holds ${tables.length} tables. Unpack it and choose one of them.`);
  if (table === undefined || tables.length === 0)
    throw new UnreadableFile(
      "This is a zip archive without a CSV file in it. Export the answers as CSV or Excel.",
    );
  return table;
}

const archives: readonly (readonly [part: RegExp, sentence: string])[] = [
  [/workbook\.bin$/, "This is a binary Excel file (.xlsb). Save it as .xlsx or CSV."],
  [/^word\//, "This is a Word document. Export the answers as CSV or Excel."],
  [/^ppt\//, "This is a PowerPoint file. Export the answers as CSV or Excel."],
  [/^META-INF\/manifest\.xml$/, "This is an OpenDocument file. Save it as .xlsx or CSV."],
  [/^Index\/.*\.iwa$/, "This is a Numbers or Pages file. Save it as .xlsx or CSV."],
];

function whichMarkup(head: Uint8Array): string | undefined {
  const text = asText(head)
    .replaceAll("\0", "")
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, "")
    .trimStart()
    .toLowerCase();
  if (/^<(?:!doctype|html|head|body|table)\b/.test(text))
    return "This is a web page. Export the answers as CSV.";
  if (text.startsWith("<?xml")) return "This is an XML file. Export the answers as CSV.";
  if (/^(?:\{\s*"|\[\s*[[{])/.test(text)) return "This is a JSON file. Export the answers as CSV.";
  return undefined;
}

/** Many control characters, or a NUL in the first line: no survey tool writes either. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  let inFirstLine = true;
  for (const byte of head) {
    if (byte === 0 && inFirstLine) return true;
    if (byte === 0x0a || byte === 0x0d) inFirstLine = false;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0b && byte !== 0x0c) controls += 1;
  }
  return controls > head.length * binaryShare;
}

function startsWith(head: Uint8Array, text: string): boolean {
  return asText(head.subarray(0, text.length)) === text;
}

function asText(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 4096), (byte) => String.fromCharCode(byte)).join("");
}
