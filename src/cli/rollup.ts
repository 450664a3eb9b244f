import { parseArgs } from "node:util";
import { operatorScope } from "@/access/operator";
import { rebuildRollups } from "@/features/responses/commands/rollup";
import { verifyRollups } from "@/features/responses/queries/verify";
import { withInstallation } from "./with-installation";

/** `kept rollup verify|rebuild`: exit status 1 when any cell differs from a recount of the answers. */
export async function rollup(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, first: { type: "string" }, last: { type: "string" } },
  });
  const [action] = positionals;
  if (action !== "verify" && action !== "rebuild") {
    console.error("Say `kept rollup verify` or `kept rollup rebuild`.");
    return 1;
  }
  return withInstallation(async () => {
    const scope = operatorScope("rollup:repair");
    if (action === "rebuild") await rebuildRollups(scope);
    const { cells, mismatches } = await verifyRollups(scope, { first: values.first, last: values.last });
    console.log(
      values.json ? JSON.stringify({ cells, mismatches }) : `${cells} cells, ${mismatches} mismatches`,
    );
    return mismatches === 0 ? 0 : 1;
  });
}
