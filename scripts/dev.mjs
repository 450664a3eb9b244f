#!/usr/bin/env node
/** The same as the demo, with pages that rebuild while you edit them. */
import { become, runTypeScript } from "./run.mjs";
import { setup } from "./setup.mjs";

setup();
become(runTypeScript("scripts/launch/serve.ts", ["--dev", ...process.argv.slice(2)]));
