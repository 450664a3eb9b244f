import { setTimeout as sleep } from "node:timers/promises";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { addAnchorIfDue } from "./commands/anchor";

const LOOK_EVERY_MS = 10 * 60_000;

/** Signs the end of the audit chain once a day, until stopped. */
export async function keepAnchoring(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const anchor = await addAnchorIfDue(now());
      if (anchor) log().info({ seq: anchor.seq }, "signed the end of the audit trail");
    } catch (error) {
      log().error({ err: error }, "the audit trail could not be signed; it is tried again");
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
