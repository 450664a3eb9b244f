import { median, milliseconds, type Line } from "./figures";
import type { MapQuestion, MapTimes } from "./probes/map";
import { connected, productEnv, startProbe, type Database, type Stand } from "./stand";
import { fill, TODAY } from "./world";

const STAGES = 12;
const TOUCHPOINTS_A_STAGE = 80;
const ROUNDS = 12;
const RUNS = 3;

/** A map over the touchpoints: stages, owners, themes of the comments, and a promise a stage with its events. */
const MAP = `
  INSERT INTO journey (slug, name, version, published_at) VALUES ('measured', 'Measured', 1, now());
  INSERT INTO stage (journey_id, slug, name, position, wants, designed_emotion)
    SELECT 1, 's' || n, 'Stage ' || n, n, 'I want it done', 'calm' FROM generate_series(1, ${STAGES}) AS n;
  INSERT INTO stage_role (stage_id, department_id, valid_from) SELECT id, 1 + id % 8, '2020-01-01' FROM stage;
  UPDATE touchpoint SET stage_id = 1 + id % ${STAGES};
  INSERT INTO touchpoint_channel SELECT t.id, c.id FROM touchpoint AS t, channel AS c WHERE (t.id + c.id) % 3 = 0;
  INSERT INTO theme (name, phrases, query) SELECT 'Theme ' || n, ARRAY['word' || n], to_tsquery('simple', 'word' || n) FROM generate_series(1, 20) AS n;
  INSERT INTO coded_comment (response_id, answered_at, month, survey_id, touchpoint_id, channel_id, segment_id, persona_id, score, language, themes, words)
    SELECT id, answered_at, date_trunc('month', answered_at AT TIME ZONE 'Europe/London')::date, survey_id, coalesce(touchpoint_id, 0),
      coalesce(channel_id, 0), coalesce(segment_id, 0), coalesce(persona_id, 0), score, 'en', ARRAY[1 + (id % 20)::int], ''::tsvector
    FROM response WHERE comment IS NOT NULL;
  DELETE FROM comment_note;
  SELECT rollup.fold_themes();
  INSERT INTO promise (slug, stage_id, made_by, delivered_by) SELECT 'p' || id, id, 1, 2 FROM stage;
  INSERT INTO promise_version (promise_id, number, text, comparator, threshold, unit, valid_from)
    SELECT id, 1, 'In a day', 'at most', 1, 'days', '2020-01-01' FROM promise;
  INSERT INTO promise_tally SELECT id, m, 900, 100 FROM promise_version, generate_series('2024-11-01'::date, '2026-10-01', interval '1 month') AS m;`;

/** Everything the map's page asks for, at a tenth of the answers and at all of them, with the counts kept nowhere. */
export async function measureMap(stand: Stand, answers: number): Promise<Line[]> {
  const few = await stand.create("map_few");
  const many = await stand.create("map_many");
  await prepare(few, answers / 10);
  await prepare(many, answers);
  const env = (database: Database) => ({ ...productEnv(database, stand.folder), KEPT_KEEP_COUNTS: "off" });
  const small = startProbe("map.ts", env(few));
  const large = startProbe("map.ts", env(many));
  const times = { few: [] as number[], many: [] as number[] };
  let seen: MapTimes | undefined;
  try {
    const question: MapQuestion = { runs: RUNS, today: TODAY, asked: { period: "last-quarter" } };
    for (let round = -1; round < ROUNDS; round++) {
      const { whole } = await small.ask<MapTimes>(question);
      seen = await large.ask<MapTimes>(question);
      if (round < 0) continue; // the first runs compile and connect
      times.few.push(...whole);
      times.many.push(...seen.whole);
    }
  } finally {
    await Promise.all([small.end(), large.end()]);
  }
  const { touchpoints = 0, themes = 0, promises = 0 } = seen ?? {};
  return [
    {
      name: `map, ${STAGES} stages × ${TOUCHPOINTS_A_STAGE} touchpoints: all answers over a tenth of them`,
      value: median(times.many) / median(times.few),
      atMost: 1.5,
      from: `all ${answers}: ${milliseconds(times.many)}; a tenth: ${milliseconds(times.few)}; ${touchpoints} touchpoints, ${themes} pains and gains, ${promises} promises with evidence`,
    },
  ];
}

async function prepare(database: Database, answers: number): Promise<void> {
  await fill(database, answers, { touchpoints: STAGES * TOUCHPOINTS_A_STAGE });
  await connected(database.superuserUrl, async (client) => {
    await client.query(MAP);
    await client.query("VACUUM (ANALYZE)");
  });
}
