import { basename } from "node:path";
import { operatorScope } from "../../src/access/operator";
import { openFromDisk } from "../../src/features/imports/commands/from-disk";
import { inspectFile } from "../../src/features/imports/queries/inspect-file";
import type { InspectChoices } from "../../src/features/imports/schema";
import { describeFile } from "../../src/server/files";

/** Checks a file and opens its import, as the wizard's last step and the command line do. */
export async function openImport(path: string, surveyName: string, choices: InspectChoices = {}) {
  const report = await inspectFile(path, { now: new Date("2026-11-22T12:00:00Z"), choices });
  if (report.needs.length > 0)
    throw new Error(`The file leaves open: ${report.needs.map(({ question }) => question).join(" ")}`);
  const file = await describeFile(path);
  return openFromDisk(operatorScope("import:create"), {
    file,
    fileName: basename(path),
    surveyName,
    countsInScore: true,
    choices,
    report,
  });
}
