import { ApiProvider } from "@/api/client";
import { formatDay } from "@/ui/dates";
import { VerdictMark } from "@/ui/charts/verdict-mark";
import { formatPercent } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Pill, type Tone } from "@/ui/primitives/pill";
import type { Commitment, CommitmentsOf } from "../schema";
import { CommitmentActions } from "./commitment-actions";
import { MakeCommitmentButton } from "./commitment-form";
import { effectWords, historyWords, noteWords, outcomeWords, stateWords, wordKept } from "./commitment-words";
import { WordFigures } from "./word-figures";

const sizes = ["", "small", "middle", "large"];

/** What a department said it would do, and what became of it. */
export function CommitmentsCard({ list }: { list: CommitmentsOf }) {
  const { department, commitments, mayWrite, mayRelease, today } = list;
  const acts = mayWrite || mayRelease;
  return (
    <Card
      id="commitments"
      title="What did we promise to do?"
      subtitle={wordKept(list.word)}
      actions={
        mayWrite ? (
          <ApiProvider>
            <MakeCommitmentButton department={department.slug} today={today} />
          </ApiProvider>
        ) : null
      }
    >
      <WordFigures word={list.word} effects={list.effects} />
      <ApiProvider>
        <DataTable
          isStacked
          caption={`Commitments of ${department.name}`}
          rows={commitments}
          rowKey={({ id }) => String(id)}
          empty={
            <EmptyState title="No commitments yet">
              A commitment says what will be done, by when, and what that is to change.
            </EmptyState>
          }
          columns={[
            { key: "words", head: "Commitment", isRowHeader: true, cell: Words },
            { key: "due", head: "Due", className: "whitespace-nowrap", cell: ({ due }) => formatDay(due) },
            {
              key: "effect",
              head: "Expected effect",
              cell: Effect,
            },
            {
              key: "confidence",
              head: "Confidence",
              align: "end",
              cell: ({ confidence }) => formatPercent(confidence),
            },
            { key: "state", head: "State", cell: (row) => <State commitment={row} today={today} /> },
            { key: "note", head: "Note", cell: Note },
            ...(acts
              ? [
                  {
                    key: "act",
                    head: <span className="sr-only">What to do</span>,
                    className: "print:hidden",
                    cell: (row: Commitment) => <CommitmentActions {...{ commitment: row, list, today }} />,
                  },
                ]
              : []),
          ]}
        />
      </ApiProvider>
    </Card>
  );
}

const outcomes = {
  "not yet": undefined,
  "no figure": { mark: "too few", ink: "text-subtle" },
  reached: { mark: "met", ink: "text-good" },
  missed: { mark: "missed", ink: "text-bad" },
} as const;

/** What it is to change, and once its month is over whether it did. */
function Effect({ effect }: Commitment) {
  if (!effect) return <span className="text-subtle">–</span>;
  const look = outcomes[effect.outcome.state];
  return (
    <>
      {effectWords(effect)}
      {look ? (
        <span className={`flex items-baseline gap-1.5 text-label font-normal ${look.ink}`}>
          <VerdictMark state={look.mark} />
          {outcomeWords(effect)}
        </span>
      ) : null}
    </>
  );
}

function Words({ words, size, madeBy }: Commitment) {
  return (
    <span className="block max-w-80 min-w-40 text-pretty">
      {words}
      <span className="block text-label font-normal text-subtle">
        {madeBy} · {sizes[size]}
      </span>
    </span>
  );
}

const looks = {
  kept: { tone: "good", mark: "met" },
  late: { tone: "risk", mark: "at risk" },
  missed: { tone: "bad", mark: "missed" },
} as const satisfies Partial<Record<Commitment["state"], { tone: Tone; mark: string }>>;

function State({ commitment, today }: { commitment: Commitment; today: string }) {
  const words = stateWords(commitment, today);
  const { state } = commitment;
  if (state === "open" || state === "released") return <Pill>{words}</Pill>;
  return (
    <Pill tone={looks[state].tone} icon={<VerdictMark state={looks[state].mark} />}>
      {words}
    </Pill>
  );
}

function Note(commitment: Commitment) {
  return (
    <div className="max-w-72 min-w-36 text-small text-pretty text-muted">
      {noteWords(commitment).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <details className="print:hidden">
        <summary className="inline-block min-h-6 cursor-pointer text-label font-normal text-subtle underline decoration-border-strong underline-offset-[3px]">
          History<span className="sr-only"> of {commitment.words}</span>
        </summary>
        <ol className="grid gap-0.5 text-label font-normal">
          {commitment.history.map((line) => (
            <li key={`${line.on} ${line.kind} ${line.to ?? ""}`}>{historyWords(line)}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}
