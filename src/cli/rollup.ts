import { parseArgs } from "node:util";
import { operatorScope } from "@/access/operator";
import { verifyLedger } from "@/features/debt/commands/ledger";
import { computeAll } from "@/features/debt/jobs";
import { rebuildRollups } from "@/features/responses/commands/rollup";
import { verifyRollups } from "@/features/responses/queries/verify";
import { withInstallation } from "./with-installation";

/** `kept rollup verify|rebuild`: exit status 1 when any cell, or line of the debt ledger, differs from a recount. */
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
    if (action === "rebuild") {
      await rebuildRollups(scope);
      await computeAll();
    }
    const counted = await verifyRollups(scope, { first: values.first, last: values.last });
    const ledger = await verifyLedger(scope);
    const cells = counted.cells + ledger.cells;
    const mismatches = counted.mismatches + ledger.mismatches;
    console.log(
      values.json ? JSON.stringify({ cells, mismatches }) : `${cells} cells, ${mismatches} mismatches`,
    );
    return mismatches === 0 ? 0 : 1;
  });
}
