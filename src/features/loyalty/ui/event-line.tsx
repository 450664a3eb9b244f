import { formatDay } from "@/ui/dates";
import { eventMarks, markedEvents, type Happening, type MarkedEvent } from "./event-marks";

type EventLineProps = MarkedEvent & { onEdit?: () => void };

/** What happened on a day, with the letter it carries on the chart. */
export function EventLine({ event, letter, onEdit }: EventLineProps) {
  const { day, words, isEverybodys, mayRemove, addedBy } = event;
  return (
    <li className="flex items-baseline gap-2 py-1">
      <Letter>{letter}</Letter>
      <span className="min-w-0 flex-1 break-words">
        <span className="text-subtle">{formatDay(day)}</span> {words}{" "}
        <span className="text-subtle">
          {isEverybodys ? "on every trend" : "on this department’s"}
          {addedBy ? `, by ${addedBy}` : ""}
        </span>
      </span>
      {mayRemove && onEdit ? (
        <button
          type="button"
          onClick={onEdit}
          className="inline-flex min-h-6 items-center rounded-pill text-muted underline decoration-border-strong underline-offset-[3px] hover:text-ink print:hidden pointer-coarse:min-h-11"
        >
          Edit<span className="sr-only"> {words}</span>
        </button>
      ) : null}
    </li>
  );
}

type Step = { from: string; to: string };

/** What happened on a line, as its chart takes it and as a short list under it, to be read only. */
export function happenedOn(events: readonly Happening[], line: readonly Step[]) {
  const marked = markedEvents(events, line);
  return { marked, marks: eventMarks(marked) };
}

/** The lettered events under a small trend, in a line or two. They are written on the trends page. */
export function EventLines({ marked }: { marked: readonly MarkedEvent[] }) {
  if (marked.length === 0) return null;
  return (
    <ol
      aria-label="What happened"
      // The overview's one page of paper has no room for it; the letters go with it.
      className="mt-1 flex flex-wrap gap-x-6 gap-y-1 text-small print:hidden"
    >
      {marked.map(({ event: { id, day, words }, letter }) => (
        <li key={id} className="flex min-w-0 items-baseline gap-2">
          <Letter>{letter}</Letter>
          <span className="min-w-0 break-words">
            <span className="text-subtle">{formatDay(day)}</span> {words}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Letter({ children }: { children: string }) {
  return (
    <span className="grid size-5 shrink-0 place-items-center self-start rounded-pill bg-tint text-label text-muted">
      {children}
    </span>
  );
}
