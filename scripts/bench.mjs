#!/usr/bin/env node
/**
 * How fast it is, as ratios of two things measured in one run, so that another machine comes to the same verdict:
 * `npm run bench -- [--answers N] [--write] [overview|page|import|seed …]`. Brings a PostgreSQL of its own, with
 * durable settings, and takes everything away again; `.data/` is not touched. Exit status 1: a limit was passed.
 */
import { become, runTypeScript } from "./run.mjs";
import { setup } from "./setup.mjs";

setup();
become(runTypeScript("scripts/bench/main.ts", process.argv.slice(2)));
