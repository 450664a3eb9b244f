import type { PoolClient } from "pg";
import { dayOfMonth, type SeedCalendar } from "./calendar";
import { channels, personas, segments, surveys } from "./dimensions";
import { journey } from "./journey";
import { departments, organisation, people } from "./organisation";
import { measureTargets } from "./measure-targets";
import { targets } from "./targets";
import type { MonthIndex } from "./touchpoint";

/** Ids by slug (surveys: by key, people: by e-mail). */
export type Ids = ReadonlyMap<string, number>;

export type Dimensions = Readonly<
  Record<"channels" | "segments" | "personas" | "surveys" | "departments" | "touchpoints", Ids>
>;

/** Whoever owned something when the sample begins had owned it for longer. */
const longAgo: MonthIndex = -36;

/** Writes everything that has a name: the organisation, its departments, its journey, its surveys and its targets. */
export async function writeRecords(
  client: PoolClient,
  calendar: SeedCalendar,
  now: Date,
): Promise<Dimensions> {
  const { name, timeZone, currency } = organisation;
  await client.query(
    "INSERT INTO organisation (id, name, time_zone, currency, is_sample) VALUES (1, $1, $2, $3, true) ON CONFLICT (id) DO UPDATE SET name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency, is_sample = true",
    [name, timeZone, currency],
  );
  const departmentIds = await insert(
    client,
    `INSERT INTO department (slug, name, position) SELECT slug, name, position FROM ROWS (slug text, name text, position int)
      RETURNING slug AS key, id`,
    departments.map((department, position) => ({ ...department, position })),
  );
  const named = (table: string) =>
    `INSERT INTO ${table} (slug, name) SELECT slug, name FROM ROWS (slug text, name text) RETURNING slug AS key, id`;
  const dimensions = {
    departments: departmentIds,
    channels: await insert(client, named("channel"), channels),
    segments: await insert(client, named("segment"), segments),
    personas: await insert(
      client,
      `INSERT INTO persona (slug, name, about) SELECT slug, name, about FROM ROWS (slug text, name text, about text)
        RETURNING slug AS key, id`,
      personas,
    ),
    surveys: await writeSurveys(client, now),
    touchpoints: await writeJourney(client),
  };
  await writeRoles(client, calendar, dimensions);
  await writeTargets(client, calendar, departmentIds);
  return dimensions;
}

/** The people, all with passwords hashed by the caller, and the roles they hold. */
export async function writePeople(
  client: PoolClient,
  hashes: readonly string[],
  { departments: departmentIds, now }: { departments: Ids; now: Date },
): Promise<void> {
  await insert(
    client,
    `INSERT INTO person (email, name, password_hash, created_at) SELECT email, name, hash, at
      FROM ROWS (email text, name text, hash text, at timestamptz) RETURNING email AS key, 0 AS id`,
    people.map(({ email, name }, index) => ({ email, name, hash: hashes[index], at: now })),
  );
  const grants = people.flatMap(({ email, grants }) =>
    grants.map((grant) => ({
      email,
      role: grant.role,
      department: "department" in grant ? departmentIds.get(grant.department) : null,
      at: now,
    })),
  );
  await insert(
    client,
    `INSERT INTO grant_held (person_id, role, department_id, granted_at) SELECT person.id, role, department, at
      FROM ROWS (email text, role text, department int, at timestamptz) JOIN person USING (email)
      RETURNING person_id AS key, id`,
    grants,
  );
}

async function writeSurveys(client: PoolClient, now: Date): Promise<Ids> {
  const ids = await insert(
    client,
    `INSERT INTO survey (name, counts_in_score, created_at) SELECT name, "countsInScore", at
      FROM ROWS (name text, "countsInScore" boolean, at timestamptz) RETURNING name AS key, id`,
    surveys.map(({ name, countsInScore }) => ({ name, countsInScore, at: now })),
  );
  await insert(
    client,
    `INSERT INTO question (survey_id, position, kind, wording) SELECT survey, position, kind, wording
      FROM ROWS (survey int, position int, kind text, wording text) RETURNING wording AS key, id`,
    surveys.flatMap(({ name, questions }) =>
      questions.map((question, index) => ({ ...question, survey: ids.get(name), position: index + 1 })),
    ),
  );
  return new Map(surveys.map(({ key, name }) => [key, idOf(ids, name)]));
}

async function writeJourney(client: PoolClient): Promise<Ids> {
  const { slug, name, stages } = journey;
  const journeys = await insert(
    client,
    "INSERT INTO journey (slug, name, version, published_at) SELECT slug, name, 1, now() FROM ROWS (slug text, name text) RETURNING slug AS key, id",
    [{ slug, name }],
  );
  const stageIds = await insert(
    client,
    `INSERT INTO stage (journey_id, slug, name, position, wants) SELECT journey, slug, name, position, wants
      FROM ROWS (journey int, slug text, name text, position int, wants text) RETURNING slug AS key, id`,
    stages.map((stage, index) => ({
      journey: idOf(journeys, slug),
      slug: stage.slug,
      name: stage.name,
      position: index + 1,
      wants: stage.wants,
    })),
  );
  return insert(
    client,
    `INSERT INTO touchpoint (stage_id, slug, name, position) SELECT stage, slug, name, position
      FROM ROWS (stage int, slug text, name text, position int) RETURNING slug AS key, id`,
    stages.flatMap((stage) =>
      stage.touchpoints.map((each, index) => ({
        stage: idOf(stageIds, stage.slug),
        slug: each.slug,
        name: each.name,
        position: index + 1,
      })),
    ),
  );
}

async function writeRoles(client: PoolClient, calendar: SeedCalendar, ids: Dimensions): Promise<void> {
  const roles = journey.stages.flatMap((stage) =>
    stage.touchpoints.flatMap(({ slug, owners, contributors }) => [
      ...owners.map(({ department, from = longAgo, to }) => ({ slug, role: "owner", department, from, to })),
      ...contributors.map((department) => ({
        slug,
        role: "contributor",
        department,
        from: longAgo,
        to: undefined,
      })),
    ]),
  );
  await insert(
    client,
    `INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to)
      SELECT touchpoint, department, role, "from", "to"
      FROM ROWS (touchpoint int, department int, role text, "from" date, "to" date) RETURNING id::text AS key, id`,
    roles.map(({ slug, role, department, from, to }) => ({
      touchpoint: idOf(ids.touchpoints, slug),
      department: idOf(ids.departments, department),
      role,
      from: dayOfMonth(calendar, from),
      to: to === undefined ? null : dayOfMonth(calendar, to),
    })),
  );
}

async function writeTargets(client: PoolClient, calendar: SeedCalendar, departmentIds: Ids): Promise<void> {
  await insert(
    client,
    `INSERT INTO target (department_id, metric, value, band, valid_from, reason)
      SELECT department, metric, value, band, "from", reason
      FROM ROWS (department int, metric text, value float8, band float8, "from" date, reason text)
      RETURNING id::text AS key, id`,
    [...targets.map((target) => ({ metric: "nps", ...target })), ...measureTargets].map(
      ({ department, metric, value, band, from, reason }) => ({
        metric,
        department: department === undefined ? null : idOf(departmentIds, department),
        value,
        band,
        from: dayOfMonth(calendar, from),
        reason,
      }),
    ),
  );
}

/** Runs an INSERT whose `FROM ROWS (name type …)` stands for the given rows; `key` and `id` come back. */
export async function insert(client: PoolClient, sql: string, rows: readonly object[]): Promise<Ids> {
  const text = sql.replace("FROM ROWS (", "FROM jsonb_to_recordset($1::jsonb) AS rows (");
  const { rows: written } = await client.query<{ key: string; id: number }>(text, [JSON.stringify(rows)]);
  return new Map(written.map(({ key, id }) => [key, id]));
}

/** The id of a name the sample itself wrote. */
export function idOf(ids: Ids, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample names ${key}, but never wrote it.`);
  return id;
}
