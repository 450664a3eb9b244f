import { isDeepStrictEqual } from "node:util";
import type { Scope } from "@/access/scope";
import { surveyNamed } from "@/features/surveys/commands";
import { inScope } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import type { StoredFile } from "@/server/files";
import type { InspectChoices, InspectReport, StoredOptions } from "../schema";
import { keepChoices } from "./sources";

export type FileOnDisk = {
  file: StoredFile;
  fileName: string;
  surveyName: string;
  countsInScore: boolean;
  choices: InspectChoices;
  report: InspectReport;
};

/**
 * Opens the import of a checked file that lies on this machine. The same file for the same survey goes on where a
 * killed run stopped, read exactly as it was then.
 */
export function openFromDisk(
  scope: Scope<"import:create">,
  given: FileOnDisk,
): Promise<{ id: number; token: string; surveyId: number; isResumed: boolean }> {
  const { file, fileName, surveyName, countsInScore, choices, report } = given;
  return inScope(scope, async (tx) => {
    const surveyId = await surveyNamed(tx, surveyName, countsInScore);
    const stopped = await tx.import.findFirst({
      where: { surveyId, fileSha256: file.sha256, filePath: file.path, state: "loading" },
      select: { id: true, token: true, options: true },
    });
    if (stopped) {
      refuseOtherChoices(stopped.options as unknown as StoredOptions, given, stopped.token);
      return { id: stopped.id, token: stopped.token, surveyId, isResumed: true };
    }
    const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
    const made = await tx.import.create({
      data: {
        surveyId,
        fileName,
        filePath: file.path,
        fileSha256: file.sha256,
        fileBytes: file.bytes,
        state: "loading",
        options: { ...report.suggestedOptions, surveyName, countsInScore, choices },
        report: report,
        startedAt: now,
      },
      select: { id: true, token: true },
    });
    await keepChoices(tx, fileName, report, choices);
    await record(tx, scope, {
      action: "import.start",
      object: `import:${made.id}`,
      detail: { survey: surveyId },
    });
    return { ...made, surveyId, isResumed: false };
  });
}

/** Half a file read one way and half another would be neither. */
function refuseOtherChoices(stored: StoredOptions, given: FileOnDisk, token: string): void {
  if (isDeepStrictEqual(stored.choices, JSON.parse(JSON.stringify(given.choices)))) return;
  throw new Refusal(
    `An import of this file was stopped half-way and was read with other options. Give the same options to go on, or take it out first: kept undo ${token}`,
  );
}
