import pg from "pg";
import type { Actor } from "@/access/can";
import { operatorScope } from "@/access/operator";
import { overview } from "@/features/loyalty/queries/overview";
import { Asked } from "@/features/responses/schema";
import { answerWith } from "./answering";

export type OverviewQuestion = { runs: number; today: string; asked: object };
/** Milliseconds of each run: of its statements, from sending each to having its rows, and of the whole function. */
export type OverviewTimes = { statements: number[]; whole: number[] };

const executive: Actor = {
  id: "1",
  grants: [{ role: "executive", departmentId: null }],
  settings: { openScorecards: false },
};

let inStatements = 0;
countStatements();

answerWith(async ({ runs, today, asked }: OverviewQuestion): Promise<OverviewTimes> => {
  const scope = operatorScope("score:read");
  const times: OverviewTimes = { statements: [], whole: [] };
  for (let run = 0; run < runs; run++) {
    inStatements = 0;
    const began = performance.now();
    const found = await overview(scope, executive, Asked.parse(asked), new Date(`${today}T09:00:00Z`));
    times.whole.push(performance.now() - began);
    times.statements.push(inStatements);
    if (found.score.state !== "shown") throw new Error("The overview shows no score.");
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
