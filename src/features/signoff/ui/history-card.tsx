import { metricByKey } from "@/domain/metrics";
import type { Commitment } from "@/features/commitments/schema";
import type { ScorecardMeasure } from "@/features/scorecards/schema";
import { figureWords, uncertaintyWords } from "@/features/scorecards/ui/measure-words";
import { verdictInk, VerdictMark } from "@/ui/charts/verdict-mark";
import { formatDay, formatPeriod } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { headLook, ScrollArea } from "@/ui/primitives/data-table";
import { hiddenReason, verdictWord } from "@/ui/words";
import type { CardHistory, HistoryPeriod } from "../schema";
import { dueWords, laterWords } from "./period-words";

type HistoryCardProps = { history: CardHistory; commitments: readonly Commitment[] };

/** A department's closed periods side by side, in the figures that were signed; the newest on the left. */
export function HistoryCard({ history, commitments }: HistoryCardProps) {
  const { periods, today } = history;
  const measures = measuresIn(periods);
  return (
    <Card
      title="What did we sign, period by period?"
      subtitle="Figures as they were signed: answers that came later are counted apart, and change nothing"
    >
      <ScrollArea label="Closed periods side by side">
        <table className="w-full border-collapse text-body [&_td]:min-w-36 [&_td]:px-2 [&_td]:py-2 [&_td]:align-top [&_th[scope=row]]:py-2 [&_th[scope=row]]:pr-3 [&_th[scope=row]]:text-left [&_th[scope=row]]:align-top [&_th[scope=row]]:font-medium">
          <caption className="sr-only">Closed periods side by side</caption>
          <thead>
            <tr className="border-b">
              <th scope="col" className={`${headLook()} sticky left-0 bg-surface`}>
                Measure
              </th>
              {periods.map(({ key }) => (
                <th key={key} scope="col" className={headLook()}>
                  {formatPeriod(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr]:border-b [&>tr:last-child]:border-b-0">
            <Row head="Signed" periods={periods} cell={(period) => <Signatures {...{ period, today }} />} />
            {measures.map((metric) => (
              <Row
                key={metric}
                head={metricByKey[metric].label}
                periods={periods}
                cell={(period) => <Signed {...{ period, metric }} />}
              />
            ))}
            <Row
              head="Commitments due"
              periods={periods}
              cell={(period) => keptWords(commitments, period, today)}
            />
            {measures.length > 0 ? (
              <Row head="Came later" periods={periods} cell={(period) => later(period, today)} />
            ) : null}
            <Row
              head="Whole organisation"
              periods={periods}
              cell={({ tally: { signed, of } }) => (of === 0 ? "–" : `${signed} of ${of} signed`)}
            />
          </tbody>
        </table>
      </ScrollArea>
    </Card>
  );
}

type RowProps = {
  head: string;
  periods: readonly HistoryPeriod[];
  cell: (period: HistoryPeriod) => React.ReactNode;
};

function Row({ head, periods, cell }: RowProps) {
  return (
    <tr>
      <th scope="row" className="sticky left-0 min-w-28 bg-surface text-pretty">
        {head}
      </th>
      {periods.map((period) => (
        <td key={period.key} className="text-small text-muted">
          {cell(period)}
        </td>
      ))}
    </tr>
  );
}

function Signatures({ period, today }: { period: HistoryPeriod; today: string }) {
  const { card, isClosed, isAsked } = period;
  if (isClosed) return "Opens with your forecast";
  if (!card && !isAsked) return "Nothing to sign";
  if (!card) return <Unsigned {...{ period, today }} />;
  const { signedBy, signedOn, countersignedBy, countersignedOn, round } = card;
  return (
    <>
      <span className="block text-ink">{formatDay(signedOn)}</span>
      <span className="block">{signedBy}</span>
      <span className="block text-subtle">
        {countersignedBy !== null && countersignedOn !== null
          ? `Countersigned by ${countersignedBy}, ${formatDay(countersignedOn)}`
          : "Not countersigned yet"}
        {round > 1 ? ` · reopened ${round === 2 ? "once" : `${round - 1} times`}` : ""}
      </span>
    </>
  );
}

/** Late is what others have signed; before anybody did, nothing was asked for. */
function Unsigned({ period: { due, tally }, today }: { period: HistoryPeriod; today: string }) {
  if (due >= today) return <>Not signed yet. {dueWords(due, today)}</>;
  if (tally.signed === 0) return "Not signed";
  return (
    <span className="inline-flex items-baseline gap-1.5 text-bad">
      <VerdictMark state="missed" />
      <span>Not signed. {dueWords(due, today)}</span>
    </span>
  );
}

const FEWEST_SOLID = 10;

function Signed({ period: { card }, metric }: { period: HistoryPeriod; metric: ScorecardMeasure }) {
  const cell = card?.figures.find((one) => one.metric === metric)?.cell;
  if (!cell || cell.state === "withheld") return <span className="text-subtle">–</span>;
  if (cell.state === "hidden") return <span className="text-subtle">– {hiddenReason(cell.why)}</span>;
  if (cell.state === "none") return <span className="text-subtle">– Nothing to count.</span>;
  const unit = { metric, currency: "" };
  const { verdict } = cell;
  return (
    <>
      <span className="block whitespace-nowrap tabular-nums">
        <span className="text-heading text-ink">{figureWords(cell.value, unit)}</span>{" "}
        <span className="text-label font-normal text-subtle">
          {uncertaintyWords(cell.value, cell, { unit, isFew: cell.n < FEWEST_SOLID })}
        </span>
      </span>
      {verdict ? (
        <span className={`flex items-baseline gap-1.5 text-label font-normal ${verdictInk[verdict.state]}`}>
          <VerdictMark state={verdict.state} />
          {verdictWord(verdict.state)}
        </span>
      ) : null}
      <Note words={card.notes.find((one) => one.metric === metric)?.words} metric={metric} />
    </>
  );
}

function Note({ words, metric }: { words: string | undefined; metric: ScorecardMeasure }) {
  if (words === undefined) return null;
  return (
    <details>
      <summary className="inline-block min-h-6 cursor-pointer text-label font-normal text-subtle underline decoration-border-strong underline-offset-[3px]">
        Note<span className="sr-only"> on {metricByKey[metric].label}</span>
      </summary>
      <p className="max-w-56 text-pretty">{words}</p>
    </details>
  );
}

/** "2 of 3 kept"; what is open still is not counted. */
function keptWords(commitments: readonly Commitment[], { from, to }: HistoryPeriod, today: string): string {
  const due = commitments.filter(
    (one) =>
      one.due >= from &&
      one.due < to &&
      one.state !== "released" &&
      (one.state !== "open" || one.due < today),
  );
  if (due.length === 0) return "None due";
  const kept = due.filter(({ state }) => state === "kept").length;
  return `${kept} of ${due.length} kept`;
}

function later({ card }: HistoryPeriod, today: string): string {
  if (!card) return "–";
  return laterWords(card.later, today) ?? `${formatCount(0)} answers`;
}

/** Every measure that is on one of the cards, in the order of the newest one. */
function measuresIn(periods: readonly HistoryPeriod[]): ScorecardMeasure[] {
  return [...new Set(periods.flatMap(({ card }) => card?.figures.map(({ metric }) => metric) ?? []))];
}
