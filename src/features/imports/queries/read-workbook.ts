import { isDateFormat } from "../rules/sheet-numbers";
import { spelledOut } from "../rules/sheet-rows";
import { attribute, XmlScanner, type XmlListener } from "../rules/xml-scan";
import { UnreadableFile } from "../schema";
import type { Archive } from "./read-archive";

export type Sheet = { name: string; part: string };

/** What is known of a workbook before its sheets are read. Hidden sheets are left out unless all are hidden. */
export type Workbook = { sheets: Sheet[]; from1904: boolean; textsPart?: string; stylesPart?: string };

/** Bytes of a workbook's texts kept in memory at most, beside everything else the worker holds. */
const textsLimit = 64 * 1024 ** 2;
/** Parts that describe the workbook are small. */
const partLimit = 8 * 1024 ** 2;

/** True where an archive is a workbook as Excel writes it, whatever its name. */
export function isWorkbook(archive: Archive): boolean {
  return archive.names.some((name) => /(?:^|\/)workbook\.xml$/.test(name));
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const part = archive.names.find((name) => /(?:^|\/)workbook\.xml$/.test(name)) ?? "xl/workbook.xml";
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const targets = await readTargets(archive, `${folder}_rels/workbook.xml.rels`, folder);
  const listed: (Sheet & { isHidden: boolean })[] = [];
  let from1904 = false;
  await scanPart(archive, part, (name, attributes) => {
    if (name === "workbookPr") from1904 = /^(?:1|true|on)$/.test(attribute(attributes, "date1904") ?? "");
    if (name !== "sheet") return;
    const target = targets.get(attribute(attributes, "id") ?? "");
    const sheetName = attribute(attributes, "name") ?? `Sheet ${listed.length + 1}`;
    const isHidden = /hidden/i.test(attribute(attributes, "state") ?? "");
    if (target && /worksheets?\//.test(target.part))
      listed.push({ name: sheetName, part: target.part, isHidden });
  });
  const visible = listed.filter(({ isHidden }) => !isHidden);
  const sheets = (visible.length > 0 ? visible : listed).map(({ name, part: at }) => ({ name, part: at }));
  if (sheets.length === 0) throw new UnreadableFile("The Excel file has no sheet with a table.");
  const ofType = (type: string) => [...targets.values()].find((target) => target.type.endsWith(type))?.part;
  return { sheets, from1904, textsPart: ofType("/sharedStrings"), stylesPart: ofType("/styles") };
}

async function readTargets(archive: Archive, part: string, folder: string) {
  const targets = new Map<string, { part: string; type: string }>();
  if (!archive.names.includes(part)) throw new UnreadableFile("The Excel file is incomplete. Save it again.");
  await scanPart(archive, part, (name, attributes) => {
    const [id, target] = [attribute(attributes, "Id"), attribute(attributes, "Target")];
    // A target outside the file is never followed.
    if (name !== "Relationship" || id === undefined || target === undefined) return;
    if (attribute(attributes, "TargetMode") === "External") return;
    const at = target.startsWith("/") ? target.slice(1) : folder + target.replace(/^\.\//, "");
    targets.set(id, { part: at, type: attribute(attributes, "Type") ?? "" });
  });
  return targets;
}

/** By style number: does it show numbers as dates? */
export async function readDateStyles(archive: Archive, part: string | undefined): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isInCells = false;
  if (part === undefined || !archive.names.includes(part)) return styles;
  await scanPart(archive, part, (name, attributes) => {
    if (name === "numFmt")
      codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
    if (name === "cellXfs" || name === "cellStyleXfs") isInCells = name === "cellXfs";
    if (name !== "xf" || !isInCells) return;
    const id = Number(attribute(attributes, "numFmtId") ?? 0);
    styles.push(isDateFormat(id, codes.get(id)));
  });
  return styles;
}

async function scanPart(
  archive: Archive,
  part: string,
  open: (name: string, attributes: string) => void,
): Promise<void> {
  const scanner = new XmlScanner({ open, close: () => undefined, text: () => undefined });
  let bytes = 0;
  for await (const text of partText(archive, part)) {
    bytes += text.length;
    if (bytes > partLimit) throw new UnreadableFile("The Excel file describes itself at too great length.");
    scanner.push(text);
  }
}

/** The text of a part: UTF-8, or UTF-16 where it says so. */
export async function* partText(
  archive: Archive,
  part: string,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of archive.read(part, signal)) {
    decoder ??= new TextDecoder(encodingOf(bytes));
    const text = decoder.decode(bytes, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/**
 * The texts that cells refer to by number, as bytes outside the JavaScript heap. Throws UnreadableFile where they are
 * more than can be held: a table of that size is better a CSV file, which is read line by line.
 */
export async function readTexts(archive: Archive, part: string | undefined, signal?: AbortSignal) {
  const texts = new Texts();
  if (part === undefined || !archive.names.includes(part)) return texts;
  const scanner = new XmlScanner(texts);
  for await (const text of partText(archive, part, signal)) scanner.push(text);
  return texts;
}

class Texts implements XmlListener {
  /** Each block holds whole texts, one behind the other. */
  #block = Buffer.alloc(0);
  #used = 0;
  readonly #starts: number[] = [0];
  #text = "";
  #isText = false;
  #phonetic = 0;

  at(index: number): string {
    const [from, to] = [this.#starts[index], this.#starts[index + 1]];
    if (from === undefined || to === undefined)
      throw new UnreadableFile("A cell refers to a text that the Excel file does not have. Save it again.");
    return this.#block.toString("utf8", from, to);
  }

  open(name: string): void {
    if (name === "si") this.#text = "";
    else if (name === "rPh") this.#phonetic += 1;
    else if (name === "t") this.#isText = this.#phonetic === 0;
  }

  close(name: string): void {
    if (name === "t") this.#isText = false;
    else if (name === "rPh") this.#phonetic -= 1;
    else if (name === "si") this.#add(spelledOut(this.#text));
  }

  text(text: string): void {
    if (this.#isText) this.#text += text;
  }

  #add(text: string): void {
    const most = this.#used + text.length * 3;
    if (most > this.#block.length) this.#grow(most);
    this.#used += this.#block.write(text, this.#used);
    this.#starts.push(this.#used);
  }

  #grow(least: number): void {
    if (least > textsLimit)
      throw new UnreadableFile(
        "The Excel file holds more than 64 MB of text. Save the sheet as CSV and import that.",
      );
    const larger = Buffer.alloc(Math.min(textsLimit, Math.max(least, this.#block.length * 2, 64 * 1024)));
    this.#block.copy(larger, 0, 0, this.#used);
    this.#block = larger;
  }
}
