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
      <table className={cn("w-full border-collapse text-body", cellLook[density])}>
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
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** Said once on the table, not on each of its cells: a page of figures has hundreds of them. */
const everyCell =
  "[&>tbody>tr]:border-b [&>tbody>tr:last-child]:border-b-0 [&>tbody>tr>*]:px-2 [&>tbody>tr>*]:align-middle [&>tbody>tr>*:first-child]:pl-0 [&>tbody>tr>*:last-child]:pr-0 [&>tbody>tr>th]:text-left [&>tbody>tr>th]:font-medium print:[&>tbody>tr>*]:h-auto print:[&>tbody>tr>*]:py-0.5 print:[&>tbody>tr>*]:text-label print:[&>tbody>tr>*]:font-normal";
const cellLook = {
  normal: `${everyCell} [&>tbody>tr>*]:h-10 [&>tbody>tr>*]:py-2 pointer-coarse:[&>tbody>tr>*]:h-12`,
  compact: `${everyCell} [&>tbody>tr>*]:h-8 [&>tbody>tr>*]:py-1 [&>tbody>tr>*]:text-small`,
};

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = cn(column.align === "end" && "text-right", column.className) || undefined;
  if (!column.isRowHeader) return <td className={className}>{column.cell(row)}</td>;
  return (
    <th scope="row" className={className}>
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
