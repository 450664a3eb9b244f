"use client";
import { useState } from "react";
import type { Baselines, TrendEvents } from "@/features/loyalty/schema";
import type { View } from "@/features/responses/schema";
import { formatDay } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import type { MarkedEvent } from "./event-marks";
import { EventDialog } from "./trend-dialogs";

/** What happened on a trend, and who decided what its limits rest on. */
export type Happened = { departmentId?: number; events: TrendEvents; baselines?: Baselines };

/** Where an event that is added here appears, in words. */
export function whoseTrend({ filters }: Pick<View, "filters">, { departmentId }: Happened): string {
  if (departmentId === undefined) return "every trend";
  const name = filters.departments.find(({ id }) => id === departmentId)?.name;
  return name ? `the trend of ${name}` : "the trend of your department";
}

type HappenedListProps = { happened: Happened; marked: readonly MarkedEvent[]; whose: string };

/** "What happened?" under a line: its lettered events, and for who may, adding and correcting them. */
export function HappenedList({ happened: { departmentId, events }, marked, whose }: HappenedListProps) {
  const [open, setOpen] = useState<number | "new">();
  const edited = marked.find(({ event }) => event.id === open)?.event;
  if (marked.length === 0 && !events.mayAdd) return null;
  return (
    <div className="mt-3 border-t pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-heading">What happened?</h3>
        {events.mayAdd ? <Button onClick={() => setOpen("new")}>Add an event</Button> : null}
      </div>
      {marked.length === 0 ? (
        <p className="text-small text-muted">
          Nothing is written on this line yet: a launch, a storm, a new price.
        </p>
      ) : (
        <ol className="mt-1 grid gap-x-8 text-small sm:grid-cols-2">
          {marked.map((one) => (
            <EventLine key={one.event.id} {...one} onEdit={() => setOpen(one.event.id)} />
          ))}
        </ol>
      )}
      {open === undefined ? null : (
        <EventDialog {...{ departmentId, whose }} event={edited} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}

function EventLine({ event, letter, onEdit }: MarkedEvent & { onEdit: () => void }) {
  const { day, words, isEverybodys, mayRemove, addedBy } = event;
  return (
    <li className="flex items-baseline gap-2 py-1">
      <span className="grid size-5 shrink-0 place-items-center self-start rounded-pill bg-tint text-label text-muted">
        {letter}
      </span>
      <span className="min-w-0 flex-1 break-words">
        <span className="text-subtle">{formatDay(day)}</span> {words}{" "}
        <span className="text-subtle">
          {isEverybodys ? "on every trend" : "on this department’s"}
          {addedBy ? `, by ${addedBy}` : ""}
        </span>
      </span>
      {mayRemove ? (
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
