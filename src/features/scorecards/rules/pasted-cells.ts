/** Text as it comes from a spreadsheet: tabs between cells, or a CSV file with semicolons or commas. */

const MOST_ROWS = 5000;

/** Rows of cells, each with its number as the spreadsheet counts; empty rows are left out but counted. */
export function pastedCells(text: string): { row: number; cells: string[] }[] {
  const plain = text.replace(/^\ufeff/, "");
  const first = plain.slice(0, plain.search(/[\r\n]|$/));
  const separator = first.includes("\t") ? "\t" : first.includes(";") ? ";" : ",";
  const rows: { row: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let row = 1;
  const end = () => {
    if (cells.some((cell) => cell !== "")) rows.push({ row, cells });
    cells = [];
    row++;
  };
  for (const { cell, isLast } of cellsIn(plain, separator)) {
    cells.push(cell.trim());
    if (isLast) end();
    if (rows.length > MOST_ROWS) break;
  }
  return rows;
}

/** Cells one by one; a cell in quotation marks may hold separators, line ends and doubled marks. */
function* cellsIn(text: string, separator: string): Generator<{ cell: string; isLast: boolean }> {
  const pattern = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`,
    "gy",
  );
  while (pattern.lastIndex <= text.length) {
    const found = pattern.exec(text);
    if (!found) return;
    const [, quoted, bare = "", after] = found;
    yield { cell: quoted === undefined ? bare : quoted.replaceAll('""', '"'), isLast: after !== separator };
    if (after === "") return;
  }
}
