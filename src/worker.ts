import { constants, setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { figureJobs } from "./features/debt/jobs";
import { feedbackJobs } from "./features/feedback/jobs";
import { importJobs, keepSweeping } from "./features/imports/jobs";
import { keepCoding, keepFolding, keepFollowing } from "./features/responses/jobs";
import { mailJobs } from "./server/auth/jobs";
import { closeDatabase } from "./server/db";
import { env } from "./server/env";
import { startJobs } from "./server/jobs";
import { log } from "./server/log";

/** The second process: files, folds, and everything that takes longer than a page may. */
async function work(): Promise<void> {
  env();
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL); // pages go first
  const stopping = new AbortController();
  const runner = await startJobs({ ...importJobs, ...figureJobs, ...mailJobs, ...feedbackJobs });
  const { signal } = stopping;
  const loops = Promise.all([
    keepFolding(signal),
    keepFollowing(signal),
    keepCoding(signal),
    keepSweeping(signal),
  ]);
  log().info("worker ready");
  process.send?.({ ready: true });

  const end = async () => {
    stopping.abort();
    await Promise.race([runner.stop(), sleep(8_000)]);
    await loops;
    await closeDatabase();
    process.exit(0);
  };
  process.once("SIGTERM", () => void end());
  process.once("SIGINT", () => void end());
}

work().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
