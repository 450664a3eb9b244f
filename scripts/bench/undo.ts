import { join } from "node:path";
import { rounded, type Line } from "./figures";
import { startImporter } from "./importer";
import { writeSampleFile } from "./sample-file";
import { connected, type Database, type Stand } from "./stand";
import { startWorkers } from "./worker";
import { fill } from "./world";

/** Taking an import of a fifth as many rows out again, among all the other answers. */
export async function measureUndo(stand: Stand, answers: number): Promise<Line[]> {
  const rows = Math.round(answers / 5);
  const file = join(stand.folder, "undone.csv");
  await writeSampleFile(file, rows, true);
  const database = await stand.create("undo");
  await fill(database, answers);
  const before = await fingerprint(database);
  const worker = await startWorkers(stand, database);
  const importer = await startImporter(stand, database);
  const { token } = await importer.check(file, "Undone");
  const load = await importer.load(token);
  const between = await fingerprint(database);
  const undo = await importer.undo(token);
  await importer.end();
  await worker.end();
  const after = await fingerprint(database);
  const name = `undo of ${rows} among ${answers} answers`;
  const stray = between.answers - before.answers === rows && after.all === before.all ? 0 : 1;
  return [
    {
      name: `${name}: time over that of importing them`,
      value: undo / load,
      from: `undone in ${rounded(undo)} s, loaded in ${rounded(load)} s`,
    },
    {
      name: `${name}: sets of answers that differ from before`,
      value: stray,
      atMost: 0,
      from: `${after.answers} answers, compared by a hash of every column`,
    },
    {
      name: `${name}: mismatching cells`,
      value: after.mismatches,
      atMost: 0,
      from: `rollup.verify() over ${after.cells} cells`,
    },
  ];
}

type Fingerprint = { answers: number; all: string; cells: number; mismatches: number };

/** Every answer in one number, whatever their order, and whether the cubes agree with them. */
async function fingerprint(database: Database): Promise<Fingerprint> {
  return connected(database.superuserUrl, async (client) => {
    const { rows } = await client.query<Fingerprint>(
      `SELECT count(*)::int AS answers, sum(hashtextextended(r::text, 0)::numeric)::text AS all, v.cells::int, v.mismatches::int
       FROM response AS r CROSS JOIN rollup.verify() AS v GROUP BY v.cells, v.mismatches`,
    );
    const [found] = rows;
    if (!found) throw new Error("There are no answers.");
    return found;
  });
}
