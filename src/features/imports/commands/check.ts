import { asSystem, type Prisma } from "@/server/db";
import { removeUpload } from "@/server/files";
import { inspectFile } from "../queries/inspect-file";
import { knownToSystem } from "../queries/known-names";
import { choicesFor } from "../queries/sources";
import { UnfitChoice, UnreadableFile, type StoredOptions } from "../schema";

/** Reads a whole uploaded file and keeps what it found; an unreadable file ends the import with its sentence. */
export async function checkImport(importId: number, now: Date, signal?: AbortSignal): Promise<void> {
  const found = await asSystem("imports:check", (tx) =>
    tx.import.findFirst({
      where: { id: importId, state: "checking" },
      select: { filePath: true, options: true, token: true },
    }),
  );
  if (!found?.filePath) return;
  const { choices } = found.options as unknown as StoredOptions;
  try {
    const known = await knownToSystem();
    const report = await inspectFile(found.filePath, { choices, now, signal, known, recall: choicesFor });
    await settle(importId, { state: "checked", report: report });
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof UnfitChoice)) throw error;
    await settle(importId, { state: "failed", problem: error.sentence });
    await removeUpload(found.token);
  }
}

function settle(importId: number, data: Prisma.ImportUpdateManyMutationInput) {
  return asSystem("imports:check", (tx) =>
    tx.import.updateMany({ where: { id: importId, state: "checking" }, data }),
  );
}
