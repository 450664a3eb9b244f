import { constants, setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { TaskList } from "graphile-worker";
import { closeDatabase } from "./server/db";
import { env } from "./server/env";
import { startJobs } from "./server/jobs";
import { log } from "./server/log";

type Hands = { jobs: TaskList; loops: readonly ((signal: AbortSignal) => Promise<void>)[] };

/**
 * What a worker can do. Files are read in a process of their own where the launcher starts one for each: it stays
 * small at any size of file, because nothing else is loaded into it.
 */
const kinds: Record<string, () => Promise<Hands>> = {
  files: async () => {
    const { importJobs, keepSweeping } = await import("./features/imports/jobs");
    const { evidenceJobs } = await import("./features/promises/jobs");
    return { jobs: { ...importJobs, ...evidenceJobs }, loops: [keepSweeping] };
  },
  figures: async () => {
    const { keepAnchoring } = await import("./features/audit/jobs");
    const { keepCases } = await import("./features/cases/jobs");
    const { figureJobs } = await import("./features/debt/jobs");
    const { keepAnalysing } = await import("./features/drivers/jobs");
    const { beginWithNewWords, feedbackJobs } = await import("./features/feedback/jobs");
    const { keepRetention } = await import("./features/privacy/jobs");
    const { keepCoding, keepFolding, keepFollowing } = await import("./features/responses/jobs");
    const { keepMeasuringSeams } = await import("./features/seams/jobs");
    const { keepReminding } = await import("./features/signoff/jobs");
    const { setupJobs } = await import("./features/setup/jobs");
    const { mailJobs } = await import("./server/auth/jobs");
    return {
      jobs: { ...figureJobs, ...feedbackJobs, ...mailJobs, ...setupJobs },
      loops: [
        ...[keepFolding, keepFollowing, keepCoding, keepAnalysing, keepMeasuringSeams],
        ...[keepAnchoring, keepRetention, keepReminding, keepCases, beginWithNewWords],
      ],
    };
  },
};

/** Everything that takes longer than a page may: `worker.ts files`, `worker.ts figures`, or both in one process. */
async function work(asked: readonly string[]): Promise<void> {
  env();
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL); // pages go first
  const names = asked.length > 0 ? asked : Object.keys(kinds);
  const hands = await Promise.all(
    names.map((name) => {
      const kind = kinds[name];
      if (!kind) throw new Error(`A worker does files or figures, not ${name}.`);
      return kind();
    }),
  );
  const stopping = new AbortController();
  const runner = await startJobs(Object.assign({}, ...hands.map(({ jobs }) => jobs)) as TaskList);
  const loops = Promise.all(hands.flatMap((each) => each.loops.map((loop) => loop(stopping.signal))));
  log().info({ names }, "worker ready");
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

work(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
