#!/usr/bin/env node
/** From a fresh clone: installs what is missing, a browser included, then runs every check and test. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, run } from "./setup.mjs";

run(process.execPath, [join(root, "scripts/setup.mjs"), "--browser"]);
const { status } = spawnSync(process.execPath, [join(root, "scripts/check.mjs"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(status ?? 1);
