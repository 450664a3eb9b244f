import { median, milliseconds, rounded, type Line } from "./figures";
import type { OverviewQuestion, OverviewTimes } from "./probes/overview";
import { connected, productEnv, startProbe, timed, type Database, type Probe, type Stand } from "./stand";
import { fill, TODAY } from "./world";

const ROUNDS = 20;
const RUNS = 10;

/** What is asked for, and the range of months the page reads for it: its trend, and the period before. */
const PAGES = [
  { name: "last quarter", asked: {}, from: "2025-10-01", to: "2026-10-01", narrowed: "", atLeast: 50 },
  {
    name: "two channels",
    asked: { channels: [1, 2] },
    from: "2025-10-01",
    to: "2026-10-01",
    narrowed: "AND r.channel_id IN (1, 2)",
    atLeast: undefined,
  },
];

/** The overview's figures at a tenth of the answers, at all of them, and counted from the answers themselves. */
export async function measureOverview(stand: Stand, answers: number): Promise<Line[]> {
  const few = await stand.create("overview_few");
  const many = await stand.create("overview_many");
  await fill(few, answers / 10);
  await fill(many, answers);
  const env = (database: Database) => ({ ...productEnv(database, stand.folder), KEPT_KEEP_COUNTS: "off" });
  const probes = [startProbe("overview.ts", env(few)), startProbe("overview.ts", env(many))] as const;
  try {
    const lines: Line[] = [];
    for (const page of PAGES) lines.push(...(await measurePage(probes, many, page)));
    return lines;
  } finally {
    await Promise.all(probes.map((probe) => probe.end()));
  }
}

async function measurePage(
  [few, many]: readonly [Probe, Probe],
  database: Database,
  page: (typeof PAGES)[number],
): Promise<Line[]> {
  const times = { few: [] as number[], many: [] as number[], whole: [] as number[], raw: [] as number[] };
  const question: OverviewQuestion = { runs: RUNS, today: TODAY, asked: page.asked };
  const ask = (probe: Probe) => probe.ask<OverviewTimes>(question);
  for (const probe of [few, many]) await ask(probe); // the first runs compile and connect
  for (let round = 0; round < ROUNDS; round++) {
    times.few.push(...(await ask(few)).statements);
    const { statements, whole } = await ask(many);
    times.many.push(...statements);
    times.whole.push(...whole);
    if (round % 4 === 0) times.raw.push(await rawMilliseconds(database, page));
  }
  return [
    {
      name: `overview, ${page.name}: all answers over a tenth of them`,
      value: median(times.many) / median(times.few),
      atMost: 1.5,
      from: `all: ${milliseconds(times.many)}; a tenth: ${milliseconds(times.few)}`,
    },
    {
      name: `overview, ${page.name}: GROUP BY on answers over the page's queries`,
      value: median(times.raw) / median(times.many),
      atLeast: page.atLeast,
      from: `raw ${rounded(median(times.raw))} ms; the whole function, with Prisma and computing: ${milliseconds(times.whole)}`,
    },
  ];
}

/** The same figures from the answers themselves, as plainly as it goes: a month and department, and who moved. */
function rawMilliseconds(
  database: Database,
  { from, to, narrowed }: (typeof PAGES)[number],
): Promise<number> {
  return connected(database.appUrl, async (client) => {
    const { seconds } = await timed(async () => {
      await client.query(
        `SELECT date_trunc('month', answered_at AT TIME ZONE 'Europe/London')::date AS month, owner.department_id,
           count(*) FILTER (WHERE score >= 9) AS promoters, count(*) FILTER (WHERE score BETWEEN 7 AND 8) AS passives,
           count(*) FILTER (WHERE score <= 6) AS detractors
         FROM response AS r JOIN survey ON survey.id = r.survey_id AND survey.counts_in_score
           LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = r.touchpoint_id AND owner.role = 'owner'
             AND owner.valid_from <= (answered_at AT TIME ZONE 'Europe/London')::date
             AND (owner.valid_to IS NULL OR owner.valid_to > (answered_at AT TIME ZONE 'Europe/London')::date)
         WHERE answered_at >= '${from} 00:00 Europe/London' AND answered_at < '${to} 00:00 Europe/London' ${narrowed}
         GROUP BY 1, 2`,
      );
      await client.query(moved());
      if (narrowed) await client.query(complement(from, to, narrowed));
    });
    return seconds * 1000;
  });
}

/** Customers by class in the last complete quarter and in the one before, each by the newest answer. */
function moved(): string {
  const newest = (from: string, to: string) => `SELECT DISTINCT ON (customer_id) customer_id, score
    FROM response AS r JOIN survey ON survey.id = r.survey_id AND survey.counts_in_score
    WHERE answered_at >= '${from} 00:00 Europe/London' AND answered_at < '${to} 00:00 Europe/London'
      AND score IS NOT NULL AND customer_id IS NOT NULL ORDER BY customer_id, answered_at DESC, r.id DESC`;
  return `SELECT a.score >= 9, a.score <= 6, b.score >= 9, b.score <= 6, count(*)
    FROM (${newest("2026-04-01", "2026-07-01")}) AS a
      FULL JOIN (${newest("2026-07-01", "2026-10-01")}) AS b USING (customer_id) GROUP BY 1, 2, 3, 4`;
}

/** What the filter leaves out, by month: the page needs it to hide what could be told by subtraction. */
function complement(from: string, to: string, narrowed: string): string {
  return `SELECT date_trunc('month', answered_at AT TIME ZONE 'Europe/London')::date, count(*)
    FROM response AS r JOIN survey ON survey.id = r.survey_id AND survey.counts_in_score
    WHERE answered_at >= '${from} 00:00 Europe/London' AND answered_at < '${to} 00:00 Europe/London'
      AND score IS NOT NULL AND NOT (true ${narrowed}) GROUP BY 1`;
}
