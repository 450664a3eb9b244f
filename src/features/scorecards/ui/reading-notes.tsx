import { VerdictMark } from "@/ui/charts/verdict-mark";
import { verdictStates } from "@/domain/verdict";
import { verdictWord } from "@/ui/words";

const notes = [
  [
    "Bars",
    "The solid bar is the value, the thin line its 95% range, the upright tick the target. The lighter grey is the target band.",
  ],
  [
    "Verdicts",
    "Met and missed only where the whole range says so; otherwise likely, at risk or open. Fewer than 10 answers give none.",
  ],
  [
    "Targets",
    "A target judges the periods that end while it is in force. A later target never changes an earlier verdict.",
  ],
  [
    "Answers",
    "An answer counts for the department that was accountable for its touchpoint when it was given.",
  ],
] as const;

/** What the columns mean, and the seven verdicts. */
export function ReadingNotes() {
  return (
    <>
      <dl className="grid gap-x-8 gap-y-3 text-small sm:grid-cols-2 lg:grid-cols-4">
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
