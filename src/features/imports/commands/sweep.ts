import { pool } from "@/server/db";
import { removeUpload, uploadsOlderThan } from "@/server/files";

const DAY_MS = 86_400_000;
/** So long a checked file waits for somebody to go on with it. */
const WAITS_DAYS = 7;
/** So long a file without an import that needs it may lie about: longer than any upload takes. */
const STRAY_DAYS = 1;

const NOBODY_WENT_ON = `Nobody went on with this file for ${WAITS_DAYS} days, so it was removed.`;

/** Ends imports that nobody went on with, and removes their files and any that no import needs. */
export async function sweepUploads(now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await pool().query(
    `UPDATE import SET state = 'failed', problem = $2, finished_at = $3
     WHERE state IN ('created', 'checked') AND created_at < $1`,
    [before(WAITS_DAYS), NOBODY_WENT_ON, now],
  );
  const strays = await uploadsOlderThan(before(STRAY_DAYS));
  const { rows } = await pool().query<{ token: string }>(
    `SELECT token FROM unnest($1::uuid[]) AS stray (token)
     WHERE NOT EXISTS (SELECT FROM import AS i WHERE i.token = stray.token
       AND i.state IN ('created', 'received', 'checking', 'checked', 'loading'))
       AND NOT EXISTS (SELECT FROM evidence_file AS e WHERE e.token = stray.token AND e.finished_at IS NULL)`,
    [strays],
  );
  for (const { token } of rows) await removeUpload(token);
}
