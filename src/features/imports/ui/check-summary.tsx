import { sharesOf } from "@/domain/nps";
import { NpsBar } from "@/ui/charts/nps-bar";
import { formatCount, formatNps } from "@/ui/format";
import type { InspectReport } from "../schema";

/** What an import would count and what not, with the first rows of each reason. */
export function CheckSummary({ report }: { report: InspectReport }) {
  const { counts, nps, notCounted, leftOut, warnings } = report;
  const shares = sharesOf(counts);
  return (
    <div className="grid gap-4">
      <p className="text-lede">
        {nps === null ? (
          <>{formatCount(counts.accepted)} answers, none with a score from 0 to 10.</>
        ) : (
          <>
            {formatCount(counts.valid)} scores, NPS{" "}
            <strong className="font-semibold">{formatNps(nps)}</strong>
          </>
        )}
      </p>
      {shares ? <NpsBar counts={counts} shares={shares} /> : null}
      <Reasons title="Rows that are not counted" tallies={notCounted} />
      <Reasons title="Values left out of rows that count" tallies={leftOut} />
      {warnings.map((warning) => (
        <p key={warning} className="text-small text-muted">
          {warning}
        </p>
      ))}
    </div>
  );
}

function Reasons({ title, tallies }: { title: string; tallies: InspectReport["notCounted"] }) {
  if (tallies.length === 0) return null;
  return (
    <section>
      <h3 className="text-heading">{title}</h3>
      <ul className="mt-1 divide-y">
        {tallies.map(({ reason, count, firstRows }) => (
          <li key={reason} className="flex items-baseline justify-between gap-4 py-1.5">
            <span>
              {reason}
              <span className="block text-small text-subtle">
                {firstRows.length === 1 ? "Row" : "Rows"} {firstRows.join(", ")}
                {count > firstRows.length ? " …" : ""}
              </span>
            </span>
            <span className="tabular-nums">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
