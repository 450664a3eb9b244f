import type { ReactNode } from "react";
import { cn } from "@/ui/class-names";

export type Column<Row> = {
  key: string;
  head: ReactNode;
  /** "end" for numbers. */
  align?: "start" | "end";
  /** The cell that names its row for screen readers; usually the first. */
  isRowHeader?: boolean;
  className?: string;
  cell: (row: Row) => ReactNode;
};

type DataTableProps<Row> = {
  /** What the table holds, for screen readers and as the name of its scroll area. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  density?: "normal" | "compact";
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
};

/** A plain table from server data. Scrolls sideways in its own area when the page is narrow. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, density = "normal", empty } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <ScrollArea label={caption}>
      <table className="w-full border-collapse text-body">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cn(headLook(column.align), column.className)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b last:border-b-0">
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} density={density} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Cell<Row>({
  column,
  row,
  density,
}: {
  column: Column<Row>;
  row: Row;
  density: "normal" | "compact";
}) {
  const className = cn(
    "px-2 align-middle first:pl-0 last:pr-0",
    density === "compact" ? "h-8 py-1 text-small" : "h-10 py-2 pointer-coarse:h-12",
    "print:h-auto print:py-0.5 print:text-label print:font-normal",
    column.align === "end" && "text-right",
    column.className,
  );
  if (!column.isRowHeader) return <td className={className}>{column.cell(row)}</td>;
  return (
    <th scope="row" className={cn(className, "text-left font-medium")}>
      {column.cell(row)}
    </th>
  );
}

/** The classes of a column head, for tables that are written by hand. */
export function headLook(align: "start" | "end" = "start"): string {
  return cn(
    "px-2 pt-0 pb-2 align-bottom text-label whitespace-nowrap text-subtle first:pl-0 last:pr-0",
    align === "end" ? "text-right" : "text-left",
  );
}

/**
 * A region that scrolls sideways instead of the page; reachable by keyboard. `relative`, because words for screen
 * readers are placed absolutely and would widen the page from inside a cell that is scrolled out of sight.
 */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="relative -mx-1 overflow-x-auto px-1">
      {children}
    </div>
  );
}
