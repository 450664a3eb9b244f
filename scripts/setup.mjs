#!/usr/bin/env node
/**
 * Makes a fresh clone ready: installs what the lock file names, generates the database client, finds a browser.
 * Uses Node's own modules only, because it runs before anything is installed.
 *   node scripts/setup.mjs [--browser]
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

/** Runs a command in the repository and stops the whole process with its status when it fails. */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** A hash over the contents of files and folders, to tell whether a generated thing is still fresh. */
export function fingerprint(...paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) addToHash(hash, path);
  return hash.digest("hex");
}

function addToHash(hash, path) {
  if (!existsSync(at(path))) return;
  let entries;
  try {
    entries = readdirSync(at(path), { withFileTypes: true });
  } catch {
    hash.update(path).update(readFileSync(at(path)));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name !== "generated" && !/\.test\.tsx?$/.test(entry.name))
      addToHash(hash, join(path, entry.name));
  }
}

/** Does `work` only when `stamp` does not hold `print` already. */
export function unlessFresh(stamp, print, work) {
  if (existsSync(at(stamp)) && readFileSync(at(stamp), "utf8") === print) return;
  work();
  writeFileSync(at(stamp), print);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Kept needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

export function setup() {
  requireNode();
  unlessFresh("node_modules/.kept-installed", fingerprint("package-lock.json"), () => {
    console.log("Installing packages …");
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  });
  unlessFresh("node_modules/.kept-generated", fingerprint("prisma/schema", "package-lock.json"), generate);
  if (!existsSync(at("src/generated/prisma/client.ts"))) generate();
  if (existsSync(at(".git"))) spawnSync("git", ["config", "core.hooksPath", ".githooks"], { cwd: root });
}

function generate() {
  run("node_modules/.bin/prisma", ["generate"], { PRISMA_HIDE_UPDATE_MESSAGE: "1" });
}

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser the tests drive: CHROMIUM_PATH, the system's, Playwright's own, or one installed now. */
export function findBrowser() {
  return [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS].find((path) => path && existsSync(path));
}

function installBrowser() {
  if (findBrowser()) return;
  console.log("Installing a browser for the tests …");
  const isRootOnDebian = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isRootOnDebian) {
    const apt = ["-o", "DPkg::Lock::Timeout=400"];
    spawnSync("apt-get", [...apt, "update", "-qq"], { stdio: "inherit" });
    const args = [...apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"];
    if (spawnSync("apt-get", args, { stdio: "inherit" }).status === 0 && findBrowser()) return;
  }
  run("node_modules/.bin/playwright", ["install", "chromium"]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup();
  if (process.argv.includes("--browser")) installBrowser();
}
