#!/usr/bin/env node
/**
 * Runs a TypeScript entry of the product: `node scripts/run.mjs src/worker.ts [arguments]`. With no DATABASE_URL the
 * entry gets the installation's own database. Signals are passed on, and the exit status is the entry's.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, setup } from "./setup.mjs";

/** Starts a TypeScript entry with the conditions the server's modules need. */
export function runTypeScript(entry, args = [], { env = {}, stdio = "inherit" } = {}) {
  const flags = ["--import", import.meta.resolve("tsx"), "--conditions=react-server"];
  return spawn(process.execPath, [...flags, join(root, entry), ...args], {
    stdio,
    env: { ...process.env, NODE_NO_WARNINGS: "1", TSX_TSCONFIG_PATH: join(root, "tsconfig.json"), ...env },
  });
}

/** Hands this process over to a child: same signals, same exit status. */
export function become(child) {
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup();
  const [entry, ...args] = process.argv.slice(2);
  become(runTypeScript("scripts/launch/with-database.ts", [entry, ...args]));
}
