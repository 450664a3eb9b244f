import type { PoolClient } from "pg";
import { dayOfMonth, type SeedCalendar } from "./calendar";
import { touchpoints } from "./journey";
import { basics, contributions, differentiators, momentsOfTruth, stagePlans } from "./map";
import { idOf, insert, type Ids } from "./records";
import { toBe, type PlannedStage } from "./to-be";

type Known = Readonly<{ calendar: SeedCalendar; departments: Ids }>;

/** Whoever owns a stage when the sample begins had owned it for longer. */
const longAgo = -36;

/** Writes what the map says beyond names and owners: emotions, marks, channels, contributors, and the other maps. */
export async function writeMap(client: PoolClient, known: Known): Promise<void> {
  await writeStages(client, known);
  await writeTouchpoints(client);
  await writeContributions(client, known);
  await writeOtherMaps(client, known);
}

async function writeStages(client: PoolClient, { calendar, departments }: Known): Promise<void> {
  await client.query(
    `UPDATE stage SET designed_emotion = plan.designed FROM jsonb_to_recordset($1::jsonb) AS plan (stage text, designed text)
     WHERE stage.slug = plan.stage`,
    [JSON.stringify(stagePlans)],
  );
  await insert(
    client,
    `INSERT INTO stage_role (stage_id, department_id, valid_from) SELECT stage.id, department, "from"
      FROM ROWS (slug text, department int, "from" date) JOIN stage USING (slug) RETURNING stage_role.id::text AS key, stage_role.id`,
    stagePlans.map(({ stage, owner }) => ({
      slug: stage,
      department: idOf(departments, owner),
      from: dayOfMonth(calendar, longAgo),
    })),
  );
}

async function writeTouchpoints(client: PoolClient): Promise<void> {
  await client.query(
    `UPDATE touchpoint SET is_moment = slug = ANY($1),
       declared = CASE WHEN slug = ANY($2) THEN 'basic' WHEN slug = ANY($3) THEN 'differentiator' END`,
    [momentsOfTruth, basics, differentiators],
  );
  await client.query(
    `INSERT INTO touchpoint_channel (touchpoint_id, channel_id) SELECT t.id, c.id
     FROM jsonb_to_recordset($1::jsonb) AS met (touchpoint text, channel text)
       JOIN touchpoint AS t ON t.slug = met.touchpoint JOIN channel AS c ON c.slug = met.channel`,
    [
      JSON.stringify(
        touchpoints.flatMap(({ slug, channels }) =>
          Object.keys(channels).map((channel) => ({ touchpoint: slug, channel })),
        ),
      ),
    ],
  );
}

async function writeContributions(client: PoolClient, { departments }: Known): Promise<void> {
  const rows = Object.entries(contributions).map(([slug, { part, sentence }]) => ({
    department: idOf(departments, slug),
    part,
    sentence,
  }));
  await client.query(
    `UPDATE touchpoint_role SET part = said.part, contribution = said.sentence
     FROM jsonb_to_recordset($1::jsonb) AS said (department int, part text, sentence text)
     WHERE role = 'contributor' AND department_id = said.department`,
    [JSON.stringify(rows)],
  );
}

/** How the journey is meant to go in two years, published; and a map of brokers that is still a draft. */
async function writeOtherMaps(client: PoolClient, { calendar, departments }: Known): Promise<void> {
  const { rows: channels } = await client.query<{ slug: string; id: number }>("SELECT slug, id FROM channel");
  const channelIds: Ids = new Map(channels.map(({ slug, id }) => [slug, id]));
  const from = dayOfMonth(calendar, 6);
  const content = (name: string, stages: readonly PlannedStage[]) =>
    JSON.stringify({ name, stages: stages.map((stage, at) => draftStage(stage, at)) });
  const draftStage = ({ touchpoints: places, owner, ...stage }: PlannedStage, at: number) => ({
    key: `n${at}`,
    id: null,
    ...stage,
    owner: { departmentId: idOf(departments, owner), from },
    touchpoints: places.map(({ channels: met, owner: holder, ...place }, index) => ({
      key: `n${at}-${index}`,
      id: null,
      declared: null,
      isMoment: false,
      ...place,
      channels: met.map((channel) => idOf(channelIds, channel)),
      owner: { departmentId: idOf(departments, holder), from },
      contributors: [],
    })),
  });
  await client.query(
    `WITH made AS (INSERT INTO journey (slug, name, kind, version, published_at, position)
       VALUES ($1, $2, 'to-be', 1, now(), 1) RETURNING id)
     INSERT INTO journey_version (journey_id, number, content, changes, published_at)
     SELECT id, 1, $3, '["First version"]', now() FROM made`,
    [toBe.slug, toBe.name, content(toBe.name, toBe.stages)],
  );
  await client.query(
    `WITH made AS (INSERT INTO journey (slug, name, kind, position) VALUES ($1, $2, 'as-is', 2) RETURNING id)
     INSERT INTO journey_draft (journey_id, content, started_at) SELECT id, $3, now() FROM made`,
    ["broker-journey", "Broker journey", content("Broker journey", toBe.brokerStages)],
  );
}
