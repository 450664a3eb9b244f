import type { PoolClient } from "pg";
import { addDays, type Day } from "@/domain/period";
import { codeNextComments, foldThemes } from "@/features/responses/commands/code-comments";
import { hashPassword } from "@/server/auth/password";
import { withConnection } from "@/server/db";
import { openSampleCases } from "./cases";
import { writeCommitments } from "./commitments";
import { copyRows } from "./copy";
import { writeHappened } from "./happened";
import { people } from "./organisation";
import { impressionsOf, type SeedImpressions } from "./impressions";
import { writeMap } from "./map-records";
import { planSample } from "./plans";
import { writePromises } from "./promise-records";
import { writeVision } from "./vision";
import { idOf, writePeople, writeRecords, type Dimensions } from "./records";
import { signSample } from "./signed";
import { writeSteps } from "./steps";
import { writeThemes } from "./themes";
import { generateWorld, type World } from "./world";

/** `loaded`: it was written just now. `isSample`: whether the organisation in the database is the sample. */
export type SeedResult = Readonly<{ loaded: boolean; isSample: boolean; customers: number; answers: number }>;

export type SeedRequest = Readonly<{
  /** The last day of the 24 months. */
  end: Day;
  /** The one password of every person of the sample. Without one nobody comes along: somebody set this up already. */
  password?: string;
  now: Date;
}>;

/**
 * Loads Northgate Insurance into an empty installation, as the app's own role (DATABASE_URL and KEPT_SECRET must be
 * set). Where there are people already it changes nothing. One transaction: a kill leaves nothing behind.
 */
export async function seedDemo(request: SeedRequest): Promise<SeedResult> {
  const result = await loadOnce(request);
  // As the worker would within seconds; a kill in between leaves it to the worker.
  if (result.loaded) {
    while ((await codeNextComments()) > 0);
    await foldThemes();
    if (request.password !== undefined) {
      await signSample(request.end);
      await planSample(request.end);
      await openSampleCases(request.end);
    }
  }
  return result;
}

function loadOnce({ end, password, now }: SeedRequest): Promise<SeedResult> {
  return withConnection(async (client) => {
    await client.query("BEGIN");
    // COPY of everything takes longer than a page may; two starts at once must not load twice.
    await client.query("SET LOCAL statement_timeout = 0");
    await client.query(`SELECT set_config('kept.actor', 'system', true),
      set_config('kept.capability', 'load the sample', true), set_config('kept.departments', 'all', true),
      pg_advisory_xact_lock(hashtext('kept.sample'))`);
    const existing = await existingSample(client, password !== undefined);
    const result = existing ?? (await write(client, { end, password, now }));
    await client.query("COMMIT");
    return result;
  });
}

async function existingSample(client: PoolClient, bringsPeople: boolean): Promise<SeedResult | undefined> {
  const { rows } = await client.query<{ isSample: boolean }>(
    // An operator may have imported files before anybody was let in: the sample may still move in beside them.
    `SELECT is_sample AS "isSample" FROM organisation
     WHERE ($1 AND EXISTS (SELECT FROM person)) OR EXISTS (SELECT FROM department) OR EXISTS (SELECT FROM touchpoint)`,
    [bringsPeople],
  );
  return rows[0] && { loaded: false, isSample: rows[0].isSample, customers: 0, answers: 0 };
}

async function write(client: PoolClient, { end, password, now }: SeedRequest): Promise<SeedResult> {
  const world = generateWorld({ end });
  const set = password === undefined ? await organisationAsSet(client) : undefined;
  const dimensions = await writeRecords(client, world.calendar, now);
  await writeMap(client, { calendar: world.calendar, departments: dimensions.departments });
  await writePromises(client, world.calendar);
  if (password !== undefined) {
    const hashes = await Promise.all(people.map(() => hashPassword(password)));
    await writePeople(client, hashes, { departments: dimensions.departments, now });
    await writeHappened(client, { calendar: world.calendar, departments: dimensions.departments, now });
    await writeCommitments(client, world.calendar);
  }
  await writeVision(client, world.calendar);
  if (set) await client.query(set);
  await writeThemes(client, dimensions.departments, now);
  const customerIds = await writeCustomers(client, world);
  await writeAnswers(client, world, { dimensions, customerIds });
  await writeSteps(client, world, { dimensions, customerIds });
  await writeAsked(client, world, dimensions);
  await client.query(
    "INSERT INTO audit_event (at, actor, action, object, detail) VALUES ($1, 'system', 'sample.loaded', 'organisation:1', $2)",
    [now, { end, answers: world.answers.length }],
  );
  await client.query("SELECT rollup.fold(), rollup.fold_movement(), rollup.fold_impressions()");
  return {
    loaded: true,
    isSample: true,
    customers: world.customers.length,
    answers: world.answers.length,
  };
}

/** The statement that gives the organisation back what somebody has set up: the sample is a guest here. */
async function organisationAsSet(
  client: PoolClient,
): Promise<{ text: string; values: unknown[] } | undefined> {
  const { rows } = await client.query<Record<string, unknown>>(
    "SELECT name, time_zone, currency, is_sample FROM organisation",
  );
  const text = "UPDATE organisation SET name = $1, time_zone = $2, currency = $3, is_sample = $4";
  return rows[0] && { text, values: Object.values(rows[0]) };
}

/** Ids are drawn from the table's own sequence: the app's role may draw numbers but not set them. */
async function writeCustomers(client: PoolClient, { customers }: World): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT nextval('customer_id_seq') AS id FROM generate_series(1, $1::int)",
    [customers.length],
  );
  const ids = rows.map(({ id }) => id);
  await copyRows(
    client,
    "customer (id, kind, ref, name, email, revenue, lost_on)",
    customers.entries(),
    ([index, { kind, ref, name, email, revenue, lostOn }]) => [
      ids[index],
      kind,
      ref,
      name,
      email,
      revenue,
      lostOn,
    ],
  );
  return ids;
}

type Known = Readonly<{ dimensions: Dimensions; customerIds: readonly string[] }>;

/** One COPY is one statement: its trigger adds up every cell once. */
async function writeAnswers(
  client: PoolClient,
  { calendar, answers }: World,
  { dimensions, customerIds }: Known,
): Promise<void> {
  const { from, to } = calendar.window;
  await client.query("SELECT facts.ensure_months($1, $2)", [from, addDays(to, -1)]);
  await copyRows(
    client,
    `response (answered_at, survey_id, touchpoint_id, channel_id, segment_id, persona_id, customer_id,
      score, csat, ces, emotion, promise_kept, language, comment, expectation, reliable, relevant, valuable, honest)`,
    answers.entries(),
    ([index, answer]) => [
      answer.answeredAt,
      idOf(dimensions.surveys, answer.survey),
      idOf(dimensions.touchpoints, answer.touchpoint),
      idOf(dimensions.channels, answer.channel),
      idOf(dimensions.segments, answer.segment),
      answer.persona && idOf(dimensions.personas, answer.persona),
      customerIds[answer.customer],
      answer.score,
      answer.csat,
      answer.ces,
      answer.emotion,
      answer.promiseKept,
      answer.language,
      answer.comment,
      ...impressionValues(impressionsOf(answer, index)),
    ],
  );
  await copyRows(
    client,
    "response_key (survey_id, external_id)",
    answers.entries(),
    ([index, { survey }]) => [idOf(dimensions.surveys, survey), `demo-${index + 1}`],
  );
}

function impressionValues({ expectation, reliable, relevant, valuable, honest }: SeedImpressions) {
  return [expectation, reliable, relevant, valuable, honest];
}

async function writeAsked(
  client: PoolClient,
  { asked }: World,
  { surveys, touchpoints }: Dimensions,
): Promise<void> {
  await copyRows(client, "asked (survey_id, touchpoint_id, month, asked, delivered)", asked, (row) => [
    idOf(surveys, row.survey),
    idOf(touchpoints, row.touchpoint),
    `${row.month}-01`,
    row.asked,
    row.delivered,
  ]);
}
