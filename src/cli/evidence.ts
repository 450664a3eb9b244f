import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { operatorScope } from "@/access/operator";
import { importEvidence } from "@/features/promises/commands/evidence";
import { withInstallation } from "./with-installation";

/** `kept evidence FILE --promise SLUG`: what happened under a promise, from a CSV file with id, started, value or kept. */
export async function evidence(args: string[], { cwd }: { cwd: string }): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { promise: { type: "string" } },
  });
  const [file] = positionals;
  const { promise } = values;
  if (!file || !promise) {
    console.error("Say which file and which promise: kept evidence FILE --promise SLUG");
    return 1;
  }
  return withInstallation(async () => {
    const path = isAbsolute(file) ? file : join(cwd, file);
    const { read, taken, refused } = await importEvidence(operatorScope("promise:write"), { path, promise });
    console.log(`${taken} events of ${read} rows taken.`);
    for (const { row, reason } of refused) console.error(`row ${row}: ${reason}`);
    return refused.length === 0 ? 0 : 1;
  });
}
