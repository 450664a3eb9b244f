import { VerdictMark } from "@/ui/charts/verdict-mark";
import { verdictStates } from "@/domain/verdict";
import { verdictWord } from "@/ui/words";

const notes = [
  [
    "Bars and lines",
    "The solid bar is the value, the thin line its 95% range, the upright tick the target, the lighter grey its band. The line is the last twelve months.",
  ],
  [
    "Verdicts",
    "Met and missed only where the whole range says so; otherwise likely, at risk or open. Fewer than 10 answers give none.",
  ],
  [
    "Changes",
    "Against the period before. An arrow marks a clear rise or fall; a change in brackets is not clear, or is a full count.",
  ],
  [
    "Total",
    "The weight of what is met or likely met, of 100 judged; from what is settled as met to what is not settled as missed. A weight other than 1 stands beside its verdict.",
  ],
  [
    "Targets",
    "A target judges the periods that end while it is in force. A later target never changes an earlier verdict.",
  ],
  [
    "Answers",
    "An answer counts for the department that was accountable for its touchpoint when it was given; a promise for the one that delivers it.",
  ],
] as const;

/** What the columns mean, and the seven verdicts. On paper the verdicts alone, so that the matrix stays on one page. */
export function ReadingNotes() {
  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 text-small sm:grid-cols-2 lg:grid-cols-3 print:hidden">
        {notes.map(([title, words]) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd className="text-pretty text-muted">{words}</dd>
          </div>
        ))}
      </dl>
      <ul aria-label="Verdicts" className="flex flex-wrap gap-x-5 gap-y-1 text-label font-normal text-muted">
        {verdictStates.map((state) => (
          <li key={state} className="inline-flex items-center gap-1.5">
            <VerdictMark state={state} />
            {verdictWord(state)}
          </li>
        ))}
      </ul>
    </>
  );
}
