import { addMonths, type Day } from "@/domain/period";

/** How far ahead somebody may commit: what lies further away is a plan. */
const LONGEST_AHEAD_MONTHS = 36;

/** What is to be decided of a commitment before it may change. */
export type Standing = Readonly<{
  version: number;
  due: Day;
  doneOn: Day | null;
  releasedOn: Day | null;
  releaseAskedBy: string | null;
}>;

/** A commitment is about what lies ahead. */
export function dueRefusal(due: Day, today: Day): string | undefined {
  if (due < today) return "The day it will be done cannot have passed.";
  return due > addMonths(today, LONGEST_AHEAD_MONTHS) ? "Commit at most three years ahead." : undefined;
}

/** Two people never overwrite each other unseen, and what was released is over. */
export function staleRefusal({ version, releasedOn }: Standing, seen: number): string | undefined {
  if (releasedOn !== null) return "This commitment was released.";
  return version === seen ? undefined : "Somebody changed this meanwhile. Look again, then decide.";
}

/** A date is moved before it passes, never after: then it is late or missed. */
export function redateRefusal({ due, doneOn }: Standing, wanted: Day, today: Day): string | undefined {
  if (doneOn !== null) return "It is done already.";
  if (due < today) return "Its date has passed. It can still be done, late, but not moved.";
  if (wanted === due) return "This is the date it has.";
  return dueRefusal(wanted, today);
}

export function doneRefusal({ doneOn }: Standing): string | undefined {
  return doneOn === null ? undefined : "It is marked done already.";
}

export function undoneRefusal({ doneOn }: Standing): string | undefined {
  return doneOn === null ? "It is not marked done." : undefined;
}

export function releaseAskRefusal({ doneOn, releaseAskedBy }: Standing): string | undefined {
  if (doneOn !== null) return "It is done: there is nothing to release.";
  return releaseAskedBy === null ? undefined : "A release is asked for already.";
}

/** Whoever asked does not decide: nobody lets themselves off. */
export function releaseRefusal({ releaseAskedBy }: Standing, actorId: string): string | undefined {
  if (releaseAskedBy === null) return "Nobody asks for a release any more.";
  return releaseAskedBy === actorId ? "You asked for this yourself: another executive decides." : undefined;
}
