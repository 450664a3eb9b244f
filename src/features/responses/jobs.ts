import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/log";
import { foldDeltas, isFoldUrgent, noteWorker } from "./commands/rollup";

const PAUSE_MS = 1_500;

/** Folds every second or two, or at once when much is pending, and says that the worker is alive. Ends with the signal. */
export async function keepFolding(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await foldDeltas();
      await noteWorker();
      if (await isFoldUrgent()) continue;
    } catch (error) {
      log().error({ err: error }, "the fold failed; it is tried again");
    }
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
