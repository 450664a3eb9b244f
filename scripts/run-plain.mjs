/** Runs a TypeScript script of the repository that needs no database: `node scripts/run-plain.mjs FILE [arguments]`. */
import { become, runTypeScript } from "./run.mjs";

const [entry, ...args] = process.argv.slice(2);
become(runTypeScript(entry, args));
