import { metricByKey } from "@/domain/metrics";
import { figureWords, uncertaintyWords } from "@/features/scorecards/ui/measure-words";
import { Verdict } from "@/ui/charts/verdict";
import { formatCount } from "@/ui/format";
import { DataTable } from "@/ui/primitives/data-table";
import { hiddenReason } from "@/ui/words";
import type { CardBody, Figure } from "../schema";

/** No card has a measure in money. */
const unitOf = (metric: Figure["metric"]) => ({ metric, currency: "" });
/** Under this many answers the range stands instead of the margin. */
const FEWEST_SOLID = 10;

/** The figures of a card as they were taken: value and range, answers, target, verdict, and the note where one is due. */
export function CardFigures({
  caption,
  figures,
  notes = [],
}: {
  caption: string;
  figures: readonly Figure[];
  notes?: CardBody["notes"];
}) {
  return (
    <DataTable
      caption={caption}
      density="compact"
      rows={figures}
      rowKey={({ metric }) => metric}
      columns={[
        {
          key: "measure",
          head: "Measure",
          isRowHeader: true,
          cell: ({ metric }) => metricByKey[metric].label,
        },
        { key: "value", head: "Value", align: "end", cell: Value },
        {
          key: "n",
          head: "Answers",
          align: "end",
          cell: ({ cell }) => (cell.state === "shown" ? formatCount(cell.n) : ""),
        },
        {
          key: "target",
          head: "Target",
          align: "end",
          cell: ({ metric, cell }) =>
            "target" in cell && cell.target ? figureWords(cell.target.value, unitOf(metric)) : "–",
        },
        {
          key: "verdict",
          head: "Verdict",
          cell: ({ cell }) =>
            cell.state === "shown" && cell.verdict ? <Verdict isPlain state={cell.verdict.state} /> : "",
        },
        {
          key: "note",
          head: "Note",
          cell: ({ metric }) => notes.find((note) => note.metric === metric)?.words ?? "",
        },
      ]}
    />
  );
}

function Value({ metric, cell }: Figure) {
  if (cell.state === "shown") {
    const unit = unitOf(metric);
    return (
      <span className="whitespace-nowrap tabular-nums">
        <span className="font-semibold">{figureWords(cell.value, unit)}</span>{" "}
        <span className="text-small text-subtle">
          {uncertaintyWords(cell.value, cell, { unit, isFew: cell.n < FEWEST_SOLID })}
        </span>
      </span>
    );
  }
  const reason = cell.state === "hidden" ? hiddenReason(cell.why) : "No answers in this period.";
  return <span className="text-label font-normal text-subtle">– {reason}</span>;
}
