/** A table with a curve through it as one picture: text wrapped by column, no script, no outside reference. */
export type PicturedGrid = {
  title: string;
  /** Under the title: dates and filters. */
  subtitle: string;
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly string[] }[];
  /** Two lines from −2 to 2 drawn above the rows; null breaks a line. */
  curve: { solid: Line; dashed: Line };
};
type Line = { name: string; values: readonly (number | null)[] };

const LABEL_WIDTH = 130;
const COLUMN_WIDTH = 170;
const CURVE_HEIGHT = 130;
const LINE_HEIGHT = 16;
const LETTERS_A_LINE = 25;
const TOP = 64;
const PADDING = 10;

/** Draws the grid; every text is escaped. */
export function gridSvg(grid: PicturedGrid): string {
  const width = LABEL_WIDTH + COLUMN_WIDTH * grid.columns.length;
  const parts: string[] = [];
  parts.push(text(0, 20, grid.title, "title"), text(0, 38, grid.subtitle, "quiet"));
  grid.columns.forEach((name, at) => parts.push(...lines(columnAt(at), TOP + 14, name, "head")));
  let y = TOP + 40;
  parts.push(rule(y, width), ...curveOf(grid, y));
  y += CURVE_HEIGHT;
  for (const { label, cells } of grid.rows) {
    parts.push(rule(y, width), ...lines(0, y + 18, label, "head"));
    cells.forEach((cell, at) => parts.push(...lines(columnAt(at), y + 18, cell, "cell")));
    y += Math.max(...[label, ...cells].map((cell) => wrapped(cell).length)) * LINE_HEIGHT + PADDING;
  }
  const height = y + PADDING;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(grid.title)}</title>`,
    "<style>text{font:12px system-ui,sans-serif;fill:#141b24}.title{font-size:18px;font-weight:600}.head{font-weight:600}.quiet{fill:#515963}</style>",
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...parts,
    "</svg>",
  ].join("\n");
}

function columnAt(index: number): number {
  return LABEL_WIDTH + COLUMN_WIDTH * index;
}

function curveOf({ curve }: PicturedGrid, top: number): string[] {
  const yOf = (value: number) => top + 15 + ((2 - value) / 4) * (CURVE_HEIGHT - 30);
  const xOf = (at: number) => columnAt(at) + COLUMN_WIDTH / 2 - 10;
  const drawn = ({ values }: Line, look: string) => {
    let isOpen = false;
    const path = values
      .map((value, at) => {
        if (value === null) {
          isOpen = false;
          return "";
        }
        const step = `${isOpen ? "L" : "M"}${xOf(at)} ${yOf(value).toFixed(1)}`;
        isOpen = true;
        return step;
      })
      .join("");
    return path === "" ? "" : `<path d="${path}" fill="none" ${look}/>`;
  };
  const dots = curve.solid.values.flatMap((value, at) =>
    value === null ? [] : [`<circle cx="${xOf(at)}" cy="${yOf(value).toFixed(1)}" r="4" fill="#141b24"/>`],
  );
  return [
    text(0, yOf(1), `${curve.solid.name}: solid`, "quiet"),
    text(0, yOf(1) + LINE_HEIGHT, `${curve.dashed.name}: dashed`, "quiet"),
    `<path d="M${LABEL_WIDTH} ${yOf(0)}H${columnAt(curve.solid.values.length)}" stroke="#dadee3"/>`,
    drawn(curve.dashed, `stroke="#646d78" stroke-width="1.5" stroke-dasharray="5 4"`),
    drawn(curve.solid, `stroke="#141b24" stroke-width="2"`),
    ...dots,
  ];
}

function rule(y: number, width: number): string {
  return `<path d="M0 ${y}H${width}" stroke="#dadee3"/>`;
}

function lines(x: number, y: number, words: string, look: string): string[] {
  return wrapped(words).map((line, at) => text(x, y + at * LINE_HEIGHT, line, look));
}

function text(x: number, y: number, words: string, look: string): string {
  return `<text x="${x}" y="${y}" class="${look}">${escaped(words)}</text>`;
}

/** Lines of so many letters; a word that is longer gets a line of its own. */
function wrapped(words: string): string[] {
  return words.split("\n").flatMap((paragraph) => {
    const found: string[] = [];
    for (const word of paragraph.split(" ")) {
      const last = found.at(-1);
      if (last !== undefined && last.length + word.length < LETTERS_A_LINE)
        found[found.length - 1] = `${last} ${word}`;
      else found.push(word);
    }
    return found;
  });
}

/** Control characters are no part of XML, whoever wrote them. */
function escaped(words: string): string {
  return words
    .replace(/[^\P{Cc}\t]|[\ud800-\udfff\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
