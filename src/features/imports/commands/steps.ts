import type { Scope } from "@/access/scope";
import { surveyNamed } from "@/features/surveys/commands";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { storedUpload } from "@/server/files";
import { enqueue } from "@/server/jobs";
import { InspectReport, type StoredOptions } from "../schema";
import type { ChooseImport } from "../schema/steps";
import { keepChoices } from "./sources";

type Importer = Scope<"import:create">;

type Step = { id: number; state: string; options: unknown; report: unknown; fileName: string };

/** Opens an import; its token names the upload that follows. */
export function createImport(
  scope: Importer,
  input: { fileName: string; surveyName: string; countsInScore: boolean },
): Promise<{ token: string }> {
  return inScope(scope, async (tx) => {
    const { fileName, surveyName, countsInScore } = input;
    const options: StoredOptions = { surveyName, countsInScore, choices: {} };
    const createdBy = scope.actorId === "operator" ? null : scope.actorId;
    const made = await tx.import.create({
      data: { fileName, options, createdBy },
      select: { id: true, token: true },
    });
    await record(tx, scope, { action: "import.create", object: `import:${made.id}` });
    return { token: made.token };
  });
}

/** Notes that the upload is whole, and has the worker check it, in one transaction. */
export async function receiveFile(scope: Importer, token: string): Promise<void> {
  const file = await storedUpload(token);
  if (!file) throw new Refusal("The file has not arrived yet.");
  await inScope(scope, async (tx) => {
    const step = await take(tx, token, ["created"]);
    const { path: filePath, sha256: fileSha256, bytes } = file;
    await tx.import.update({ where: { id: step.id }, data: { filePath, fileSha256, fileBytes: bytes } });
    await toCheck(tx, step.id);
  });
}

/** Keeps what a person chose for columns and dates, and has the file checked again with it. */
export function chooseColumns(scope: Importer, { token, choices }: ChooseImport): Promise<void> {
  return inScope(scope, async (tx) => {
    const step = await take(tx, token, ["checked"]);
    const options = { ...(step.options as StoredOptions), choices };
    await tx.import.update({ where: { id: step.id }, data: { options: options } });
    await toCheck(tx, step.id);
  });
}

/** Starts filing a checked file whose questions are all answered. */
export function startImport(scope: Importer, token: string): Promise<void> {
  return inScope(scope, async (tx) => {
    const step = await take(tx, token, ["checked"]);
    const report = InspectReport.parse(step.report);
    if (report.needs.length > 0)
      throw new Refusal(report.needs[0]?.question ?? "Something about this file is still open.");
    if (report.counts.accepted === 0)
      throw new Refusal("No row of this file can be counted, so there is nothing to import.");
    const stored = step.options as StoredOptions;
    const surveyId = await surveyNamed(tx, stored.surveyName, stored.countsInScore);
    // What was chosen stays beside what was settled, so that a finished import still shows both.
    const data = {
      state: "loading",
      surveyId,
      options: { ...stored, ...report.suggestedOptions } as Prisma.InputJsonObject,
      startedAt: new Date(await databaseTime(tx)),
    };
    await tx.import.update({ where: { id: step.id }, data });
    await keepChoices(tx, step.fileName, report, stored.choices);
    await enqueue(tx, "imports.load", { importId: step.id }, `import:${step.id}:load`);
    await record(tx, scope, {
      action: "import.start",
      object: `import:${step.id}`,
      detail: { survey: surveyId },
    });
  });
}

/**
 * Marks an import to be taken out again and has the worker do it; `isImmediate` when the caller does it itself.
 * Returns the import's id.
 */
export function askToUndo(
  scope: Scope<"import:undo">,
  token: string,
  { isImmediate = false } = {},
): Promise<number> {
  return inScope(scope, async (tx) => {
    const step = await take(tx, token, isImmediate ? ["done", "undoing", "loading"] : ["done"]);
    await refuseHeld(tx, step.id);
    await tx.import.update({ where: { id: step.id }, data: { state: "undoing" } });
    if (!isImmediate) await enqueue(tx, "imports.undo", { importId: step.id }, `import:${step.id}:undo`);
    await record(tx, scope, { action: "import.undo", object: `import:${step.id}` });
    return step.id;
  });
}

/** What a court or a regulator may ask for must stay, however it came in. */
async function refuseHeld(tx: Tx, importId: number): Promise<void> {
  const [held] = await tx.$queryRaw<object[]>`
    SELECT FROM legal_hold WHERE customer_id IS NULL AND lifted_at IS NULL
    UNION ALL SELECT FROM held_customer AS h WHERE EXISTS (
      SELECT FROM response AS r WHERE r.customer_id = h.id AND r.import_id = ${importId}::int) LIMIT 1`;
  if (held)
    throw new Refusal(
      "There is a legal hold on answers of this import: it stays until an administrator lifts the hold.",
    );
}

async function toCheck(tx: Tx, importId: number): Promise<void> {
  await tx.import.update({ where: { id: importId }, data: { state: "checking", report: Prisma.DbNull } });
  await enqueue(tx, "imports.check", { importId }, `import:${importId}:check`);
}

/** Locks an import in one of the states a step may begin from. */
async function take(tx: Tx, token: string, states: readonly string[]): Promise<Step> {
  const [step] = await tx.$queryRaw<Step[]>`
    SELECT id, state, options, report, file_name AS "fileName" FROM import WHERE token = ${token}::uuid FOR UPDATE`;
  if (!step) throw new NotFound();
  if (!states.includes(step.state))
    throw new Refusal("This import has moved on meanwhile; reload the page to see where it stands.");
  return step;
}

async function databaseTime(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  return row.now.toISOString();
}
