import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { median, rounded, type Line } from "./figures";
import type { EvidenceTimes } from "./probes/evidence";
import { connected, productEnv, startProbe, timed, type Database, type Stand } from "./stand";

const EVENTS = 100_000;
const ROUNDS = 3;

/** Three wordings over two years, so that each event has to be put to the one in force. */
const WORLD = `
  INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Measured', 'Europe/London');
  INSERT INTO department (slug, name, position) VALUES ('d1', 'Department 1', 1);
  INSERT INTO journey (slug, name, version, published_at) VALUES ('measured', 'Measured', 1, now());
  INSERT INTO stage (journey_id, slug, name, position) VALUES (1, 's1', 'Stage 1', 1);
  INSERT INTO promise (slug, stage_id, made_by, delivered_by) SELECT 'p' || n, 1, 1, 1 FROM generate_series(1, ${ROUNDS + 1}) AS n;
  INSERT INTO promise_version (promise_id, number, text, comparator, threshold, unit, limit_hours, valid_from)
    SELECT p.id, v, 'In ' || v || ' days', 'at most', 24 * v, 'hours', 24 * v, date '2020-01-01' + 2000 * (v - 1)
    FROM promise AS p, generate_series(1, 3) AS v;
  CREATE TABLE plain (id text PRIMARY KEY, started timestamptz NOT NULL, value float8);`;

/** 100,000 events of a promise from a CSV file, against one COPY of the same file into a table with a key. */
export async function measureEvidence(stand: Stand): Promise<Line[]> {
  const database = await stand.create("evidence");
  await connected(database.superuserUrl, (client) => client.query(WORLD));
  const path = join(stand.folder, "events.csv");
  writeFileSync(path, events());
  const probe = startProbe("evidence.ts", productEnv(database, stand.folder));
  const times = { ours: [] as number[], copy: [] as number[] };
  let taken = 0;
  try {
    await probe.ask<EvidenceTimes>({ path, promise: `p${ROUNDS + 1}` }); // compiles and connects
    for (let round = 1; round <= ROUNDS; round++) {
      const found = await probe.ask<EvidenceTimes>({ path, promise: `p${round}` });
      times.ours.push(found.seconds);
      taken = found.taken;
      times.copy.push(await secondsOfCopy(database, path));
    }
  } finally {
    await probe.end();
  }
  return [
    {
      name: `evidence: ${EVENTS} events from a file`,
      value: Math.max(...times.ours),
      unit: "s",
      atMost: 10,
      from: `${taken} taken; the slowest of ${ROUNDS}, median ${rounded(median(times.ours))} s`,
    },
    {
      name: "evidence: the same file over one COPY of it",
      value: median(times.ours) / median(times.copy),
      from: `COPY into a table with a key: median ${rounded(median(times.copy))} s`,
    },
  ];
}

/** One event in fifty has no outcome yet. */
function events(): string {
  const first = Date.parse("2024-11-02T00:00:00Z");
  const lines = Array.from({ length: EVENTS }, (_, at) => {
    const started = new Date(first + at * 600_000).toISOString();
    return `E${at},${started},${at % 50 === 0 ? "" : (at * 7) % 96}`;
  });
  return `id,started,value\n${lines.join("\n")}\n`;
}

function secondsOfCopy(database: Database, path: string): Promise<number> {
  return connected(database.superuserUrl, async (client) => {
    await client.query("TRUNCATE plain");
    const { seconds } = await timed(() =>
      pipeline(
        createReadStream(path),
        client.query(copyFrom("COPY plain FROM STDIN WITH (FORMAT csv, HEADER)")),
      ),
    );
    return seconds;
  });
}
