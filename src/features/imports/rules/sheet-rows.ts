import { UnreadableFile } from "../schema";
import { dateText, numberText } from "./sheet-numbers";
import { attribute, type XmlListener } from "./xml-scan";

/** What the cells of a sheet refer to. */
export type SheetContext = {
  /** A text of the workbook's table of texts. */
  textAt: (index: number) => string;
  /** By style number: does it show a number as a date? */
  dateStyles: readonly boolean[];
  from1904: boolean;
};

export type SheetRow = { row: number; cells: string[] };

/** Columns of a sheet at most, by the format. */
const COLUMNS = 16_384;

/** Turns the XML of one sheet into rows of text. Empty rows are left out; each row knows its number. */
export class SheetRows implements XmlListener {
  #rows: SheetRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = "n";
  #isDate = false;
  #value = "";
  /** What text belongs to: a value, a text of the cell's own, or nothing. */
  #in: "value" | "text" | null = null;
  #phonetic = 0;

  constructor(readonly context: SheetContext) {}

  /** The rows completed since the last call. */
  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === "row") this.#openRow(attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "v") this.#in = "value";
    else if (name === "t") this.#in = this.#phonetic > 0 ? null : "text";
    else if (name === "rPh") this.#phonetic += 1;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#in = null;
    else if (name === "rPh") this.#phonetic -= 1;
    else if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
  }

  text(text: string): void {
    if (this.#in !== null) this.#value += text;
  }

  #openRow(attributes: string): void {
    const stated = Number(attribute(attributes, "r"));
    // Rows count up; a number that does not is not believed.
    this.#row =
      Number.isInteger(stated) && stated > this.#row && stated <= 1_048_576 ? stated : this.#row + 1;
    this.#cells = [];
    this.#column = 0;
  }

  #openCell(attributes: string): void {
    const at = attribute(attributes, "r");
    if (at !== undefined) this.#column = columnOf(at) ?? this.#column;
    if (this.#column >= COLUMNS)
      throw new UnreadableFile("A row of the sheet has more cells than Excel allows.");
    this.#type = attribute(attributes, "t") ?? "n";
    this.#isDate = this.context.dateStyles[Number(attribute(attributes, "s") ?? 0)] === true;
    this.#value = "";
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text !== "") {
      while (this.#cells.length < this.#column) this.#cells.push("");
      this.#cells[this.#column] = text;
    }
    this.#column += 1;
  }

  #cellText(): string {
    const value = this.#value;
    if (value === "") return "";
    switch (this.#type) {
      case "s":
        return this.context.textAt(Number(value));
      case "inlineStr":
      case "str":
        return spelledOut(value);
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      case "d":
        return value.replace(/T00:00:00(?:\.0+)?$/, "").replace("T", " ");
      case "n":
        return this.#isDate ? dateText(Number(value), this.context.from1904) : numberText(value);
      default:
        return value;
    }
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.#rows.push({ row: this.#row, cells: this.#cells });
    this.#cells = [];
  }
}

/** "AB12" → 27; undefined for what is no reference. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,4}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `_x000D_` is the character of that number (ECMA-376, ST_Xstring). */
export function spelledOut(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
