import { asSystem } from "@/server/db";

let isDone = false;

/** Is this a server that nobody has an account on? Once somebody has, that is never asked again. */
export async function isFresh(): Promise<boolean> {
  if (isDone) return false;
  const people = await asSystem("setup:look", (tx) => tx.person.count({ take: 1 }));
  isDone = people > 0;
  return !isDone;
}
