#!/usr/bin/env node
/**
 * One command from a bare clone to a signed-in dashboard: installs, generates, builds, then starts database, web and
 * worker over the sample insurer. `--empty` leaves the sample out. Ctrl-C stops everything it started.
 */
import { build } from "./build.mjs";
import { become, runTypeScript } from "./run.mjs";
import { setup } from "./setup.mjs";

setup();
build();
become(runTypeScript("scripts/launch/serve.ts", process.argv.slice(2)));
