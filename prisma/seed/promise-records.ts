import type { PoolClient } from "pg";
import { dayOfMonth, type SeedCalendar } from "./calendar";
import { worldSeed } from "./customers";
import { promises, type SeedPromise, type SeedWording } from "./promises";
import { randomOf } from "./random";
import { firstMonth, lastMonth } from "./story";

const EVENTS_A_MONTH = 100;

/** Writes the promises of the sample, and a hundred events a month where somebody keeps book. */
export async function writePromises(client: PoolClient, calendar: SeedCalendar): Promise<void> {
  for (const [index, promise] of promises.entries()) {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO promise (slug, stage_id, touchpoint_id, made_by, delivered_by, published_in)
       SELECT $1, s.id, t.id, m.id, d.id, $6 FROM stage AS s, touchpoint AS t, department AS m, department AS d
       WHERE s.slug = $2 AND t.slug = $3 AND m.slug = $4 AND d.slug = $5 RETURNING id`,
      [
        promise.slug,
        promise.stage,
        promise.touchpoint,
        promise.madeBy,
        promise.deliveredBy,
        promise.publishedIn,
      ],
    );
    const id = rows[0]?.id;
    await client.query(
      `INSERT INTO promise_version (promise_id, number, text, comparator, threshold, unit, limit_hours, target, valid_from)
       SELECT $1, number, text, comparator, threshold, unit, "limitHours", target, "from"
       FROM jsonb_to_recordset($2::jsonb) AS w (number int, text text, comparator text, threshold float8, unit text,
         "limitHours" float8, target float8, "from" date)`,
      [
        id,
        JSON.stringify(
          promise.wordings.map((one, at) => ({
            ...one,
            number: at + 1,
            from: dayOfMonth(calendar, one.from),
          })),
        ),
      ],
    );
    await client.query(
      `INSERT INTO promise_event (promise_id, external_id, version_id, started_at, value)
       SELECT $1, e.id, v.id, e.at, e.value FROM jsonb_to_recordset($2::jsonb) AS e (id text, number int, at timestamptz, value float8)
         JOIN promise_version AS v ON v.promise_id = $1 AND v.number = e.number
       WHERE e.at < $3::date`,
      [id, JSON.stringify(eventsOf(promise, index, calendar)), calendar.window.to],
    );
  }
  await client.query(
    `INSERT INTO promise_tally (version_id, month, kept, broken)
     SELECT v.id, date_trunc('month', e.started_at)::date, count(*) FILTER (WHERE k), count(*) FILTER (WHERE NOT k)
     FROM promise_event AS e JOIN promise_version AS v ON v.id = e.version_id,
       LATERAL (SELECT CASE v.comparator WHEN 'at most' THEN e.value <= v.threshold ELSE e.value >= v.threshold END AS k) AS said
     WHERE e.value IS NOT NULL GROUP BY 1, 2`,
  );
}

/** A month's events at noon of its days, so that no time zone moves one to another month. */
function eventsOf({ slug, wordings, keptOf100 }: SeedPromise, index: number, calendar: SeedCalendar) {
  if (!keptOf100) return [];
  const random = randomOf(worldSeed, 7, index);
  const months = Array.from({ length: lastMonth - firstMonth + 1 }, (_, at) => firstMonth + at);
  return months.flatMap((month) => {
    const at = wordings.findLastIndex(({ from }) => from <= month);
    const wording = wordings[at];
    if (!wording) return [];
    return Array.from({ length: EVENTS_A_MONTH }, (_, count) => ({
      id: `${slug}-${month}-${count}`,
      number: at + 1,
      at: `${dayOfMonth(calendar, month).slice(0, 8)}${String(1 + random.whole(0, 27)).padStart(2, "0")}T12:00:00Z`,
      value: valueOf(wording, random.next() * 100 < keptOf100(month), random.next()),
    }));
  });
}

function valueOf({ comparator, threshold }: SeedWording, isKept: boolean, draw: number): number {
  const isLess = (comparator === "at most") === isKept;
  return Math.round(isLess ? threshold * (0.3 + 0.6 * draw) : threshold * (1.1 + draw));
}
