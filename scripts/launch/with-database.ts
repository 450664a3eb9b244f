import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { WORKER_FLAGS } from "./worker-flags";
import { openInstallation, root } from "../../src/server/installation";

/** Runs an entry of the product over this installation's database, and lets the database go afterwards. */
const [entry = "", ...args] = process.argv.slice(2);
const installation = await openInstallation();
const flags = ["--import", import.meta.resolve("tsx"), "--conditions=react-server"];
const child = spawn(process.execPath, [...WORKER_FLAGS, ...flags, resolve(root, entry), ...args], {
  stdio: "inherit",
  env: { ...process.env, KEPT_STATEMENT_TIMEOUT_MS: "0" },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => void installation.release().then(() => process.exit(code ?? 1)));
