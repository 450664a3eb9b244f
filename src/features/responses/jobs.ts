import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/log";
import { codeNextComments, foldThemes, isLoading } from "./commands/code-comments";
import { foldImpressions } from "./commands/impressions";
import { askForDueFigures, foldMovement, waitingNotes } from "./commands/movement";
import { foldDeltas, isFoldUrgent, noteWorker } from "./commands/rollup";
import { foldWeights } from "./commands/weights";

const PAUSE_MS = 1_500;

/** Folds every second or two, or at once when much is pending, and says that the worker is alive. Ends with the signal. */
export async function keepFolding(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await foldDeltas();
      await foldWeights();
      await foldImpressions();
      await noteWorker();
      if (await isFoldUrgent()) continue;
    } catch (error) {
      log().error({ err: error }, "the fold failed; it is tried again");
    }
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

const QUIET_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
/** Of busy writers' time at most a tenth goes into looking their customers up. */
const WAIT_PER_WORK = 10;

/**
 * Follows customers from period to period once writers have been quiet for two seconds; while they are not, every half
 * minute. An import is looked at once, when it is over, and not at each batch. Ends with the signal.
 */
export async function keepFollowing(signal: AbortSignal): Promise<void> {
  let longestWaitMs = LONGEST_WAIT_MS;
  let hasAsked = false;
  while (!signal.aborted) {
    try {
      if (!hasAsked) await askForDueFigures();
      hasAsked = true;
      const waiting = await waitingNotes();
      const isDue = waiting && (waiting.newestMs >= QUIET_MS || waiting.oldestMs >= longestWaitMs);
      if (isDue && !(await isLoading())) {
        const began = performance.now();
        await foldMovement();
        longestWaitMs = Math.max(LONGEST_WAIT_MS, WAIT_PER_WORK * (performance.now() - began));
      }
    } catch (error) {
      log().error({ err: error }, "customers could not be followed; it is tried again");
    }
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Codes new comments soon after they came, a file's comments once it is loaded. Ends with the signal. */
export async function keepCoding(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const coded = (await isLoading()) ? 0 : await codeNextComments();
      await foldThemes();
      if (coded > 0) continue;
    } catch (error) {
      log().error({ err: error }, "comments could not be coded; it is tried again");
    }
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
