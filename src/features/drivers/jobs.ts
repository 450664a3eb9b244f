import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { analyseDrivers } from "./commands";
import { analysedVersion } from "./queries/due";

const LOOK_EVERY_MS = 5_000;
const PAUSE_MS = 10 * 60_000;

/**
 * Looks for drivers again when the figures have changed and then kept still between two looks, at most every ten
 * minutes; at once when there are none yet. Ends with the signal. Killed half-way, some scopes are newer than others,
 * each says of when it is, and the next start does it again.
 */
export async function keepAnalysing(signal: AbortSignal): Promise<void> {
  let seen = "";
  let notBefore = 0;
  while (!signal.aborted) {
    try {
      const { analysed, version, answers } = await analysedVersion();
      const isStill = version === seen;
      seen = version;
      const isDue = analysed === null || (analysed !== version && performance.now() >= notBefore);
      if (answers && isStill && isDue) {
        const began = performance.now();
        const scopes = await analyseDrivers(now());
        log().info({ scopes, ms: Math.round(performance.now() - began) }, "looked for drivers");
        notBefore = performance.now() + PAUSE_MS;
      }
    } catch (error) {
      log().error({ err: error }, "the search for drivers failed; it is tried again");
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
