import { spawn } from "node:child_process";
import { join } from "node:path";
import type { TaskList } from "graphile-worker";
import { root } from "@/server/installation";

/** The sample insurer's answers, loaded beside what somebody has set up. In one transaction: a kill leaves nothing. */
export const setupJobs: TaskList = { "setup.sample": () => loadSample() };

function loadSample(): Promise<void> {
  const flags = ["--import", import.meta.resolve("tsx"), "--conditions=react-server"];
  const child = spawn(process.execPath, [...flags, join(root, "prisma/seed/main.ts"), "--without-people"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) =>
      code === 0 ? done() : fail(new Error(`Loading the sample ended with ${String(code)}.`)),
    );
  });
}
