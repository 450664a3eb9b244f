import type { Scope } from "@/access/scope";
import { UnreadableFile } from "@/features/imports/schema";
import { asSystem, inScope, Prisma, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { removeUpload, storedUpload } from "@/server/files";
import { enqueue } from "@/server/jobs";
import { countEvidence, loadEvidence, type EvidenceOutcome } from "./evidence";

/** Notes an uploaded file for the worker; both are there, or neither. */
export async function sendEvidence(
  scope: Scope<"promise:write">,
  { slug, token }: { slug: string; token: string },
  now: Date,
): Promise<{ id: number }> {
  if (!(await storedUpload(token))) throw new NotFound();
  return inScope(scope, async (tx) => {
    const promise = await tx.promiseMade.findUnique({ where: { slug }, select: { id: true } });
    if (!promise) throw new NotFound();
    const { id } = await tx.evidenceFile.create({
      data: { promiseId: promise.id, token, sentBy: scope.actorId, sentAt: now },
      select: { id: true },
    });
    await enqueue(tx, "promises.evidence", { fileId: id });
    return { id };
  });
}

type File = { id: number; promiseId: number; token: string; sentBy: string; state: string } & EvidenceOutcome;

/**
 * Reads a sent file from wherever it stopped. Each batch and the place reached are one transaction, so a kill at any moment
 * loses nothing and doubles nothing; two at once cannot go on from the same place. What can never be read is said on the
 * file, and what was taken before stays.
 */
export async function loadEvidenceFile(fileId: number, now: () => Date, signal?: AbortSignal): Promise<void> {
  const file = await asSystem("promises.evidence", (tx) => claimed(tx, fileId));
  if (!file) return;
  const upload = await storedUpload(file.token);
  let outcome: EvidenceOutcome = file;
  let problem = upload ? undefined : "The file is gone. Send it again.";
  try {
    const keep = (work: (tx: Tx) => Promise<EvidenceOutcome>, before: EvidenceOutcome) =>
      asSystem("promises.evidence", async (tx) => (outcome = await kept(tx, fileId, before, await work(tx))));
    if (upload)
      await loadEvidence({ path: upload.path, promiseId: file.promiseId, from: file }, keep, signal);
  } catch (error) {
    problem = whyNever(error);
    if (problem === undefined) throw error; // another try may get further
  }
  await asSystem("promises.evidence", async (tx) => {
    await countEvidence(tx, file.sentBy, file.promiseId, outcome);
    await tx.$executeRaw`UPDATE evidence_file SET state = ${problem === undefined ? "done" : "failed"},
      problem = ${problem ?? null}, finished_at = ${now()} WHERE id = ${fileId}::int`;
  });
  await removeUpload(file.token);
}

/** The file with the place reached; undefined where it is dealt with. */
async function claimed(tx: Tx, fileId: number): Promise<File | undefined> {
  const [file] = await tx.$queryRaw<File[]>`
    UPDATE evidence_file SET state = 'reading' WHERE id = ${fileId}::int AND finished_at IS NULL
    RETURNING id, promise_id AS "promiseId", token::text AS token, sent_by::text AS "sentBy", state, cursor_row AS row, read, taken, refused`;
  return file;
}

async function kept(
  tx: Tx,
  fileId: number,
  before: EvidenceOutcome,
  after: EvidenceOutcome,
): Promise<EvidenceOutcome> {
  const moved = await tx.$executeRaw`
    UPDATE evidence_file SET cursor_row = ${after.row}::int, read = ${after.read}::int, taken = ${after.taken}::int,
      refused = ${JSON.stringify(after.refused)}::jsonb
    WHERE id = ${fileId}::int AND cursor_row = ${before.row}::int AND finished_at IS NULL`;
  if (moved === 0) throw new Error("Another process is at work on this file.");
  return after;
}

/** Why no further try can help, as a sentence; undefined for what may pass, such as a lost connection. */
function whyNever(error: unknown): string | undefined {
  if (error instanceof UnreadableFile) return error.sentence;
  if (error instanceof Refusal) return error.message;
  const meta = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta : undefined;
  // SQLSTATE classes 22 (data) and 23 (integrity): the file holds a value that the database will never take.
  const isRefused = /"(originalC|c)ode":"2[23]/.test(JSON.stringify(meta ?? {}));
  return isRefused ? "The file holds a value that cannot be kept." : undefined;
}
