import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import type { InspectReport } from "../schema";

/** Rows that would not count and values that would be left out, each reason with its first rows. */
export function ReasonLists({ report }: { report: InspectReport }) {
  const { notCounted, leftOut } = report;
  return (
    <>
      {notCounted.length > 0 ? (
        <Card title="What is not counted?" subtitle="Nothing is rounded or guessed">
          <Reasons tallies={notCounted} />
          <p className="mt-3 text-small text-subtle">
            After the import every one of them can be downloaded with its reason.
          </p>
        </Card>
      ) : null}
      <LeftOut tallies={leftOut} />
    </>
  );
}

/** Values that rows count without, each reason with its first rows. */
export function LeftOut({ tallies }: { tallies: InspectReport["leftOut"] }) {
  if (tallies.length === 0) return null;
  return (
    <Card title="What is left out of rows that count?">
      <Reasons tallies={tallies} />
    </Card>
  );
}

function Reasons({ tallies }: { tallies: InspectReport["notCounted"] }) {
  return (
    <ul className="divide-y">
      {tallies.map(({ reason, count, firstRows }) => (
        <li key={reason} className="flex items-baseline gap-3 py-1.5">
          <span className="w-12 shrink-0 text-right font-semibold tabular-nums">{formatCount(count)}</span>
          <span className="min-w-0">
            <span className="block break-words">{reason}</span>
            <span className="block text-small text-subtle">
              {firstRows.length === 1 ? "Row" : "Rows"} {firstRows.join(", ")}
              {count > firstRows.length ? " …" : ""}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
