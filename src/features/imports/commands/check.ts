import { pool } from "@/server/db";
import { removeUpload } from "@/server/files";
import { inspectFile } from "../queries/inspect-file";
import { knownToSystem } from "../queries/known-names";
import { overlapWarning } from "../queries/overlap";
import { choicesFor } from "../queries/sources";
import { UnfitChoice, UnreadableFile, type InspectReport, type StoredOptions } from "../schema";

/** Reads a whole uploaded file and keeps what it found; an unreadable file ends the import with its sentence. */
export async function checkImport(importId: number, now: Date, signal?: AbortSignal): Promise<void> {
  // Without Prisma, whose first use costs the worker some 70 MB that it needs for nothing else of an import.
  const { rows } = await pool().query<{ filePath: string; options: StoredOptions; token: string }>(
    `SELECT file_path AS "filePath", options, token FROM import
     WHERE id = $1 AND state = 'checking' AND file_path IS NOT NULL`,
    [importId],
  );
  const [found] = rows;
  if (!found) return;
  try {
    const known = await knownToSystem();
    const { choices } = found.options;
    const report = await inspectFile(found.filePath, { choices, now, signal, known, recall: choicesFor });
    const overlap = await overlapWarning(report, found.options.surveyName);
    if (overlap !== undefined) report.warnings.push(overlap);
    await settle(importId, { state: "checked", report });
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof UnfitChoice)) throw error;
    await settle(importId, { state: "failed", problem: error.sentence });
    await removeUpload(found.token);
  }
}

type Outcome = { state: "checked"; report: InspectReport } | { state: "failed"; problem: string };

async function settle(importId: number, outcome: Outcome): Promise<void> {
  const report = outcome.state === "checked" ? JSON.stringify(outcome.report) : null;
  const problem = outcome.state === "failed" ? outcome.problem : null;
  await pool().query(
    `UPDATE import SET state = $2, report = coalesce($3::jsonb, report), problem = coalesce($4, problem)
     WHERE id = $1 AND state = 'checking'`,
    [importId, outcome.state, report, problem],
  );
}
