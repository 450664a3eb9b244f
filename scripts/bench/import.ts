import { statSync } from "node:fs";
import { join } from "node:path";
import { median, rounded, type Line } from "./figures";
import { startImporter } from "./importer";
import { databaseSeconds, processorSeconds } from "./processor";
import { saveRows, secondsOfCopy } from "./plain-copy";
import { KNOWN_NAMES, writeSampleFile } from "./sample-file";
import { connected, type Stand } from "./stand";
import { startWorkers, type Workers } from "./worker";

const REPEATS = 3;

/** Importing a file against COPY of the rows it comes to. */
export async function measureImport(stand: Stand, answers: number): Promise<Line[]> {
  return [
    ...(await measureFile(stand, { name: "quote-free", answers, hasComments: false, atLeast: 0.5 })),
    ...(await measureFile(stand, { name: "quoted comments", answers, hasComments: true, atLeast: 0.25 })),
  ];
}

type Case = { name: string; answers: number; hasComments: boolean; atLeast: number };
/** Seconds that pass, and seconds of processor time. */
type Times = {
  check: number;
  load: number;
  copy: number;
  peakMegabytes: number;
  processor: { worker: number; database: number; copy: number };
};

async function measureFile(stand: Stand, { name, answers, hasComments, atLeast }: Case): Promise<Line[]> {
  const file = join(stand.folder, "sample.csv");
  await writeSampleFile(file, answers, hasComments);
  const times: Times[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++)
    times.push(await importOnce(stand, `import_${hasComments ? "quoted" : "plain"}_${repeat}`, file));
  const middle = (of: (times: Times) => number) => median(times.map(of));
  const [load, copy] = [middle((each) => each.load), middle((each) => each.copy)];
  const perSecond = Math.round(answers / load);
  const size = `${Math.round(statSync(file).size / 1e6)} MB`;
  return [
    {
      name: `import, ${name}: share of COPY`,
      value: middle((each) => each.copy / each.load),
      atLeast,
      from: `COPY ${rounded(copy)} s, load with folding ${rounded(load)} s (${perSecond} rows/s)`,
    },
    processorLine(name, times),
    {
      name: `import, ${name}: peak memory of the worker that reads it`,
      value: Math.max(...times.map((each) => each.peakMegabytes)),
      unit: "MB",
      atMost: 250,
      from: `a file of ${size}; its check took ${rounded(middle((each) => each.check))} s`,
    },
  ];
}

/** What the clock says depends on who else is at work; this hardly does. Two cores can make twice as much of it. */
function processorLine(name: string, times: readonly Times[]): Line {
  const [worker, database, copy] = (["worker", "database", "copy"] as const).map((part) =>
    median(times.map(({ processor }) => processor[part])),
  ) as [number, number, number];
  return {
    name: `import, ${name}: share of COPY by processor time`,
    value: copy / (worker + database),
    from: `COPY ${rounded(copy)} s; loading ${rounded(database)} s of the server, ${rounded(worker)} s of the worker`,
  };
}

async function importOnce(stand: Stand, name: string, file: string): Promise<Times> {
  const database = await stand.create(name);
  await connected(database.ownerUrl, (client) =>
    client.query(
      `INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Measured', 'Europe/London');${KNOWN_NAMES}`,
    ),
  );
  const workers = await startWorkers(stand, database);
  const importer = await startImporter(stand, database);
  const { token, seconds: check } = await importer.check(file, "Measured");
  const before = [processorSecondsOf(workers), databaseSeconds(name)] as const;
  const load = await importer.load(token);
  const used = [processorSecondsOf(workers) - before[0], databaseSeconds(name) - before[1]] as const;
  await importer.end();
  const peakMegabytes = workers.files.peakMegabytes();
  await workers.end();
  const rows = join(stand.folder, "rows.copy");
  await saveRows(database, rows);
  const { seconds: copy, processor } = await secondsOfCopy(database, rows);
  return {
    check,
    load,
    copy,
    peakMegabytes,
    processor: { worker: used[0], database: used[1], copy: processor },
  };
}

function processorSecondsOf({ files, figures }: Workers): number {
  return processorSeconds(files.pid) + processorSeconds(figures.pid);
}
