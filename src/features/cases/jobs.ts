import { setTimeout as sleep } from "node:timers/promises";
import { isLoading } from "@/features/responses/commands/code-comments";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { answersVersion, lookAfterCases } from "./commands/open";

const LOOK_EVERY_MS = 15_000;
const AT_LEAST_EVERY_MS = 60_000;

/**
 * Opens cases for new answers of unhappy customers, and takes them away with their answers: soon after any answer came or
 * went, else once a minute; a file's once it is loaded. Ends with the signal.
 */
export async function keepCases(signal: AbortSignal): Promise<void> {
  let seen = "";
  let notAfter = 0;
  while (!signal.aborted) {
    try {
      const version = await answersVersion();
      const isDue = version !== seen || performance.now() >= notAfter;
      if (isDue && !(await isLoading())) {
        const { opened, withdrawn, returned } = await lookAfterCases(now());
        if (opened + withdrawn + returned > 0)
          log().info({ opened, withdrawn, returned }, "looked after cases");
        seen = version;
        notAfter = performance.now() + AT_LEAST_EVERY_MS;
      }
    } catch (error) {
      log().error({ err: error }, "cases could not be opened; it is tried again");
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
