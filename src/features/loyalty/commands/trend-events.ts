import { reaches, type Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { rulesOf } from "@/features/responses/queries/settings";
import { departmentIn } from "../queries/trend-scope";
import type { AddTrendEvent, ChangeTrendEvent } from "../schema";

type Writer = Scope<"event:write">;

/** Writes on the trends of a scope what happened on a day. Refuses a day to come, and everybody's trend to a head. */
export async function addTrendEvent(scope: Writer, event: AddTrendEvent, now: Date): Promise<{ id: number }> {
  await refuseToCome(event.day, now);
  return inScope(scope, async (tx) => {
    const departmentId = await departmentIn(tx, scope, event);
    if (departmentId === null && scope.departments !== "all") throw new NotFound();
    const { id } = await tx.trendEvent.create({
      data: {
        departmentId,
        day: new Date(event.day),
        words: event.words,
        addedBy: scope.actorId,
        addedAt: now,
      },
    });
    await record(tx, scope, {
      action: "trend-event.add",
      object: `trend-event:${id}`,
      detail: { departmentId },
    });
    return { id };
  });
}

async function refuseToCome(day: string, now: Date): Promise<void> {
  const { timeZone } = await rulesOf();
  if (day > dayIn(timeZone, now)) throw new Refusal("This day is still to come.");
}

/** Corrects the day or the words of an event; whose trend it stands on stays. Refuses a day to come. */
export async function changeTrendEvent(
  scope: Writer,
  { id, day, words }: ChangeTrendEvent,
  now: Date,
): Promise<void> {
  await refuseToCome(day, now);
  await inScope(scope, async (tx) => {
    const { departmentId } = await ownEvent(tx, scope, id);
    await tx.trendEvent.update({ where: { id }, data: { day: new Date(day), words } });
    await record(tx, scope, {
      action: "trend-event.change",
      object: `trend-event:${id}`,
      detail: { departmentId },
    });
  });
}

/** An event the writer may touch; everything else is not found. */
async function ownEvent(tx: Tx, scope: Writer, id: number): Promise<{ departmentId: number | null }> {
  const event = await tx.trendEvent.findUnique({ where: { id } });
  const isReached =
    scope.departments === "all" || (event?.departmentId && reaches(scope, event.departmentId));
  if (!event || !isReached) throw new NotFound();
  return event;
}

/** Takes an event off its trends again. */
export function removeTrendEvent(scope: Writer, id: number): Promise<void> {
  return inScope(scope, async (tx) => {
    const { departmentId } = await ownEvent(tx, scope, id);
    await tx.trendEvent.delete({ where: { id } });
    await record(tx, scope, {
      action: "trend-event.remove",
      object: `trend-event:${id}`,
      detail: { departmentId },
    });
  });
}
