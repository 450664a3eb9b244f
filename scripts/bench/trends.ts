import { median, milliseconds, type Line } from "./figures";
import type { TrendsQuestion, TrendsTimes, View } from "./probes/trends";
import { connected, productEnv, startProbe, type Database, type Probe, type Stand } from "./stand";
import { fill, TODAY } from "./world";

const ROUNDS = 12;
const RUNS = 5;

/** What each view of the trends page is asked for: as it opens, and as costly as a reader can make it. */
const VIEWS: { name: string; view: View; asked: object }[] = [
  { name: "score, by month", view: "score", asked: {} },
  { name: "score, by week and stage", view: "score", asked: { step: "week", by: "stages" } },
  { name: "score, by channel", view: "score", asked: { by: "channels" } },
  { name: "score, with limits", view: "score", asked: { limits: true } },
  { name: "detractors, with limits and themes", view: "detractors", asked: { limits: true } },
  { name: "movement", view: "movement", asked: { from: "2026-Q2", to: "2026-Q3" } },
  { name: "drivers", view: "drivers", asked: {} },
  { name: "money and debt", view: "money", asked: { period: "2026-Q3" } },
];

/** The data of each view at a tenth of the answers and at all of them, in turns: cells must not cost more with answers. */
export async function measureTrends(stand: Stand, answers: number): Promise<Line[]> {
  const few = await prepared(stand, "trends_few", answers / 10);
  const many = await prepared(stand, "trends_many", answers);
  const env = (database: Database) => ({ ...productEnv(database, stand.folder), KEPT_KEEP_COUNTS: "off" });
  const probes = [startProbe("trends.ts", env(few)), startProbe("trends.ts", env(many))] as const;
  try {
    // What the worker computes after the fold and pages only read.
    for (const probe of probes) await probe.ask<TrendsTimes>({ ...question, view: "compute", asked: {} });
    const lines: Line[] = [];
    for (const view of VIEWS) lines.push(await measureView(probes, view));
    return lines;
  } finally {
    await Promise.all(probes.map((probe) => probe.end()));
  }
}

const question = { runs: 1, today: TODAY } as const;

async function prepared(stand: Stand, name: string, answers: number): Promise<Database> {
  const database = await stand.create(name);
  await fill(database, answers);
  await connected(database.superuserUrl, async (client) => {
    await client.query(
      `INSERT INTO customer (id, ref, revenue, lost_on)
       SELECT n, 'C' || n, 100 + n % 900, CASE WHEN n % 9 = 0 THEN date '2026-06-01' END FROM generate_series(1, 100000) AS n`,
    );
    await client.query("SELECT rollup.fold_movement()");
    await client.query("VACUUM (ANALYZE)");
  });
  return database;
}

async function measureView(
  [few, many]: readonly [Probe, Probe],
  { name, view, asked }: (typeof VIEWS)[number],
): Promise<Line> {
  const question: TrendsQuestion = { runs: RUNS, today: TODAY, view, asked };
  const times = { few: [] as number[], many: [] as number[] };
  for (const probe of [few, many]) await probe.ask<TrendsTimes>(question); // the first runs compile and connect
  for (let round = 0; round < ROUNDS; round++) {
    times.few.push(...(await few.ask<TrendsTimes>(question)).whole);
    times.many.push(...(await many.ask<TrendsTimes>(question)).whole);
  }
  return {
    name: `trends, ${name}: all answers over a tenth of them`,
    value: median(times.many) / median(times.few),
    atMost: 1.5,
    from: `all: ${milliseconds(times.many)}; a tenth: ${milliseconds(times.few)}`,
  };
}
