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
  /** On a phone each row stands as a block, its cells below each other with their heads: nothing scrolls sideways. */
  isStacked?: boolean;
};

/** A plain table from server data. Scrolls sideways in its own area when the page is narrow. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, density = "normal", empty, isStacked = false } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  const roles = isStacked ? told : untold;
  return (
    <ScrollArea label={caption}>
      <table
        {...roles.table}
        className={`w-full border-collapse text-body ${isStacked ? stackedLook : cellLook[density]}`}
      >
        <caption className="sr-only">{caption}</caption>
        <thead {...roles.group}>
          <tr {...roles.row} className="border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                {...roles.head}
                scope="col"
                className={cn(headLook(column.align), column.className)}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <Rows {...{ columns, rows, rowKey, roles }} />
      </table>
    </ScrollArea>
  );
}

/** Said once on the table, not on each of its cells: a page of figures has hundreds of them. */
const cellLook = { normal: "data-cells data-cells-normal", compact: "data-cells data-cells-compact" };

const stackedLook = "data-cells md:data-cells-normal stacked-cells";

/** What is no table to the eye on a phone stays one to a screen reader. */
const told = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  cell: { role: "cell" },
  rowHead: { role: "rowheader" },
} as const;
type Roles = { [Part in keyof typeof told]: { role?: string } };
const untold: Roles = { table: {}, group: {}, row: {}, head: {}, cell: {}, rowHead: {} };

/** Rows of words alone are written as one piece of markup: as elements they would cost the page as much as its charts. */
type RowsProps<Row> = Pick<DataTableProps<Row>, "columns" | "rows" | "rowKey"> & { roles: Roles };

function Rows<Row>({ columns, rows, rowKey, roles }: RowsProps<Row>) {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  if (roles === untold && cells.every(isWords))
    return <DrawnRows of={markup`${cells.map((row) => writtenRow(columns, row))}`} />;
  return (
    <tbody {...roles.group}>
      {rows.map((row, index) => (
        <tr key={rowKey(row)} {...roles.row}>
          {columns.map((column, at) => (
            <Cell key={column.key} column={column} roles={roles}>
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

type CellProps<Row> = { column: Column<Row>; roles: Roles; children: ReactNode };

function Cell<Row>({ column, roles, children }: CellProps<Row>) {
  const className = lookOf(column);
  const label = roles === untold || typeof column.head !== "string" ? undefined : column.head;
  if (!column.isRowHeader)
    return (
      <td {...roles.cell} data-label={label} className={className}>
        {children}
      </td>
    );
  return (
    <th {...roles.rowHead} scope="row" className={className}>
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
