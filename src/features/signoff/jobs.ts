import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { remindOfCards } from "./commands/remind";

const LOOK_EVERY_MS = 10 * 60_000;

/** Reminds heads and executives of cards that wait for them, until stopped. */
export async function keepReminding(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const letters = await remindOfCards(now());
      if (letters > 0) log().info({ letters }, "reminded people of scorecards that wait for them");
    } catch (error) {
      log().error({ err: error }, "nobody could be reminded of scorecards; it is tried again");
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
