/** Builds the pages when anything they are made of has changed since the last build. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, root, run, unlessFresh } from "./setup.mjs";

const SOURCES = [
  "src",
  "public",
  "next.config.js",
  "tailwind.config.ts",
  "postcss.config.js",
  "package-lock.json",
];

export function build() {
  if (!existsSync(join(root, ".next/BUILD_ID"))) rmSync(join(root, ".next/kept-built"), { force: true });
  unlessFresh(".next/kept-built", fingerprint(...SOURCES), () => {
    console.log("Building …");
    run("node_modules/.bin/next", ["build"], { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" });
  });
}
