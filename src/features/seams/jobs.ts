import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { measureSeams } from "./commands";
import { seamsVersion } from "./queries/due";

const LOOK_EVERY_MS = 5_000;
const PAUSE_MS = 10 * 60_000;

/**
 * Measures the seams between channels again when the figures have changed and then kept still between two looks, at most
 * every ten minutes; at once when there are none yet. Stored in one transaction, so a kill leaves the old ones.
 */
export async function keepMeasuringSeams(signal: AbortSignal): Promise<void> {
  let seen = "";
  let notBefore = 0;
  while (!signal.aborted) {
    try {
      const { measured, version, answers } = await seamsVersion();
      const isStill = version === seen;
      seen = version;
      const isDue = measured === null || (measured !== version && performance.now() >= notBefore);
      if (answers && isStill && isDue) {
        const began = performance.now();
        const seams = await measureSeams(now());
        log().info(
          { seams, ms: Math.round(performance.now() - began) },
          "measured the seams between channels",
        );
        notBefore = performance.now() + PAUSE_MS;
      }
    } catch (error) {
      log().error({ err: error }, "the seams could not be measured; it is tried again");
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
