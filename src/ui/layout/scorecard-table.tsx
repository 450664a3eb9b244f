import { ScorecardRow } from "@/ui/layout/scorecard-row";
import type { ScorecardLine } from "@/ui/layout/scorecard-row";
import { headLook } from "@/ui/primitives/data-table";

export type ScorecardTableProps = {
  /** For screen readers: "NPS of each department against its target". */
  caption: string;
  /** Head of the first column: "Department" or "Measure". */
  subject: string;
  /** Head of the second: "NPS" or "Value". */
  value: string;
  /** "6 quarters". */
  trend: string;
  /** In order: worst against target first, ties by n. */
  lines: readonly ScorecardLine[];
};

/** Scorecard rows of one kind: value, bullet, trend, change, verdict. Bullet, trend and change columns fold on a phone. */
export function ScorecardTable({ caption, subject, value, trend, lines }: ScorecardTableProps) {
  const folded = `${headLook()} hidden print:table-cell print:px-1`;
  return (
    <div className="@container">
      <table className="scorecard-cells w-full border-collapse text-body">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className={headLook()}>
              {subject}
            </th>
            <th scope="col" className={`${headLook()} @max-2xl:px-1.5 @2xl:text-right print:px-1`}>
              <span className="@2xl:mr-16">{value}</span>
            </th>
            <th scope="col" className={`${folded} @lg:table-cell print:whitespace-normal`}>
              Against target, with 95% range
            </th>
            <th scope="col" className={`${folded} @3xl:table-cell`}>
              {trend}
            </th>
            <th scope="col" className={`${folded} @2xl:table-cell`}>
              Change
            </th>
            <th scope="col" className={`${headLook()} text-right @2xl:text-left`}>
              Verdict
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ScorecardRow key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
