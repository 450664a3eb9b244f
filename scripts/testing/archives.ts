import { crc32, deflateRawSync } from "node:zlib";

export type Part = {
  name: string;
  content: string | Buffer;
  /** What the archive's directory says instead of the truth. */
  says?: { size?: number; packed?: number; encrypted?: boolean; method?: number };
  /** An earlier part whose bytes it claims as its own: archives of overlapping parts are small and unpack to anything. */
  overlaps?: string;
};

/** A zip archive, written as its format says or with the lies asked for. */
export function zipOf(...parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  const placed = new Map<string, { about: Buffer; offset: number }>();
  let offset = 0;
  const list = (name: string, about: Buffer, at: number) => {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), about, rest, Buffer.from(name)]),
    );
  };
  for (const { name, content, says = {}, overlaps } of parts) {
    const shared = placed.get(overlaps ?? "");
    if (shared) {
      const about = Buffer.from(shared.about);
      about.writeUInt16LE(Buffer.byteLength(name), 22);
      list(name, about, shared.offset);
      continue;
    }
    const data = Buffer.from(content as string);
    const packed = deflateRawSync(data, { level: 9 });
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(says.encrypted ? 0x801 : 0x800, 2);
    about.writeUInt16LE(says.method ?? 8, 4);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(says.packed ?? packed.length, 14);
    about.writeUInt32LE(says.size ?? data.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), about, Buffer.from(name), packed]);
    list(name, about, offset);
    placed.set(name, { about, offset });
    bodies.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, listed, Buffer.from("PK\u0005\u0006"), end]);
}

/** A cell: text of the shared table, a number, a day number shown as a date, or its XML as it stands. */
export type SheetCell = string | number | { day: number } | { xml: string } | null;

export type BookSheet = { name: string; rows: readonly (readonly SheetCell[])[]; hidden?: boolean };

/** An Excel file with these sheets. `more`: parts beside the usual ones, or in their place. */
export function workbookOf(
  sheets: readonly BookSheet[],
  { from1904 = false, more = [] }: { from1904?: boolean; more?: readonly Part[] } = {},
): Buffer {
  const texts: string[] = [];
  const parts = sheets.map(({ rows }, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    content: `<worksheet xmlns="x"><sheetData>${rows.map((cells, r) => rowXml(cells, r + 1, texts)).join("")}</sheetData></worksheet>`,
  }));
  const names = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" ${hidden ? 'state="hidden" ' : ""}r:id="rId${i + 1}"/>`,
  );
  const links = [
    ...sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`]),
    ["rIdT", "sharedStrings", "sharedStrings.xml"],
    ["rIdS", "styles", "styles.xml"],
  ].map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`);
  const usual: Part[] = [
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "xl/workbook.xml",
      content: `<?xml version="1.0"?><workbook><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${names.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: `<Relationships>${links.join("")}</Relationships>` },
    {
      name: "xl/styles.xml",
      content:
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst>${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join("")}</sst>`,
    },
    ...parts,
  ];
  const replaced = new Set(more.map(({ name }) => name));
  return zipOf(...usual.filter(({ name }) => !replaced.has(name)), ...more);
}

function rowXml(cells: readonly SheetCell[], row: number, texts: string[]): string {
  if (cells.length === 0) return "";
  const written = cells.map((cell, i) => cellXml(cell, `${String.fromCharCode(65 + i)}${row}`, texts));
  return `<row r="${row}">${written.join("")}</row>`;
}

function cellXml(cell: SheetCell, at: string, texts: string[]): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "string") return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
  return "xml" in cell ? cell.xml : `<c r="${at}" s="1"><v>${cell.day}</v></c>`;
}
