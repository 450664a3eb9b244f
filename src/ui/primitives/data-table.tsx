import type { ReactNode } from "react";
import { DrawnRows, markup, type Markup } from "@/ui/charts/drawing";
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
      <table className={`w-full border-collapse text-body ${cellLook[density]}`}>
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
        <Rows {...{ columns, rows, rowKey }} />
      </table>
    </ScrollArea>
  );
}

/** Said once on the table, not on each of its cells: a page of figures has hundreds of them. */
const cellLook = { normal: "data-cells data-cells-normal", compact: "data-cells data-cells-compact" };

/** Rows of words alone are written as one piece of markup: as elements they would cost the page as much as its charts. */
function Rows<Row>({ columns, rows, rowKey }: Pick<DataTableProps<Row>, "columns" | "rows" | "rowKey">) {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  if (cells.every(isWords)) return <DrawnRows of={markup`${cells.map((row) => writtenRow(columns, row))}`} />;
  return (
    <tbody>
      {rows.map((row, index) => (
        <tr key={rowKey(row)}>
          {columns.map((column, at) => (
            <Cell key={column.key} column={column}>
              {cells[index]?.[at]}
            </Cell>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

const isWords = (cells: readonly ReactNode[]): cells is string[] =>
  cells.every((cell) => typeof cell === "string");

function writtenRow<Row>(columns: readonly Column<Row>[], cells: readonly string[]): Markup {
  const written = columns.map((column, at) => {
    const look = lookOf(column);
    const attributes = look ? markup` class="${look}"` : undefined;
    return column.isRowHeader
      ? markup`<th scope="row"${attributes}>${cells[at]}</th>`
      : markup`<td${attributes}>${cells[at]}</td>`;
  });
  return markup`<tr>${written}</tr>`;
}

function lookOf<Row>({ align, className }: Column<Row>): string | undefined {
  return cn(align === "end" && "text-right", className) || undefined;
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const className = lookOf(column);
  if (!column.isRowHeader) return <td className={className}>{children}</td>;
  return (
    <th scope="row" className={className}>
      {children}
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
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="relative -mx-1 overflow-x-auto px-1 print:overflow-visible"
    >
      {children}
    </div>
  );
}
