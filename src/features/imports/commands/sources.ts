import type { Tx } from "@/server/db";
import { hashOf } from "../queries/sources";
import { choicesToKeep } from "../rules/remember";
import type { InspectChoices, InspectReport } from "../schema";

/** Keeps how a file was read, for the next of its shape. */
export async function keepChoices(
  tx: Tx,
  fileName: string,
  report: InspectReport,
  choices: InspectChoices,
): Promise<void> {
  const kept = JSON.stringify(choicesToKeep(report, choices));
  await tx.$executeRaw`
    INSERT INTO import_source (shape, choices, file_name, used_at)
    VALUES (${hashOf(report.shape)}, ${kept}::jsonb, ${fileName}, now())
    ON CONFLICT (shape) DO UPDATE SET choices = excluded.choices, file_name = excluded.file_name, used_at = now()`;
}
