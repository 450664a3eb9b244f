#!/usr/bin/env node
/** The operator's command line: `npx kept …` or `npm run -s kept -- …`. */
import { setup } from "./setup.mjs";
import { become, runTypeScript } from "./run.mjs";

setup();
become(runTypeScript("src/cli/main.ts", process.argv.slice(2)));
