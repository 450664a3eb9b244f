import { join } from "node:path";
import { median, rounded, type Line } from "./figures";
import { saveRows, secondsOfCopy } from "./plain-copy";
import type { SeedTimes } from "./probes/seed";
import { productEnv, startProbe, type Stand } from "./stand";
import { TODAY } from "./world";

const REPEATS = 3;

/** Loading the sample insurer, inventing it included, against COPY of its answers. */
export async function measureSeed(stand: Stand): Promise<Line[]> {
  const rows = join(stand.folder, "sample.copy");
  const seeds: SeedTimes[] = [];
  const copies: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const database = await stand.create(`seed_${repeat}`);
    const probe = startProbe("seed.ts", productEnv(database, stand.folder));
    seeds.push(await probe.ask<SeedTimes>({ end: TODAY, password: "a password of the measurements" }));
    await probe.end();
    await saveRows(database, rows);
    copies.push((await secondsOfCopy(database, rows)).seconds);
  }
  const seconds = median(seeds.map((seed) => seed.seconds));
  const copy = median(copies);
  const answers = seeds[0]?.answers ?? 0;
  return [
    {
      name: "seed: share of COPY",
      value: copy / seconds,
      from: `${answers} answers: COPY ${rounded(copy)} s, invented and loaded in ${rounded(seconds)} s (${Math.round(answers / seconds)} rows/s)`,
    },
  ];
}
