import { median, milliseconds, type Line } from "./figures";
import type { MatrixQuestion, MatrixTimes } from "./probes/scorecards";
import { buildWithBarePage, latencies, signIn, startServer } from "./served";
import { connected, productEnv, startProbe, type Database, type Stand } from "./stand";
import { EVERYBODY_FEELS, fill, TODAY } from "./world";

const DEPARTMENTS = 40;
const ROUNDS = 12;
const RUNS = 3;
const CONNECTIONS = 4;
const REQUESTS = 80;
const PAGE = "/scorecards?period=last-12m";

/** Forty departments, each with a touchpoint, promises, commitments, invitations and a target for every measure. */
const FORTY = `
  INSERT INTO department (slug, name, position) SELECT 'd' || n, 'Department ' || n, n FROM generate_series(9, ${DEPARTMENTS}) AS n;
  DELETE FROM touchpoint_role;
  INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) SELECT n, n, 'owner', '2020-01-01' FROM generate_series(1, ${DEPARTMENTS}) AS n;
  DELETE FROM target;
  INSERT INTO target (department_id, metric, value, band, valid_from)
    SELECT NULLIF(n, 0), metric, value, 5, '2024-01-01' FROM generate_series(0, ${DEPARTMENTS}) AS n,
      (VALUES ('nps', 10), ('detractor-share', 40), ('csat', 45), ('ces', 45), ('promises-kept', 90), ('experience-debt', 50000), ('response-rate', 20), ('emotion-gap', 0), ('commitments-kept', 80)) AS m (metric, value);
  INSERT INTO journey (slug, name, version, published_at) VALUES ('measured', 'Measured', 1, now());
  INSERT INTO stage (journey_id, slug, name, position, designed_emotion) SELECT 1, 's' || n, 'Stage ' || n, n, 'relieved' FROM generate_series(1, 8) AS n;
  UPDATE touchpoint SET stage_id = 1 + id % 8;
  INSERT INTO promise (slug, stage_id, made_by, delivered_by) SELECT 'p' || n, 1 + n % 8, 1, n FROM generate_series(1, ${DEPARTMENTS}) AS n;
  INSERT INTO promise_version (promise_id, number, text, comparator, threshold, unit, valid_from)
    SELECT id, 1, 'In a day', 'at most', 1, 'days', '2020-01-01' FROM promise;
  INSERT INTO promise_tally SELECT id, m, 900, 100 FROM promise_version, generate_series('2024-11-01'::date, '2026-10-01', interval '1 month') AS m;
  INSERT INTO asked (survey_id, touchpoint_id, month, asked, delivered)
    SELECT 1, n, m, 50000, 48000 FROM generate_series(1, ${DEPARTMENTS}) AS n, generate_series('2024-11-01'::date, '2026-11-01', interval '1 month') AS m;
  INSERT INTO commitment (department_id, words, due, first_due, confidence, made_by, made_at, done_on)
    SELECT n, 'Answer sooner', m, m, 80, gen_random_uuid(), m, CASE WHEN n % 3 > 0 THEN m::date END
    FROM generate_series(1, ${DEPARTMENTS}) AS n, generate_series('2024-11-15'::date, '2026-10-15', interval '1 month') AS m;
  INSERT INTO customer (id, ref, revenue, lost_on)
    SELECT n, 'C' || n, 100 + n % 900, CASE WHEN n % 9 = 0 THEN date '2026-06-01' END FROM generate_series(1, 100000) AS n;`;

/**
 * The matrix of forty departments by every measure by twelve months, at a tenth of the answers and at all of them; and
 * its page as it is served against a page of the same server with as many elements made of constants.
 */
export async function measureScorecards(stand: Stand, answers: number): Promise<Line[]> {
  const few = await prepared(stand, "scorecards_few", answers / 10);
  const many = await prepared(stand, "scorecards_many", answers);
  return [await measureMatrix(stand, few, many), ...(await measureServed(stand, many))];
}

async function prepared(stand: Stand, name: string, answers: number): Promise<Database> {
  const database = await stand.create(name);
  await fill(database, answers, { emotion: EVERYBODY_FEELS });
  await connected(database.superuserUrl, async (client) => {
    await client.query(FORTY);
    await client.query("SELECT rollup.fold_movement()");
  });
  const probe = startProbe("scorecards.ts", productEnv(database, stand.folder));
  try {
    // What the worker computes after the fold and the page only reads.
    await probe.ask<MatrixTimes>({ ...question, runs: 0, isToCompute: true });
  } finally {
    await probe.end();
  }
  await connected(database.superuserUrl, (client) => client.query("VACUUM (ANALYZE)"));
  return database;
}

const question: MatrixQuestion = { runs: RUNS, today: TODAY, asked: { period: "last-12m" } };

async function measureMatrix(stand: Stand, few: Database, many: Database): Promise<Line> {
  const env = (database: Database) => ({ ...productEnv(database, stand.folder), KEPT_KEEP_COUNTS: "off" });
  const probes = [startProbe("scorecards.ts", env(few)), startProbe("scorecards.ts", env(many))] as const;
  const times = { few: [] as number[], many: [] as number[] };
  let seen: MatrixTimes | undefined;
  try {
    for (const probe of probes) await probe.ask<MatrixTimes>(question); // the first runs compile and connect
    for (let round = 0; round < ROUNDS; round++) {
      times.few.push(...(await probes[0].ask<MatrixTimes>(question)).whole);
      seen = await probes[1].ask<MatrixTimes>(question);
      times.many.push(...seen.whole);
    }
  } finally {
    await Promise.all(probes.map((probe) => probe.end()));
  }
  const { lines = 0, measures = 0, shown = 0 } = seen ?? {};
  return {
    name: `scorecards, ${lines} departments × ${measures} measures × 12 months: all answers over a tenth of them`,
    value: median(times.many) / median(times.few),
    atMost: 1.5,
    from: `all: ${milliseconds(times.many)}; a tenth: ${milliseconds(times.few)}; ${shown} figures`,
  };
}

async function measureServed(stand: Stand, database: Database): Promise<Line[]> {
  const env = productEnv(database, stand.folder);
  const cookie = await signIn(database, env.KEPT_SECRET ?? "");
  const server = await startServer(buildWithBarePage(stand.folder), { ...env, KEPT_KEEP_COUNTS: "on" });
  try {
    const html = await (await fetch(`${server.url}${PAGE}`, { headers: { cookie } })).text();
    const elements = elementsIn(html);
    const constants = `/bench-elements?n=${elements}`;
    const same = elementsIn(await (await fetch(`${server.url}${constants}`, { headers: { cookie } })).text());
    const load = (path: string) =>
      latencies(`${server.url}${path}`, cookie, { connections: CONNECTIONS, amount: REQUESTS });
    for (const path of [PAGE, constants]) await load(path); // compiles what is compiled late
    const times = { page: [] as number[], constants: [] as number[] };
    for (let round = 0; round < ROUNDS / 2; round++) {
      times.constants.push(...(await load(constants)));
      times.page.push(...(await load(PAGE)));
    }
    return [
      {
        name: "scorecards, page: over a page of as many elements from constants",
        value: median(times.page) / median(times.constants),
        atMost: 1.5,
        from: `page ${milliseconds(times.page)}, ${elements} elements, ${Math.round(html.length / 1000)} kB; constants ${milliseconds(times.constants)}, ${same} elements`,
      },
    ];
  } finally {
    server.child.kill("SIGTERM");
  }
}

/** Elements of a page as it is sent, scripts and what they carry left out. */
function elementsIn(html: string): number {
  return html.replaceAll(/<script[\s\S]*?<\/script>/g, "").match(/<[a-z]/g)?.length ?? 0;
}
