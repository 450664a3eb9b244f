import { setTimeout as sleep } from "node:timers/promises";
import type { TaskList } from "graphile-worker";
import * as z from "zod";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { checkImport } from "./commands/check";
import { loadImport } from "./commands/load";
import { sweepUploads } from "./commands/sweep";
import { undoImport } from "./commands/undo";

const Payload = z.object({ importId: z.int().positive() });

/** Long work on files. Each job may be killed at any moment and goes on from what the database holds. */
export const importJobs: TaskList = {
  "imports.check": (payload, { abortSignal }) =>
    checkImport(Payload.parse(payload).importId, now(), abortSignal),
  "imports.load": (payload, { abortSignal }) =>
    loadImport(Payload.parse(payload).importId, { signal: abortSignal }),
  "imports.undo": (payload) => undoImport(Payload.parse(payload).importId),
};

const SWEEP_EVERY_MS = 3_600_000;

/** Removes uploads that nobody needs any more, once an hour. Ends with the signal. */
export async function keepSweeping(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sweepUploads(now()).catch((error: unknown) => {
      log().error({ err: error }, "uploads could not be swept; it is tried again");
    });
    await sleep(SWEEP_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
