import type { ReactNode } from "react";
import { formatCount } from "@/ui/format";
import { DataTable } from "@/ui/primitives/data-table";

export type RankedBar = {
  key: string;
  name: ReactNode;
  /** The length of the bar; undefined where the figure is hidden. */
  count?: number;
  /** What stands in place of a hidden figure. */
  hidden?: string;
  /** The share beside the count, and what became of it. */
  share?: ReactNode;
  change?: ReactNode;
};

type RankedBarsProps = {
  caption: string;
  subject: string;
  counted: string;
  share: string;
  rows: readonly RankedBar[];
};

/** Places in order of how many, as bars from zero inside their own table: the picture and its table are one. */
export function RankedBars({ caption, subject, counted, share, rows }: RankedBarsProps) {
  const most = Math.max(1, ...rows.map(({ count = 0 }) => count));
  return (
    <DataTable
      caption={caption}
      density="compact"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "name",
          head: subject,
          isRowHeader: true,
          className: "min-w-36",
          cell: ({ name, hidden }) => (
            <>
              {name}
              {hidden ? <span className="block text-label font-normal text-subtle">{hidden}</span> : null}
            </>
          ),
        },
        {
          key: "bar",
          head: <span className="sr-only">Bar</span>,
          className: "w-1/5 min-w-16 max-sm:hidden print:table-cell",
          cell: ({ count }) => (count === undefined ? null : <Bar part={count / most} />),
        },
        {
          key: "count",
          head: counted,
          align: "end",
          className: "tabular-nums",
          cell: ({ count }) => (count === undefined ? "–" : formatCount(count)),
        },
        {
          key: "share",
          head: share,
          align: "end",
          className: "whitespace-nowrap",
          cell: (row) => row.share ?? "–",
        },
        {
          key: "change",
          head: "Change of share",
          className: "max-sm:hidden print:table-cell",
          cell: (row) => row.change,
        },
      ]}
    />
  );
}

function Bar({ part }: { part: number }) {
  return (
    <svg aria-hidden width="100%" height="12" className="block">
      <rect width={`${Math.round(part * 1000) / 10}%`} height="12" rx="1.5" className="fill-detractor" />
    </svg>
  );
}
