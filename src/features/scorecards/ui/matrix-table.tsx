"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { addsUp, metricByKey } from "@/domain/metrics";
import { placeWords } from "@/features/responses/ui/place-words";
import { paths } from "@/paths";
import { VerdictMark } from "@/ui/charts/verdict-mark";
import { ScrollArea } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";
import { ordered, type Sort } from "../rules/order";
import type { Matrix, MatrixRow } from "../schema";
import { MatrixHead } from "./matrix-head";
import { axisOf } from "./measure-axis";
import { MeasureCell, type MeasureLook } from "./measure-cell";
import { sortText } from "./sort-words";
import { TotalCell } from "./total-cell";

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
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row
              key={row.id ?? 0}
              row={row}
              looks={row.id === null ? wholeLooks : looks}
              href={linkOf(row, by, { period: query.period })}
              cellHref={by === "departments" ? cellLink(query.period) : noLink}
              reads={readsOf(row)}
            />
          ))}
        </tbody>
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

type RowProps = {
  row: MatrixRow;
  looks: readonly MeasureLook[];
  href?: string;
  cellHref: CellHref;
  reads: Query | undefined;
};

function Row({ row, looks, href, cellHref, reads }: RowProps) {
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <TextLink href={href} className="text-heading no-underline hover:underline">
          {row.name}
        </TextLink>
        <span className="block text-label font-normal text-subtle">
          {row.id === null
            ? "All answers, also of nobody’s touchpoints"
            : (row.head ?? (row.where || row.ownerId === null ? "No owner" : "No head"))}
        </span>
        {row.place ? (
          <span className="block text-label font-normal text-subtle print:hidden">
            {placeWords(row.place)}
          </span>
        ) : null}
        <Opener row={row} />
      </th>
      <td role="cell">
        <span className="block text-label text-subtle md:hidden print:hidden">Total</span>
        <TotalCell total={row.total} />
      </td>
      {looks.map((look, index) => (
        <td key={look.metric} role="cell">
          <span className="block text-label text-subtle md:hidden print:hidden">
            {metricByKey[look.metric].label}
          </span>
          <MeasureCell
            cell={row.cells[index] ?? { state: "none" }}
            look={look}
            weight={row.weights[index]}
            href={cellHref(row, look.metric)}
            reads={look.metric === "nps" ? reads : undefined}
          />
        </td>
      ))}
    </tr>
  );
}

/** On a phone: the verdicts as shapes, and a tick that opens the measures. It needs no script. */
function Opener({ row }: { row: MatrixRow }) {
  return (
    <label className="matrix-opener">
      <span aria-hidden className="flex flex-wrap gap-1.5">
        {row.cells.map((cell, index) =>
          cell.state === "shown" && cell.verdict ? (
            <VerdictMark key={index} state={cell.verdict.state} />
          ) : null,
        )}
      </span>
      <span>
        <input type="checkbox" />
        <span className="sr-only">Open the measures of {row.name}</span>
      </span>
    </label>
  );
}
