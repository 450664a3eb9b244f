import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { processorSeconds } from "./processor";
import { connected, timed, type Database } from "./stand";

const COLUMNS = `answered_at, survey_id, touchpoint_id, channel_id, segment_id, persona_id, customer_id, import_id,
  score, csat, ces, emotion, promise_kept, weight, language, comment`;

/** Writes the answers of a database, as they were normalised, to a file that COPY reads. */
export function saveRows(database: Database, path: string): Promise<void> {
  return connected(database.superuserUrl, (client) =>
    pipeline(
      client.query(copyTo(`COPY (SELECT ${COLUMNS} FROM response ORDER BY id) TO STDOUT`)),
      createWriteStream(path),
    ),
  );
}

/**
 * Seconds that pass, and of the server's processor, while one COPY of saved rows goes into a table with the same columns, constraints, partitions and indexes
 * as the answers', but without triggers, key table and cubes: as fast as this server stores such rows at all.
 */
export function secondsOfCopy(
  database: Database,
  path: string,
): Promise<{ seconds: number; processor: number }> {
  return connected(database.superuserUrl, async (client) => {
    await makePlainTable(client);
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const pid = rows[0]?.pid ?? NaN;
    const before = processorSeconds(pid);
    const { seconds } = await timed(() =>
      pipeline(
        createReadStream(path, { highWaterMark: 256 * 1024 }),
        client.query(copyFrom(`COPY plain (${COLUMNS}) FROM STDIN`)),
      ),
    );
    const processor = processorSeconds(pid) - before;
    await client.query("DROP TABLE plain");
    return { seconds, processor };
  });
}

async function makePlainTable(client: pg.Client): Promise<void> {
  await client.query("DROP TABLE IF EXISTS plain");
  await client.query("CREATE TABLE plain (LIKE response INCLUDING ALL) PARTITION BY RANGE (answered_at)");
  const { rows } = await client.query<{ name: string; bounds: string }>(
    `SELECT 'plain_' || right(c.relname, 7) AS name, pg_get_expr(c.relpartbound, c.oid) AS bounds
     FROM pg_inherits JOIN pg_class AS c ON c.oid = inhrelid WHERE inhparent = 'response'::regclass`,
  );
  for (const { name, bounds } of rows)
    await client.query(`CREATE TABLE ${name} PARTITION OF plain ${bounds}`);
}
