import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { operatorScope } from "@/access/operator";
import { askToUndo, createImport, receiveFile, startImport } from "@/features/imports/commands/steps";
import { describeFile } from "@/server/files";
import { env } from "@/server/env";
import { answerWith } from "./answering";

export type ImportStep =
  | { step: "receive"; file: string; survey: string }
  | { step: "start"; token: string }
  | { step: "undo"; token: string };

/** What the wizard does with a file: hands it over, starts the checked import, takes it out again. */
answerWith(async (asked: ImportStep): Promise<{ token: string }> => {
  if (asked.step === "receive") return receive(asked);
  if (asked.step === "start") await startImport(operatorScope("import:create"), asked.token);
  else await askToUndo(operatorScope("import:undo"), asked.token);
  return { token: asked.token };
});

/** The file stays where it is: only its description is put where an upload would leave one. */
async function receive({ file, survey }: { file: string; survey: string }): Promise<{ token: string }> {
  const scope = operatorScope("import:create");
  const input = { fileName: "measured.csv", surveyName: survey, countsInScore: true };
  const { token } = await createImport(scope, input);
  const stored = join(env().KEPT_DATA_DIR, "uploads", `${token}.json`);
  writeFileSync(stored, JSON.stringify(await describeFile(file)));
  await receiveFile(scope, token);
  return { token };
}
