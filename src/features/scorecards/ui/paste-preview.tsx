import { metricByKey } from "@/domain/metrics";
import { formatMonth } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import type { CheckedRow, CheckedTargets } from "../schema";
import { figureWords } from "./measure-words";

const MOST_SHOWN = 200;

/** What would change, and what is wrong in which row: every problem stands first, because none may be left. */
export function PastePreview({ rows }: CheckedTargets) {
  const bad = rows.filter(({ state }) => state === "bad");
  const shown = [...bad, ...rows.filter(({ state }) => state === "good")].slice(0, MOST_SHOWN);
  if (rows.length === 0) return null;
  return (
    <div className="mt-4">
      <p
        role="status"
        className={bad.length > 0 ? "mb-2 text-small font-medium text-bad" : "mb-2 text-small"}
      >
        {bad.length > 0
          ? `${formatCount(bad.length)} of ${formatCount(rows.length)} cannot be read. Put them right and check again; nothing is written.`
          : `${formatCount(rows.length)} would change. Nothing is written yet.`}
      </p>
      <DataTable
        caption="What the spreadsheet would change"
        columns={columns}
        rows={shown}
        rowKey={(row) => `${row.row} ${row.state === "good" ? row.change.metric : row.problem}`}
        density="compact"
      />
      {rows.length > shown.length ? (
        <p className="mt-1 text-small text-subtle">and {formatCount(rows.length - shown.length)} more</p>
      ) : null}
    </div>
  );
}

const columns: Column<CheckedRow>[] = [
  { key: "row", head: "Row", align: "end", cell: ({ row }) => String(row) },
  {
    key: "whose",
    head: "Whose",
    isRowHeader: true,
    cell: (row) => (row.state === "good" ? row.whose : row.words),
  },
  {
    key: "measure",
    head: "Measure",
    cell: (row) => (row.state === "good" ? metricByKey[row.change.metric].label : row.problem),
  },
  {
    key: "now",
    head: "Now",
    align: "end",
    cell: (row) => (row.state === "good" && row.now ? wordsOf(row, row.now.value) : "–"),
  },
  {
    key: "target",
    head: "Target",
    align: "end",
    cell: (row) =>
      row.state === "good" ? `${wordsOf(row, row.change.value)}, band ${row.change.band}` : "–",
  },
  {
    key: "from",
    head: "From",
    cell: (row) => (row.state === "good" && row.change.from ? formatMonth(row.change.from) : "as below"),
  },
];

function wordsOf({ change: { metric } }: CheckedRow & { state: "good" }, value: number): string {
  return figureWords(value, { metric, currency: "" });
}
