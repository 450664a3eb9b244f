import { basename } from "node:path";
import { operatorScope } from "@/access/operator";
import { openFromDisk } from "@/features/imports/commands/from-disk";
import { loadImport } from "@/features/imports/commands/load";
import { askToUndo } from "@/features/imports/commands/steps";
import { undoImport } from "@/features/imports/commands/undo";
import { inspectFile } from "@/features/imports/queries/inspect-file";
import { knownToSystem } from "@/features/imports/queries/known-names";
import { overlapWarning } from "@/features/imports/queries/overlap";
import { importOutcome } from "@/features/imports/queries/outcome";
import { choicesFor } from "@/features/imports/queries/sources";
import { UnfitChoice, UnreadableFile, type InspectReport } from "@/features/imports/schema";
import { foldMovement } from "@/features/responses/commands/movement";
import { foldDeltas } from "@/features/responses/commands/rollup";
import { ensureOrganisation } from "@/features/people/commands/organisation";
import { now } from "@/server/clock";
import { describeFile } from "@/server/files";
import { importFlagsHelp, readImportFlags, WrongFlags, type ImportFlags } from "./import-flags";
import { withInstallation } from "./with-installation";

const HELP = `kept import FILE --survey NAME [--map ROLE=COLUMN …] [--date DAY] [--json]\n${importFlagsHelp}`;

/**
 * `kept import FILE`: checks the file, asks what it does not say (exit status 2), then loads it. A run that was
 * killed goes on where it stopped when the same command is given again.
 */
export async function importFile(args: string[], { cwd }: { cwd: string }): Promise<number> {
  try {
    const flags = readImportFlags(args, cwd);
    if (!flags.survey) throw new WrongFlags("Say which survey the answers belong to: --survey NAME.");
    const survey = flags.survey;
    return await withInstallation(async () => {
      const known = await knownToSystem();
      const { file, choices } = flags;
      const report = await inspectFile(file, { now: now(), choices, known, recall: choicesFor });
      if (report.needs.length > 0) return unanswered(report, flags.json);
      if (report.counts.accepted === 0)
        throw new UnreadableFile("No row of this file can be counted, so nothing was imported.");
      const overlap = await overlapWarning(report, survey);
      if (overlap !== undefined) console.error(overlap);
      return load(flags, survey, report);
    });
  } catch (error) {
    if (error instanceof WrongFlags) console.error(`${error.sentence}\n\n${HELP}`);
    else if (error instanceof UnreadableFile || error instanceof UnfitChoice) console.error(error.sentence);
    else throw error;
    return 1;
  }
}

function unanswered(report: InspectReport, json: boolean): number {
  if (json) console.log(JSON.stringify(report, null, 2));
  for (const need of report.needs)
    console.error(need.flag ? `${need.question} Answer with ${need.flag}` : need.question);
  return 2;
}

async function load(flags: ImportFlags, surveyName: string, report: InspectReport): Promise<number> {
  const { file: path, choices, countsInScore, json } = flags;
  const file = await describeFile(path);
  const scope = operatorScope("import:create");
  await ensureOrganisation(operatorScope("people:write"), "My organisation");
  const opened = await openFromDisk(scope, {
    file,
    fileName: basename(path),
    surveyName,
    countsInScore,
    choices,
    report,
  });
  if (opened.isResumed) console.error("Going on where the last run stopped.");
  const total = report.dataRows;
  await loadImport(opened.id, {
    onBatch: (row) => process.stderr.isTTY && process.stderr.write(`\r${row} of ${total} rows`),
  });
  while ((await foldDeltas()) > 0);
  await foldMovement();
  const outcome = await importOutcome(scope, opened.id);
  if (json)
    console.log(
      JSON.stringify(
        { ...report, import: { token: opened.token, surveyId: opened.surveyId, ...outcome } },
        null,
        2,
      ),
    );
  else console.log(summary(surveyName, opened.surveyId, opened.token, outcome));
  return outcome.state === "done" ? 0 : 1;
}

type Outcome = Awaited<ReturnType<typeof importOutcome>>;

function summary(
  survey: string,
  surveyId: number,
  token: string,
  { state, accepted, refused, duplicates, problem }: Outcome,
): string {
  if (state !== "done") return `Nothing was imported. ${problem ?? ""}`;
  const lines = [
    `${accepted} answers imported into “${survey}” (survey ${surveyId}).`,
    ...(duplicates > 0 ? [`${duplicates} were here already.`] : []),
    ...(refused > 0
      ? [`${refused} rows were not counted; each is listed with its reason under Imports.`]
      : []),
    `To take it out again: kept undo ${token}`,
  ];
  return lines.join("\n");
}

/** `kept undo IMPORT`: takes out everything an import brought. */
export async function undo([token = ""]: string[]): Promise<number> {
  return withInstallation(async () => {
    const id = await askToUndo(operatorScope("import:undo"), token, { isImmediate: true });
    await undoImport(id);
    while ((await foldDeltas()) > 0);
    await foldMovement();
    console.log("The import was taken out again.");
    return 0;
  });
}
