import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bombs, UNPACKED } from "../testing/bombs";
import { median, rounded, type Line } from "./figures";
import { startImporter, type Importer } from "./importer";
import { writeSampleFile } from "./sample-file";
import { timed, type Stand } from "./stand";
import { startWorkers } from "./worker";

const ROUNDS = 5;
/** Rows of an honest file of about 300 kB. */
const HONEST_ROWS = 4_000;

/** Refusing files of 300 kB that unpack to gigabytes, by the worker that reads files, beside checking an honest one. */
export async function measureBomb(stand: Stand): Promise<Line[]> {
  const database = await stand.create("bomb");
  const honest = join(stand.folder, "honest.csv");
  await writeSampleFile(honest, HONEST_ROWS, true);
  const files = bombs().map(({ fileName, content, sentence }) => {
    const path = join(stand.folder, fileName);
    writeFileSync(path, content);
    return { fileName, path, sentence, kilobytes: Math.round(content.length / 1024), times: [] as number[] };
  });
  const worker = await startWorkers(stand, database);
  const importer = await startImporter(stand, database);
  const reference: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const { seconds } = await importer.check(honest, `Honest ${round}`);
    if (round >= 0) reference.push(seconds);
    for (const { path, sentence, times } of files) {
      const refused = await secondsToRefuse(importer, path, sentence);
      if (round >= 0) times.push(refused); // the first of each compiles and connects
    }
  }
  const peak = worker.files.peakMegabytes();
  await importer.end();
  await worker.end();
  return [
    ...files.map(({ fileName, times, kilobytes }) => ({
      name: `bomb, ${fileName}: refused in`,
      value: median(times),
      unit: "s",
      atMost: 1,
      from: `${kilobytes} kB; an honest file of that size is checked in ${rounded(median(reference))} s`,
    })),
    {
      name: "bomb: peak memory of the worker that reads them",
      value: peak,
      unit: "MB",
      atMost: 250,
      from: `${files.length * (ROUNDS + 1)} refused, archives that unpack to ${rounded(UNPACKED / 1e9)} GB among them`,
    },
  ];
}

async function secondsToRefuse(importer: Importer, path: string, sentence: RegExp): Promise<number> {
  const { seconds, value } = await timed(() =>
    importer.check(path, "Refused").then(
      () => "",
      (error: unknown) => String(error),
    ),
  );
  if (!sentence.test(value)) throw new Error(`${path} was not refused as expected: ${value}`);
  return seconds;
}
