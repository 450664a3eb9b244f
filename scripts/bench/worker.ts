import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { WORKER_FLAGS } from "../launch/worker-flags";
import { productEnv, root, type Database, type Stand } from "./stand";

/** A worker of the product, as the launcher starts it. */
type Worker = { pid: number; peakMegabytes(): number; end(): Promise<void> };

/** Both workers of an installation: the one that reads files, and the one that counts. */
export type Workers = { files: Worker; figures: Worker; end(): Promise<void> };

export async function startWorkers(stand: Stand, database: Database): Promise<Workers> {
  const [files, figures] = await Promise.all([
    startWorker(stand, database, "files"),
    startWorker(stand, database, "figures"),
  ]);
  return {
    files,
    figures,
    async end() {
      await Promise.all([files.end(), figures.end()]);
    },
  };
}

async function startWorker(stand: Stand, database: Database, kind: "files" | "figures"): Promise<Worker> {
  const flags = [...WORKER_FLAGS, "--import", import.meta.resolve("tsx"), "--conditions=react-server"];
  const child = spawn(process.execPath, [...flags, join(root, "src/worker.ts"), kind], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...productEnv(database, stand.folder) },
  });
  const gone = once(child, "exit");
  const failed = gone.then(([status]: unknown[]) => {
    throw new Error(`The worker ended with status ${String(status)}.`);
  });
  await Promise.race([once(child, "message"), failed]);
  failed.catch(() => undefined);
  const pid = child.pid ?? NaN;
  return {
    pid,
    /** The most memory the process has held so far, as the kernel counts it (Linux). */
    peakMegabytes: () => {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
    },
    async end() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
