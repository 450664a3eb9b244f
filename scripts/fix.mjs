#!/usr/bin/env node
/** Repairs what a machine can repair: format, lint, generated documents. */
import { join } from "node:path";
import { root, run } from "./setup.mjs";

run("node_modules/.bin/eslint", ["--fix", "."]);
run("node_modules/.bin/prettier", ["--write", "--log-level=warn", "."]);
run(process.execPath, [join(root, "scripts/run-plain.mjs"), "scripts/generate-docs.ts"]);
