import { PIECE_LENGTH, type ExportCell, type ExportTable } from "./table";
import { zipPieces, type ZipPart } from "./zip";

/** Rows of one sheet at most, its header among them; what goes beyond continues on the next sheet. */
const SHEET_ROWS = 1_048_576;
/** Characters of one cell at most, as Excel has it. */
const CELL_LENGTH = 32_767;
/** Styles by place in `styles.xml`. */
const [TEXT, MOMENT, HEADING] = [1, 2, 3];

type SheetSettings = { sheetName: string; sheetRows?: number };

/**
 * A table as an Excel workbook, piece by piece. Text is stored as text and marked as such (`quotePrefix`), so that it
 * is never a formula and nothing of it changes; there are no formulas, links or shared strings.
 */
export function xlsxPieces(
  table: ExportTable,
  { sheetName, sheetRows = SHEET_ROWS }: SheetSettings,
): AsyncGenerator<Buffer> {
  return zipPieces(workbookParts(table, sheetName, sheetRows));
}

async function* workbookParts(
  { columns, rows }: ExportTable,
  sheetName: string,
  sheetRows: number,
): AsyncGenerator<ZipPart> {
  const source = new RowSource(rows);
  let sheets = 0;
  do {
    sheets += 1;
    yield { name: `xl/worksheets/sheet${sheets}.xml`, pieces: sheetPieces(columns, source, sheetRows) };
  } while (await source.hasMore());
  const names = Array.from({ length: sheets }, (_, i) => titleOf(sheetName, i));
  for (const [name, text] of fixedParts(names)) yield { name, pieces: [Buffer.from(text)] };
}

/** Hands out rows one by one, to one sheet after another. */
class RowSource {
  readonly #rows: AsyncIterator<readonly ExportCell[]> | Iterator<readonly ExportCell[]>;
  #next: readonly ExportCell[] | undefined;
  #isRead = false;

  constructor(rows: ExportTable["rows"]) {
    this.#rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async hasMore(): Promise<boolean> {
    if (!this.#isRead) {
      const result = await this.#rows.next();
      this.#next = result.done === true ? undefined : result.value;
      this.#isRead = true;
    }
    return this.#next !== undefined;
  }

  async take(): Promise<readonly ExportCell[] | undefined> {
    await this.hasMore();
    this.#isRead = false;
    return this.#next;
  }
}

async function* sheetPieces(
  columns: readonly string[],
  source: RowSource,
  sheetRows: number,
): AsyncGenerator<Buffer> {
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  text += rowXml(columns, 1, HEADING);
  for (let row = 2; row <= sheetRows && (await source.hasMore()); row += 1) {
    text += rowXml((await source.take()) ?? [], row, TEXT);
    if (text.length < PIECE_LENGTH) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

function rowXml(cells: readonly ExportCell[], row: number, style: number): string {
  return `<row r="${row}">${cells.map((cell, i) => cellXml(cell, `${columnLetters(i)}${row}`, style)).join("")}</row>`;
}

function cellXml(cell: ExportCell, at: string, style: number): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : "";
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell instanceof Date) return `<c r="${at}" s="${MOMENT}"><v>${serialOf(cell)}</v></c>`;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut(cell))}</t></is></c>`;
}

function cut(text: string): string {
  return text.length <= CELL_LENGTH ? text : `${text.slice(0, CELL_LENGTH - 1)}…`;
}

/** Days since 30 December 1899, the fraction is the time of day. */
function serialOf(moment: Date): number {
  return moment.getTime() / 86_400_000 + 25_569;
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** Excel's names for sheets: at most 31 characters, none of []:*?/\. */
function titleOf(name: string, index: number): string {
  const plain = name.replace(/[[\]:*?/\\]/g, " ").slice(0, 26);
  return index === 0 ? plain : `${plain} (${index + 1})`;
}

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * Text as a workbook holds it. What XML cannot hold, and CR, which XML would change, becomes `_x000D_` (ECMA-376,
 * ST_Xstring); text that looks like that already has its underscore written so.
 */
export function xmlText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    })
    .replace(/[&<>"]/g, (character) => named[character] ?? character);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function fixedParts(names: readonly string[]): [name: string, text: string][] {
  const sheets = names.map((_, i) => i + 1);
  const each = (write: (n: number) => string) => sheets.map(write).join("");
  return [
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n) => `<sheet name="${xmlText(names[n - 1] ?? "")}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", stylesXml],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}</Types>`,
    ],
  ];
}

const stylesXml =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>` +
  `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>` +
  `<xf quotePrefix="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>`;
