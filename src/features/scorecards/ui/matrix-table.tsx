"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { metricByKey } from "@/domain/metrics";
import { paths } from "@/paths";
import type { Axis } from "@/ui/charts/bullet";
import { npsAxis } from "@/ui/charts/trend-geometry";
import { placeWords } from "@/features/responses/ui/place-words";
import { headLook } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";
import { scorecardMeasures, type Matrix, type MatrixCell, type MatrixRow } from "../schema";
import { MeasureCell, measureHead, type MeasureLook } from "./measure-cell";

type MatrixTableProps = Pick<Matrix, "organisation" | "departments"> & {
  query: Query;
  /** The departments whose comments the reader may read. */
  readable: "all" | readonly number[];
};
type Query = Record<string, string | undefined>;

/** Departments by measures. On a phone each department is a block of its measures; it stays one table to a screen reader. */
export function MatrixTable({ organisation, departments, query, readable }: MatrixTableProps) {
  const rows = [...(organisation ? [organisation] : []), ...departments];
  const looks = scorecardMeasures.map((key, index) =>
    lookOf(
      key,
      rows.flatMap(({ cells }) => cells[index] ?? []),
    ),
  );
  const readsOf = ({ id }: MatrixRow) =>
    readable === "all" || (id !== null && readable.includes(id))
      ? { ...query, department: id === null ? undefined : String(id) }
      : undefined;
  return (
    <table role="table" className={tableLook}>
      <caption className="sr-only">Every department by every measure, against its targets</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-b">
          <th role="columnheader" scope="col" className={headLook()}>
            Department
          </th>
          {scorecardMeasures.map((key) => {
            const { title, note } = measureHead(key);
            return (
              <th key={key} role="columnheader" scope="col" className={`${headLook()} w-1/5 md:px-3`}>
                {title}
                <span className="block font-normal">{note}</span>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {departments.map((row) => (
          <Row
            key={row.slug}
            row={row}
            looks={looks}
            href={paths.department(row.slug, query)}
            reads={readsOf(row)}
          />
        ))}
        {organisation ? (
          <Row row={organisation} looks={looks} href={paths.overview(query)} reads={readsOf(organisation)} />
        ) : null}
      </tbody>
    </table>
  );
}

/** The look of every cell, said once. */
const tableLook =
  "w-full border-collapse text-body max-md:block max-md:[&_tbody]:block [&>tbody>tr]:border-b [&>tbody>tr:last-child]:border-b-0 max-md:[&>tbody>tr]:grid max-md:[&>tbody>tr]:grid-cols-2 max-md:[&>tbody>tr]:gap-x-4 max-md:[&>tbody>tr]:gap-y-3 max-md:[&>tbody>tr]:py-4 [&>tbody>tr>*]:align-top [&>tbody>tr>*]:text-left md:[&>tbody>tr>*]:px-3 md:[&>tbody>tr>*]:py-3 [&>tbody>tr>*:first-child]:pl-0 [&>tbody>tr>*:last-child]:pr-0 print:[&>tbody>tr>*]:py-1.5";

type RowProps = { row: MatrixRow; looks: readonly MeasureLook[]; href: string; reads: Query | undefined };

function Row({ row, looks, href, reads }: RowProps) {
  const isWhole = row.slug === "";
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="max-md:col-span-2 md:w-44">
        <TextLink href={href} className="text-heading no-underline hover:underline">
          {row.name}
        </TextLink>
        <span className="block text-label font-normal text-subtle">
          {isWhole ? "All answers, also of nobody’s touchpoints" : (row.head ?? "No head")}
        </span>
        {row.place ? (
          <span className="block text-label font-normal text-subtle">{placeWords(row.place)}</span>
        ) : null}
      </th>
      {looks.map((look, index) => (
        <td key={look.key} role="cell">
          <span className="block text-label text-subtle md:hidden print:hidden">
            {metricByKey[look.key].label}
          </span>
          <MeasureCell
            cell={row.cells[index] ?? { state: "none" }}
            look={look}
            reads={look.key === "nps" ? reads : undefined}
          />
        </td>
      ))}
    </tr>
  );
}

/** One axis a column, so that departments compare. */
function lookOf(key: MeasureLook["key"], cells: readonly MatrixCell[]): MeasureLook {
  const values = cells.flatMap((cell) =>
    cell.state === "shown" ? [cell.low, cell.high, ...(cell.target ? [cell.target.value] : [])] : [],
  );
  const isNps = metricByKey[key].unit === "points";
  return {
    key,
    unit: isNps ? "nps" : "percent",
    direction: metricByKey[key].goodDirection,
    axis: isNps ? npsAxis(values) : shareAxis(values),
  };
}

/** From zero, because a bar must begin there, to the next ten per cent. */
function shareAxis(values: readonly number[]): Axis {
  return { min: 0, max: Math.min(100, 10 * Math.ceil(Math.max(10, ...values) / 10)) };
}
