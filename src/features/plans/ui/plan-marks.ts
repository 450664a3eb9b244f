import type { Happening } from "@/features/loyalty/ui/event-marks";
import { stateWords } from "./plan-words";
import type { PlanLine } from "../schema";

type Marked = Pick<PlanLine, "id" | "title" | "state" | "startsOn" | "doneOn">;

/** When plans of a place began and were done, as marks on its trend beside what else happened. */
export function planMarks(plans: readonly Marked[]): Happening[] {
  const mark = (id: number, day: string, words: string): Happening => ({
    id,
    day,
    words,
    isEverybodys: false,
    addedBy: "",
    mayRemove: false,
  });
  return plans.flatMap(({ id, title, state, startsOn, doneOn }) => [
    // Negative, so that no mark has the number of an event.
    ...(state === "planned" ? [] : [mark(-2 * id, startsOn, `Plan begins: ${title}`)]),
    ...(doneOn === null
      ? []
      : [mark(-2 * id - 1, doneOn, `Plan ${stateWords[state].toLowerCase()}: ${title}`)]),
  ]);
}

/** Both kinds in the order of their days, as a trend takes them. */
export function withPlans(events: readonly Happening[], plans: readonly Marked[] = []): Happening[] {
  return [...events, ...planMarks(plans)].toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}
