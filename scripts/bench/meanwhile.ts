import { join } from "node:path";
import { median, milliseconds, quantile, type Line } from "./figures";
import { startImporter, type Importer } from "./importer";
import { OVERVIEW } from "./page";
import { writeSampleFile } from "./sample-file";
import { buildWithBarePage, latencies, signIn, startServer } from "./served";
import { productEnv, type Stand } from "./stand";
import { startWorkers } from "./worker";
import { fill } from "./world";

const CONCURRENCY = [1, 4];
const REQUESTS = 30;
const IDLE_ROUNDS = 8;

/** The served overview while a file is imported, against the same page while the workers have nothing to do. */
export async function measureMeanwhile(stand: Stand, answers: number): Promise<Line[]> {
  const file = join(stand.folder, "meanwhile.csv");
  await writeSampleFile(file, answers, false);
  const database = await stand.create("meanwhile");
  await fill(database, answers);
  const env = productEnv(database, stand.folder);
  const cookie = await signIn(database, env.KEPT_SECRET ?? "");
  const server = await startServer(buildWithBarePage(stand.folder), env);
  const worker = await startWorkers(stand, database);
  const importer = await startImporter(stand, database);
  const lines: Line[] = [];
  try {
    for (const connections of CONCURRENCY) {
      const ask = () => latencies(`${server.url}${OVERVIEW}`, cookie, { connections, amount: REQUESTS });
      const { token } = await importer.check(file, `Measured with ${connections}`);
      lines.push(
        ...(await compare(ask, importer, token, `overview while importing, ${connections} at once`)),
      );
    }
  } finally {
    server.child.kill("SIGTERM");
    await importer.end();
    await worker.end();
  }
  return lines;
}

async function compare(
  ask: () => Promise<number[]>,
  importer: Importer,
  token: string,
  name: string,
): Promise<Line[]> {
  await importer.untilAllIsDone();
  await ask(); // compiles what is compiled late
  const idle: number[] = [];
  for (let round = 0; round < IDLE_ROUNDS; round++) idle.push(...(await ask()));
  const busy: number[] = [];
  const state = { isOver: false };
  const load = importer.load(token).finally(() => (state.isOver = true));
  while (!state.isOver) busy.push(...(await ask()));
  const seconds = Math.round(await load);
  const from = `idle ${milliseconds(idle)}; ${busy.length} requests during ${seconds} s of import ${milliseconds(busy)}`;
  return [
    { name: `${name}: p50 over idle`, value: median(busy) / median(idle), atMost: 2, from },
    { name: `${name}: p99 over idle`, value: quantile(busy, 0.99) / quantile(idle, 0.99), from: "the same" },
  ];
}
