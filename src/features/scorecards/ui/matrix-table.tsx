"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { addsUp, metricByKey } from "@/domain/metrics";
import { placeWords } from "@/features/responses/ui/place-words";
import { paths } from "@/paths";
import { DrawnRows, markup, type Markup } from "@/ui/charts/drawing";
import { verdictMark } from "@/ui/charts/verdict-mark";
import { ScrollArea } from "@/ui/primitives/data-table";
import { ordered, type Sort } from "../rules/order";
import type { Matrix, MatrixRow } from "../schema";
import { MatrixHead } from "./matrix-head";
import { axisOf } from "./measure-axis";
import { measureCell, type MeasureLook } from "./measure-cell";
import { sortText } from "./sort-words";
import { totalCell } from "./total-cell";

type MatrixTableProps = Pick<Matrix, "organisation" | "departments" | "measures" | "currency" | "by"> & {
  query: Query;
  sort: Sort;
  /** The departments whose comments the reader may read. */
  readable: "all" | readonly number[];
};
type Query = Record<string, string | undefined>;

/** Departments by measures. On a phone each department opens to its measures; it stays one table to a screen reader. */
export function MatrixTable(props: MatrixTableProps) {
  const { organisation, measures, currency, by, query, sort, readable } = props;
  const departments = ordered(props, sort);
  const rows = [...departments, ...(organisation ? [organisation] : [])];
  const cellsOf = (index: number, some: readonly MatrixRow[]) =>
    some.flatMap(({ cells }) => cells[index] ?? []);
  const looks = measures.map((metric, index) => ({
    ...{ metric, currency },
    axis: axisOf(metric, cellsOf(index, addsUp(metric) ? departments : rows)),
  }));
  // Its bar would dwarf those that it is the sum of.
  const wholeLooks = looks.map((look) => (addsUp(look.metric) ? { ...look, axis: undefined } : look));
  const readsOf = ({ id, ownerId }: MatrixRow) =>
    readable === "all" || (id !== null && ownerId !== null && readable.includes(ownerId))
      ? { period: query.period, ...(id === null ? {} : { [filterOf[by]]: String(id) }) }
      : undefined;
  const caption = `Every ${nounOf[by].toLowerCase()} by every measure, against its targets`;
  return (
    <ScrollArea label={caption}>
      <table role="table" className="matrix">
        <caption className="sr-only">{caption}</caption>
        <MatrixHead
          first={nounOf[by]}
          measures={measures}
          sort={sort}
          hrefFor={(next) => hrefOf(query, next)}
        />
        <DrawnRows
          role="rowgroup"
          of={markup`${rows.map((row) =>
            lineOf(row, {
              looks: row.id === null ? wholeLooks : looks,
              href: linkOf(row, by, { period: query.period }),
              cellHref: by === "departments" ? cellLink(query.period) : noLink,
              reads: readsOf(row),
            }),
          )}`}
        />
      </table>
    </ScrollArea>
  );
}

const nounOf = { departments: "Department", stages: "Stage", touchpoints: "Touchpoint" } as const;
const filterOf = { departments: "department", stages: "stage", touchpoints: "touchpoint" } as const;

/** Where a line leads: its own page. */
function linkOf({ id, slug, where }: MatrixRow, by: Matrix["by"], query: Query): string | undefined {
  if (id === null) return paths.overview(query);
  if (by === "departments") return paths.department(slug, query);
  if (!where) return undefined;
  return by === "stages"
    ? paths.stage(where.map, where.stage, query)
    : paths.touchpoint(where.map, where.stage, slug, query);
}

function hrefOf(query: Query, sort: Sort): string {
  return paths.scorecards({ ...query, sort: sortText(sort) });
}

type CellHref = (row: MatrixRow, metric: MeasureLook["metric"]) => string | undefined;
const noLink: CellHref = () => undefined;

/** A department's figure leads to its own page, at that measure. */
function cellLink(period: string | undefined): CellHref {
  return ({ id, slug }, metric) =>
    id === null ? undefined : paths.departmentMeasure(slug, metric, { period: period ?? "last-month" });
}

type LineProps = {
  looks: readonly MeasureLook[];
  href?: string;
  cellHref: CellHref;
  reads: Query | undefined;
};

function lineOf(row: MatrixRow, { looks, href, cellHref, reads }: LineProps): Markup {
  const under =
    row.id === null
      ? "All answers, also of nobody’s touchpoints"
      : (row.head ?? (row.where || row.ownerId === null ? "No owner" : "No head"));
  const place = row.place
    ? markup`<span class="block matrix-note print:hidden">${placeWords(row.place)}</span>`
    : undefined;
  const name = href
    ? markup`<a class="text-link text-heading no-underline hover:underline" href="${href}">${row.name}</a>`
    : markup`<a class="text-link text-heading no-underline hover:underline">${row.name}</a>`;
  const cells = looks.map((look, index) => {
    const figure = measureCell({
      cell: row.cells[index] ?? { state: "none" },
      ...{ look, weight: row.weights[index], href: cellHref(row, look.metric) },
      reads: look.metric === "nps" ? reads : undefined,
    });
    return markup`<td role="cell">${headOnPhone(metricByKey[look.metric].label)}${figure}</td>`;
  });
  return markup`<tr role="row"><th role="rowheader" scope="row">${name}<span class="block matrix-note">${under}</span>${place}${openerOf(row)}</th><td role="cell">${headOnPhone("Total")}${totalCell(row)}</td>${cells}</tr>`;
}

const headOnPhone = (label: string) =>
  markup`<span class="block text-label text-subtle md:hidden print:hidden">${label}</span>`;

/** On a phone: the verdicts as shapes, and a tick that opens the measures. It needs no script. */
function openerOf({ cells, name }: MatrixRow): Markup {
  const marks = cells.map((cell) =>
    cell.state === "shown" && cell.verdict ? verdictMark(cell.verdict.state) : undefined,
  );
  return markup`<label class="matrix-opener"><span aria-hidden="true" class="flex flex-wrap gap-1.5">${marks}</span><span><input type="checkbox"/><span class="sr-only">Open the measures of ${name}</span></span></label>`;
}
