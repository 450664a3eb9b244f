#!/usr/bin/env node
/** Refuses a lock file that holds a package version with a known hole, directly or through another package. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

const denied = JSON.parse(readFileSync(join(root, "deny-versions.json"), "utf8"));
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

const parts = (version) => version.split("-")[0].split(".").map(Number);
const isBefore = (a, b) => {
  const [x, y] = [parts(a), parts(b)];
  const at = [0, 1, 2].find((index) => x[index] !== y[index]);
  return at !== undefined && x[at] < y[at];
};

const complaints = Object.entries(lock.packages).flatMap(([path, { version }]) => {
  const name = path.split("node_modules/").at(-1);
  const rule = denied[name];
  if (!rule || !version) return [];
  if (rule.any) return [`${name}@${version}: not allowed at all. ${rule.why}`];
  return isBefore(version, rule.below)
    ? [`${name}@${version}: needs ${rule.below} or newer. ${rule.why}`]
    : [];
});
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}
console.log(`${Object.keys(lock.packages).length} packages, none with a version on the list`);
