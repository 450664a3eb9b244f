import { parseArgs } from "node:util";
import { operatorScope } from "@/access/operator";
import { addAnchor } from "@/features/audit/commands/anchor";
import { checkChain } from "@/features/audit/queries/chain";
import { now } from "@/server/clock";
import { withInstallation } from "./with-installation";

/** `kept audit verify|anchor`: exit status 1 when anything of the trail is not as it was written; the first of it is named. */
export function audit(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  });
  const [action] = positionals;
  if (action !== "verify" && action !== "anchor") {
    console.error("Say `kept audit verify` or `kept audit anchor`.");
    return Promise.resolve(1);
  }
  return withInstallation(async () => {
    if (action === "anchor") {
      console.log(JSON.stringify(await addAnchor(now())));
      return 0;
    }
    const check = await checkChain(operatorScope("audit:read"));
    const { events, anchors, broken } = check;
    const words = broken
      ? `Broken at event ${broken.seq}: ${broken.problem}.`
      : `${events} events and ${anchors} anchors, the chain is whole.`;
    console.log(values.json ? JSON.stringify(check) : words);
    return broken ? 1 : 0;
  });
}
