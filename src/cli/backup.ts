import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { operatorScope } from "@/access/operator";
import { anchorFile, checkChain } from "@/features/audit/queries/chain";
import { verifyRollups } from "@/features/responses/queries/verify";
import { backUp } from "@/server/backup/back-up";
import { checkBackup, restore, type Restored } from "@/server/backup/restore";
import { now } from "@/server/clock";
import { env } from "@/server/env";
import { withInstallation } from "./with-installation";

/** How a backup names the file of signed ends of the audit trail, which stands beside the database. */
const ANCHORS = "audit-anchors";

/** `kept backup FILE`: one file with everything, consistent at one moment. The key of the installation is not in it. */
export async function backup(args: string[], { cwd }: { cwd: string }): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [file] = positionals;
  if (!file) return usage("Say where to: `kept backup FILE`.");
  return withInstallation(async ({ ownerUrl, dataDir }) => {
    const { tables, rows } = await backUp(
      {
        url: ownerUrl,
        key: env().KEPT_SECRET,
        files: [{ name: ANCHORS, path: anchorFile() }],
        at: now(),
      },
      resolve(cwd, file),
    );
    console.log(`${rows} rows of ${tables} tables are in ${file}. Keep it where only you can read it.`);
    console.log(`Keep the key apart from it: KEPT_SECRET, or ${dataDir}/secrets.json.`);
    return 0;
  });
}

/**
 * `kept restore FILE [--check]`: fills an empty installation and proves that what came back fits together. Exit status
 * 1 when the file is damaged or refused (then nothing was changed), or when the proof fails.
 */
export async function restoreBackup(args: string[], { cwd }: { cwd: string }): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: "boolean" } },
  });
  const [file] = positionals;
  if (!file) return usage("Say what from: `kept restore FILE`.");
  const path = resolve(cwd, file);
  if (values.check) {
    const { at, rows, tables } = await checkBackup(path);
    console.log(`A whole backup of ${at}: ${rows} rows of ${tables} tables.`);
    return 0;
  }
  return withInstallation(async ({ ownerUrl }) => {
    const target = { url: ownerUrl, key: env().KEPT_SECRET, files: { [ANCHORS]: anchorFile() } };
    return proven(await restore(path, target));
  });
}

/** Says what came back, and recounts it. */
async function proven({ at, rows, tables, hasSameKey }: Restored): Promise<number> {
  console.log(`Restored as of ${at}: ${rows} rows of ${tables} tables. Everybody signs in anew.`);
  if (!hasSameKey)
    console.log(
      "The key of this installation is another one: set KEPT_SECRET to the old one, or authenticator apps, the mail password and the signatures under the audit trail are lost.",
    );
  const { cells, mismatches } = await verifyRollups(operatorScope("rollup:repair"), {});
  console.log(`${cells} cells, ${mismatches} mismatches`);
  const { events, broken } = await checkChain(operatorScope("audit:read"));
  const isWhole = broken === undefined;
  console.log(
    isWhole
      ? `${events} events in the audit trail, whole`
      : `The audit trail breaks at event ${broken.seq}: ${broken.problem}.`,
  );
  return mismatches === 0 && isWhole ? 0 : 1;
}

function usage(words: string): number {
  console.error(words);
  return 1;
}
