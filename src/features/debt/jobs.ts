import type { TaskList } from "graphile-worker";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn, now } from "@/server/clock";
import { computeFigures } from "./commands/figures";
import { settleDue } from "./commands/ledger";

/**
 * What is not additive: the ledger of everybody on its list, then the stored figures. The fold asks for it in its own
 * transaction; killed anywhere, it goes on with whom it had not reached.
 */
export const figureJobs: TaskList = {
  "figures.compute": async (_payload, { abortSignal }) => {
    await computeAll(abortSignal);
  },
};

/** The same, at once: after an import on the command line, and in tests. */
export async function computeAll(signal?: AbortSignal): Promise<void> {
  const { timeZone } = await rulesOf();
  const moment = { now: now(), today: dayIn(timeZone, now()) };
  while (!signal?.aborted && (await settleDue(moment.today)) > 0);
  await computeFigures(moment, signal);
}
