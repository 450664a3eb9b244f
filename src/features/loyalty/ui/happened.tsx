"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { Baselines, TrendEvents } from "@/features/loyalty/schema";
import type { View } from "@/features/responses/schema";
import { Button } from "@/ui/primitives/button";
import { EventLine } from "./event-line";
import type { MarkedEvent } from "./event-marks";

/** Fetched by the few who write: readers of a trend do not pay for it. */
const EventDialog = dynamic(() => import("./event-dialog").then((module) => module.EventDialog), {
  ssr: false,
});

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
