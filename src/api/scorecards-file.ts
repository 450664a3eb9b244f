import "server-only";
import { downloadOf, type ExportFormat } from "@/server/export/download";
import type { ExportCell, ExportTable } from "@/server/export/table";
import { askedIn, fileFor, type Call } from "./file-door";

type Matrix = Awaited<ReturnType<Call["scorecards"]["matrix"]>>;
type Row = Matrix["departments"][number];
type Asked = Parameters<Call["scorecards"]["matrix"]>[0];

/** The matrix as a file, a line a subject and measure: the procedure of the page, with its rights and hidden figures. */
export function sendScorecards(request: Request, file: string): Promise<Response> {
  return fileFor(request, async (call) => {
    const format = /^matrix\.(csv|xlsx)$/.exec(file)?.[1] as ExportFormat | undefined;
    if (!format) return undefined;
    const matrix = await call.scorecards.matrix(askedIn(request) as Asked);
    await call.scorecards.noteFile({ format });
    return downloadOf(scorecardTable(matrix), "Kept scorecards", format);
  });
}

const COLUMNS = [
  ...[
    "Line",
    "Answers for it",
    "Period from",
    "Up to",
    "Measure",
    "Value",
    "95% low",
    "95% high",
    "Rests on",
  ],
  ...["Target", "Band", "Verdict", "More answers needed", "Change", "Change by", "Weight"],
  ...["Total, of 100", "Total low", "Total high", "Place", "Missing because"],
];

/** Exported for its test: what of a cell reaches a file. */
export function scorecardTable(matrix: Matrix): ExportTable & { rows: ExportCell[][] } {
  const rows = [...matrix.departments, ...(matrix.organisation ? [matrix.organisation] : [])];
  return {
    columns: COLUMNS,
    rows: rows.flatMap((row) =>
      matrix.measures.map((measure, index) => [
        ...[row.name, row.head ?? "", matrix.period.from, matrix.period.to, measure],
        ...cellsOf(row.cells[index] ?? { state: "none" }),
        row.weights[index] ?? null,
        ...[exact(row.total?.value), exact(row.total?.low), exact(row.total?.high)],
        row.place?.place ?? null,
        gapOf(row.cells[index]),
      ]),
    ),
  };
}

const NO_FIGURE = [null, null, null, null];

function cellsOf(cell: Row["cells"][number]): ExportCell[] {
  if (cell.state === "hidden" || cell.state === "withheld")
    return [...NO_FIGURE, null, null, "", "", "", null];
  const target = [exact(cell.target?.value), exact(cell.target?.band)];
  if (cell.state === "none") return [...NO_FIGURE, ...target, "", "", "", null];
  const { value, low, high, n, verdict, change } = cell;
  return [
    ...[exact(value), exact(low), exact(high), n, ...target, verdict?.state ?? ""],
    neededOf(verdict?.answersNeeded),
    ...[change.state, exact(change.difference)],
  ];
}

function neededOf(answers: number | "never" | undefined): ExportCell {
  return answers === "never" ? "more answers alone will not settle this" : (answers ?? "");
}

function gapOf(cell: Row["cells"][number] | undefined): string {
  switch (cell?.state) {
    case "hidden":
      return cell.why === "few" ? "hidden: too few" : "hidden: others would follow";
    case "withheld":
      return "not yours to see";
    case "shown":
      return "";
    default:
      return "nothing to count";
  }
}

/** To six places: enough that rounding gives the figure of the screen. */
function exact(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e6) / 1e6;
}
