import { median, milliseconds, quantile, type Line } from "./figures";
import { buildWithBarePage, latencies, signIn, startServer } from "./served";
import { productEnv, type Stand } from "./stand";
import { fill } from "./world";

const CONCURRENCY = [4, 16];
const ROUNDS = 6;
const REQUESTS = 120;
export const OVERVIEW = "/overview?period=2026-Q3";

/** The overview as it is served against a bare dynamic page of the same server, loaded in turns. */
export async function measurePage(stand: Stand, answers: number): Promise<Line[]> {
  const database = await stand.create("page");
  await fill(database, answers);
  const cookie = await signIn(database, productEnv(database, stand.folder).KEPT_SECRET ?? "");
  const folder = buildWithBarePage(stand.folder);
  const lines: Line[] = [];
  for (const keep of ["on", "off"]) {
    const server = await startServer(folder, {
      ...productEnv(database, stand.folder),
      KEPT_KEEP_COUNTS: keep,
    });
    try {
      for (const connections of CONCURRENCY)
        lines.push(...(await compare(server.url, cookie, connections, keep)));
    } finally {
      server.child.kill("SIGTERM");
    }
  }
  return lines;
}

async function compare(url: string, cookie: string, connections: number, keep: string): Promise<Line[]> {
  const times = { overview: [] as number[], bare: [] as number[] };
  const load = async (path: string) => latencies(`${url}${path}`, cookie, { connections, amount: REQUESTS });
  for (const path of [OVERVIEW, "/bench-bare"]) await load(path); // compiles what is compiled late
  for (let round = 0; round < ROUNDS; round++) {
    times.bare.push(...(await load("/bench-bare")));
    times.overview.push(...(await load(OVERVIEW)));
  }
  const name = `page, ${connections} at once, counts ${keep === "on" ? "kept" : "not kept"}`;
  const from = `overview ${milliseconds(times.overview)}; bare ${milliseconds(times.bare)}`;
  const p99 = quantile(times.overview, 0.99) / quantile(times.bare, 0.99);
  const atMost = keep === "on" ? 3 : undefined;
  return [
    {
      name: `${name}: p50 over a bare page`,
      value: median(times.overview) / median(times.bare),
      atMost,
      from,
    },
    { name: `${name}: p99 over a bare page`, value: p99, atMost, from },
  ];
}
