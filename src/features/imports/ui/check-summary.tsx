import { sharesOf } from "@/domain/nps";
import { weightedNps } from "@/domain/weights";
import { NpsBar } from "@/ui/charts/nps-bar";
import { formatCount, formatNps } from "@/ui/format";
import type { InspectReport } from "../schema";

/** What an import would count: the score, the rows ready and not, and what becomes of its names. */
export function CheckSummary({ report }: { report: InspectReport }) {
  const { counts, nps, warnings } = report;
  const shares = sharesOf(counts);
  return (
    <div className="grid grid-cols-1 gap-4">
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
      <WeightedLine report={report} />
      <dl className="grid grid-cols-1 gap-2">
        <Line count={counts.accepted} term="Ready to import" />
        <NamesLines report={report} />
        <Line
          count={counts.rows - counts.accepted}
          term="Not counted"
          note={counts.rows === counts.accepted ? undefined : "Listed below, with reasons"}
        />
      </dl>
      {warnings.map((warning) => (
        <p key={warning} className="text-small text-muted">
          {warning}
        </p>
      ))}
    </div>
  );
}

/** The score by the file's own weights: a second figure with a name of its own, never instead of the first. */
function WeightedLine({ report: { weights, counts } }: { report: InspectReport }) {
  const weighted = weights ? weightedNps(weights) : undefined;
  if (!weighted) return null;
  if (weighted.n < counts.valid)
    return (
      <p className="text-small text-muted">
        {formatCount(weighted.n)} of {formatCount(counts.valid)} scores have a weight. The weights are kept; a
        weighted NPS is shown only where every score has one.
      </p>
    );
  return (
    <p className="text-small text-muted">
      Weighted NPS {formatNps(weighted.value)}: by the file’s own weights, as good as{" "}
      {formatCount(Math.round(weighted.effectiveN))} equal answers. The weights are kept; the score above does
      not use them.
    </p>
  );
}

function NamesLines({ report: { names } }: { report: InspectReport }) {
  const rowsOf = (kind: string | undefined) =>
    names.filter(({ becomes }) => becomes?.kind === kind).reduce((sum, { rows }) => sum + rows, 0);
  const made = names.filter(({ becomes }) => becomes?.kind === "new");
  const waiting = names.filter(({ becomes }) => becomes === null);
  const list = (some: typeof names) =>
    some
      .map(({ value }) => value)
      .slice(0, 4)
      .join(", ");
  return (
    <>
      {waiting.length > 0 ? (
        <Line count={rowsOf(undefined)} term="Waiting for a name" note={list(waiting)} />
      ) : null}
      {made.length > 0 ? <Line count={made.length} term="New names" note={list(made)} /> : null}
    </>
  );
}

function Line({ count, term, note }: { count: number; term: string; note?: string }) {
  return (
    <div className="flex gap-3">
      <dt className="order-2 min-w-0">
        {term}
        {note ? <span className="block truncate text-small text-subtle">{note}</span> : null}
      </dt>
      <dd className="w-16 shrink-0 text-right font-semibold tabular-nums">{formatCount(count)}</dd>
    </div>
  );
}
