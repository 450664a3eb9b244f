import { statSync } from "node:fs";
import { join } from "node:path";
import { median, rounded, type Line } from "./figures";
import { saveRows, secondsOfCopy } from "./plain-copy";
import type { ImportTimes } from "./probes/import";
import { writeSampleFile } from "./sample-file";
import { connected, productEnv, startProbe, type Database, type Stand } from "./stand";
import { WORKER_FLAGS } from "../launch/worker-flags";

const REPEATS = 3;

/** Importing a file against COPY of the rows it comes to. */
export async function measureImport(stand: Stand, answers: number): Promise<Line[]> {
  return [
    ...(await measureFile(stand, { name: "quote-free", answers, hasComments: false, atLeast: 0.5 })),
    ...(await measureFile(stand, { name: "quoted comments", answers, hasComments: true, atLeast: 0.25 })),
  ];
}

type Case = { name: string; answers: number; hasComments: boolean; atLeast: number };

async function measureFile(stand: Stand, { name, answers, hasComments, atLeast }: Case): Promise<Line[]> {
  const file = join(stand.folder, "sample.csv");
  const rows = join(stand.folder, "rows.copy");
  await writeSampleFile(file, answers, hasComments);
  const imports: ImportTimes[] = [];
  const copies: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const database = await stand.create(`import_${hasComments ? "quoted" : "plain"}_${repeat}`);
    imports.push(await importOnce(stand, database, file));
    await saveRows(database, rows);
    copies.push(await secondsOfCopy(database, rows));
  }
  const load = median(imports.map((times) => times.load));
  const copy = median(copies);
  const perSecond = Math.round(answers / load);
  const size = `${Math.round(statSync(file).size / 1e6)} MB`;
  return [
    {
      name: `import, ${name}: share of COPY`,
      value: copy / load,
      atLeast,
      from: `COPY ${rounded(copy)} s, load with folding ${rounded(load)} s (${perSecond} rows/s)`,
    },
    {
      name: `import, ${name}: peak memory`,
      value: Math.max(...imports.map((times) => times.peakMegabytes)),
      unit: "MB",
      atMost: 250,
      from: `a file of ${size}; its check took ${rounded(median(imports.map((times) => times.check)))} s`,
    },
  ];
}

async function importOnce(stand: Stand, database: Database, file: string): Promise<ImportTimes> {
  await connected(database.ownerUrl, (client) =>
    client.query("INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Measured', 'Europe/London')"),
  );
  const probe = startProbe("import.ts", productEnv(database, stand.folder), WORKER_FLAGS);
  try {
    return await probe.ask<ImportTimes>({ file, survey: "Measured" });
  } finally {
    await probe.end();
  }
}
