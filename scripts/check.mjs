#!/usr/bin/env node
/**
 * What CI runs: every check, cheapest first, each with its time. `npm run check -- types lint` runs only those.
 * A step that fails stops the run, says its name and how to repeat it alone.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { root } from "./setup.mjs";

const bin = (name) => join(root, "node_modules/.bin", name);
const node = (script, ...args) => [process.execPath, [join(root, script), ...args]];
const vitest = (...args) => [bin("vitest"), ["run", ...args]];
const onFifteen = { KEPT_TEST_POSTGRES: "15" };

/** Step → command, or a function that returns one line when there is nothing to run. */
const steps = {
  format: [bin("prettier"), ["--check", "--log-level=warn", "."]],
  types: [bin("tsc"), ["--noEmit", "-p", "."]],
  lint: [bin("eslint"), ["--max-warnings=0", "."]],
  boundaries: [bin("depcruise"), ["--config", ".dependency-cruiser.cjs", "src"]],
  structure: node("scripts/check-structure.mjs"),
  "dead code": [bin("knip"), ["--no-progress"]],
  "known holes": node("scripts/check-versions.mjs"),
  requirements: node("scripts/run-plain.mjs", "scripts/check-asvs.ts"),
  unit: vitest("--project", "unit"),
  docs: node("scripts/run-plain.mjs", "scripts/generate-docs.ts", "--check"),
  database: vitest("--project", "database"),
  "database on 15": postgres15,
  build: () => build(),
  browser: [bin("playwright"), ["test"]],
};

function postgres15() {
  if (existsSync("/usr/lib/postgresql/15/bin/initdb")) return [...vitest("--project", "database"), onFifteen];
  const isRootOnDebian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isRootOnDebian) {
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=400", "update", "-qq"], { stdio: "ignore" });
    const args = [
      "-o",
      "DPkg::Lock::Timeout=400",
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
      "postgresql-15",
    ];
    spawnSync("apt-get", args, {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (existsSync("/usr/lib/postgresql/15/bin/initdb"))
      return [...vitest("--project", "database"), onFifteen];
  }
  if (process.env.KEPT_DEMAND_POSTGRES_15 === "1") {
    console.error("PostgreSQL 15 is demanded, and could not be found or installed.");
    process.exit(1);
  }
  console.log("not run on 15");
  return undefined;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(", ")}. Steps: ${Object.keys(steps).join(", ")}`);
  process.exit(1);
}

const began = performance.now();
let count = 0;
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  console.log(`\n── ${name}`);
  const command = typeof step === "function" ? step() : step;
  if (command) {
    const [program, args, env = {}] = command;
    const { status } = spawnSync(program, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    if (status !== 0) {
      console.error(`\n✗ ${name} failed. Alone: npm run check -- "${name}"`);
      process.exit(status ?? 1);
    }
  }
  count++;
  console.log(`✓ ${name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
console.log(`\nAll ${count} checks hold, ${((performance.now() - began) / 1000).toFixed(0)} s`);
