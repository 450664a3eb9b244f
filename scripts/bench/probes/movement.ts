import pg from "pg";
import type { Actor } from "@/access/can";
import { operatorScope } from "@/access/operator";
import { movers } from "@/features/feedback/queries/movers";
import { movement } from "@/features/movement/queries/movement";
import { eraseCustomer } from "@/features/responses/commands/customers";
import { answerWith } from "./answering";

export type MovementQuestion = {
  today: string;
  pairs: readonly { from: string; to: string }[];
  erase: readonly string[];
};
/**
 * Milliseconds in statements of each pair's flow, of the answers behind each way of it that opens, and of each erased
 * customer from first to last.
 */
export type MovementTimes = { pairs: number[]; erased: number[]; lists: number[] };

const reader: Actor = {
  id: "00000000-0000-4000-8000-000000000000",
  grants: [{ role: "executive", departmentId: null }],
  settings: { openScorecards: true },
};
let inStatements = 0;
countStatements();

answerWith(async ({ today, pairs, erase }: MovementQuestion): Promise<MovementTimes> => {
  const times: MovementTimes = { pairs: [], erased: [], lists: [] };
  const now = new Date(`${today}T09:00:00Z`);
  for (const pair of pairs) {
    inStatements = 0;
    const found = await movement(operatorScope("score:read"), pair, now, reader);
    times.pairs.push(inStatements);
    for (const { from: was, to: is } of found.readable) {
      inStatements = 0;
      const page = await movers(operatorScope("comment:read"), reader, { ...pair, was, is }, now);
      times.lists.push(inStatements);
      if (page.answers.length === 0) throw new Error(`The list of ${pair.from} and ${pair.to} is empty.`);
    }
    if (found.flow.state !== "shown")
      throw new Error(`The flow of ${pair.from} and ${pair.to} is ${found.flow.state}.`);
  }
  for (const id of erase) {
    const began = performance.now();
    await eraseCustomer(operatorScope("customer:correct"), id, now);
    times.erased.push(performance.now() - began);
  }
  return times;
});

/** Every statement of this process goes through the driver's one method; its time is added up there. */
function countStatements(): void {
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function (...args) {
    const began = performance.now();
    const result = query.apply(this, args);
    if (!(result instanceof Promise)) return result;
    return result.finally(() => (inStatements += performance.now() - began));
  };
}
