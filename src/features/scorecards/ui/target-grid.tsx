import { addsUp, metricByKey } from "@/domain/metrics";
import { formatMonthShort } from "@/ui/dates";
import { headLook, ScrollArea } from "@/ui/primitives/data-table";
import { judgedMeasures, type JudgedMeasure, type TargetRow, type TargetsPage } from "../schema";
import { CascadeFoot } from "./cascade-foot";
import { fieldNames, lineKey } from "./target-fields";

/** Every target as two fields: the value, and the band short of it. */
export function TargetGrid({ rows, by, cascade }: Pick<TargetsPage, "rows" | "by" | "cascade">) {
  return (
    <ScrollArea label={`Targets of every ${nouns[by].toLowerCase()}`}>
      <table className="w-full border-collapse text-body [&>tbody>tr]:border-b [&>tbody>tr:last-child]:border-b-0 [&>tbody>tr>*]:px-2 [&>tbody>tr>*]:py-2 [&>tbody>tr>*]:text-left [&>tbody>tr>*]:align-top [&>tbody>tr>*:first-child]:pl-0">
        <thead>
          <tr className="border-b">
            <th scope="col" className={headLook()}>
              {nouns[by]}
            </th>
            {judgedMeasures.map((metric) => (
              <th key={metric} scope="col" className={headLook()}>
                {metricByKey[metric].label}
                <span className="block font-normal">target, band</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={lineKey(row)}>
              <th scope="row" className="min-w-36 font-medium">
                {row.name}
              </th>
              {judgedMeasures.map((metric, index) => (
                <td key={metric}>
                  <TargetFields row={row} metric={metric} target={row.targets[index] ?? {}} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {cascade ? <CascadeFoot {...cascade} /> : null}
      </table>
    </ScrollArea>
  );
}

const nouns = { departments: "Department", stages: "Stage", touchpoints: "Touchpoint" } as const;

type Props = { row: TargetRow; metric: JudgedMeasure; target: TargetRow["targets"][number] };

function TargetFields({ row, metric, target: { now, next } }: Props) {
  const names = fieldNames(row, metric);
  const isWide = addsUp(metric);
  const subject = `${metricByKey[metric].label} of ${row.name}`;
  return (
    <>
      <span className="flex gap-1">
        <input
          name={names.value}
          inputMode="decimal"
          aria-label={`Target for ${subject}`}
          defaultValue={now?.value}
          className={`${field} ${isWide ? "w-24" : "w-16"}`}
        />
        <input
          name={names.band}
          inputMode="decimal"
          aria-label={`Band for ${subject}`}
          defaultValue={now?.band}
          className={`${field} ${isWide ? "w-20" : "w-12"} text-subtle`}
        />
      </span>
      {next ? (
        <span className="mt-1 block text-label font-normal whitespace-nowrap text-subtle">
          {next.value} from {formatMonthShort(next.from.slice(0, 7))}
        </span>
      ) : null}
    </>
  );
}

const field =
  "min-h-8 rounded-control border border-border-strong bg-surface px-2 text-right text-body tabular-nums pointer-coarse:min-h-11";
