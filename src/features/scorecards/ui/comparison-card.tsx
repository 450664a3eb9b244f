import { metricByKey } from "@/domain/metrics";
import { placeWords } from "@/features/responses/ui/place-words";
import { Drawing, markup } from "@/ui/charts/drawing";
import { formatPeriod } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import type { Comparison } from "../schema";
import { figureWords } from "./measure-words";
import { MiniLine } from "./mini-line";

type Line = Comparison["measures"][number];

/** A department beside those like it, and beside the whole organisation over twelve months. */
export function ComparisonCard({ comparison, name }: { comparison: Comparison; name: string }) {
  const { period, basis, others, place, order, of, currency, measures } = comparison;
  const words = (value: number | undefined, metric: Line["metric"]) =>
    value === undefined ? <span className="text-subtle">–</span> : figureWords(value, { metric, currency });
  return (
    <Card
      title="How do we stand beside departments like us?"
      subtitle={`${formatPeriod(period.key)} · ${othersWords(others, basis)}`}
      foot={footOf({ place, order, of })}
    >
      <DataTable
        caption={`${name} beside the others`}
        density="compact"
        rows={measures}
        rowKey={({ metric }) => metric}
        columns={[
          {
            key: "measure",
            head: "Measure",
            isRowHeader: true,
            cell: ({ metric }) => metricByKey[metric].label,
          },
          {
            key: "own",
            head: "We",
            align: "end",
            className: "font-semibold tabular-nums",
            cell: ({ own, metric }) => words(own?.value, metric),
          },
          { key: "ours", head: "12 months", cell: ({ months }) => <MiniLine values={months} /> },
          {
            key: "spread",
            head: "Lowest to highest of the others",
            className: "min-w-40",
            cell: (line) => <Spread line={line} currency={currency} />,
          },
          {
            key: "middle",
            head: "Middle",
            align: "end",
            className: "tabular-nums",
            cell: ({ others: spread, metric }) => words(spread?.middle, metric),
          },
          {
            key: "whole",
            head: "Organisation",
            align: "end",
            className: "tabular-nums",
            cell: ({ organisation, metric }) => words(organisation?.value, metric),
          },
          {
            key: "theirs",
            head: "12 months",
            cell: ({ organisation }) => (organisation ? <MiniLine values={organisation.months} /> : null),
          },
        ]}
      />
    </Card>
  );
}

function othersWords(others: number, basis: Comparison["basis"]): string {
  if (others < 3) return "fewer than three other departments to compare with";
  const count = `${formatCount(others)} departments`;
  return basis === "same stages"
    ? `${count} that answer for touchpoints of the same stages`
    : `the ${count} that answer for touchpoints: too few share a stage with us`;
}

function footOf({ place, order, of }: Pick<Comparison, "place" | "order" | "of">): string | undefined {
  if (order === "no difference") return "Their NPS does not differ by more than chance: nobody is ranked.";
  if (order === "too few units") return undefined;
  return place
    ? `In the fair order by NPS: ${placeWords(place)}, of ${formatCount(of)}.`
    : "Not ranked by NPS: too few answers.";
}

const WIDTH = 120;
const HEIGHT = 16;
const EDGE = 4;

/** The others as a line with their middle, we as a point on it. */
function Spread({ line, currency }: { line: Line; currency: string }) {
  const { own, others, metric } = line;
  if (!others) return <span className="text-label font-normal text-subtle">Too few to compare</span>;
  const values = [others.lowest, others.highest, ...(own ? [own.value] : [])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (value: number) =>
    high === low ? WIDTH / 2 : Math.round(EDGE + ((value - low) * (WIDTH - 2 * EDGE)) / (high - low));
  const words = (value: number) => figureWords(value, { metric, currency });
  return (
    <span className="flex items-center gap-2">
      <Drawing
        aria-hidden
        width={WIDTH}
        height={HEIGHT}
        className="block shrink-0"
        of={markup`<path d="M${x(others.lowest)} 8H${x(others.highest)}" stroke-width="6" class="stroke-band-strong"/><path d="M${x(others.middle)} 3v10" stroke-width="2" class="stroke-muted"/>${own ? markup`<circle cx="${x(own.value)}" cy="8" r="4" class="fill-ink"/>` : undefined}`}
      />
      <span className="text-label font-normal whitespace-nowrap text-subtle tabular-nums">
        {words(others.lowest)} to {words(others.highest)}
      </span>
    </span>
  );
}
