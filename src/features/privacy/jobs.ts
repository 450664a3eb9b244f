import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { runRetention } from "./commands/retention";

const LOOK_EVERY_MS = 10 * 60_000;

/** Removes each night what is not to be kept any longer, until stopped. */
export async function keepRetention(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const done = await runRetention(now());
      if (done) log().info(done, "removed what is not kept any longer");
    } catch (error) {
      log().error({ err: error }, "what is not kept any longer could not be removed; it is tried again");
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
