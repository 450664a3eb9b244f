import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import type { Blind, Grant } from "@/access/can";
import { api } from "@/api/root";

const NOW = new Date("2026-11-20T09:00:00Z");
const BEN = "00000000-0000-4000-8000-00000000000b";
const database = useTestDatabase();
let client: pg.Client;

/** Claims: NPS 0 ±18 in September, 3 answers in August. Contact has enough of its own in both months. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('${BEN}', 'b@t.example', 'Ben');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact');
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${BEN}', 'head', 1);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'offer', 'Offer'), (2, 'call', 'Call');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    SELECT facts.ensure_months('2026-08-01', '2026-11-01')`);
  const say = (touchpoint: number, month: string, scores: string, each: number) =>
    client.query(
      "INSERT INTO response (answered_at, survey_id, touchpoint_id, score) SELECT $1::timestamptz, 1, $2, unnest($3::int[]) FROM generate_series(1, $4)",
      [`2026-${month}-15T12:00:00Z`, touchpoint, scores, each],
    );
  await say(1, "09", "{2,10}", 60);
  await say(1, "08", "{2,10,7}", 1);
  await say(2, "08", "{2,10}", 60);
  await say(2, "09", "{2,10}", 60);
});
afterAll(() => client.end());

async function expected(metric: string, to: number, by: string): Promise<void> {
  await client.query(
    `WITH made AS (INSERT INTO commitment (department_id, words, due, first_due, confidence, metric, effect_from, effect_to, effect_by, made_by, made_at)
     VALUES (1, $1, '2026-12-31', '2026-12-31', 80, $2, 0, $3, $4, '${BEN}', now()) RETURNING id)
     INSERT INTO commitment_change (commitment_id, version, kind, changed_by, changed_at) SELECT id, 1, 'made', '${BEN}', now() FROM made`,
    [`${metric} to ${to} by ${by}`, metric, to, by],
  );
}

const head: Grant[] = [{ role: "head", departmentId: 1 }];
const list = (blind: Blind[] = []) =>
  api
    .createCaller({ viewer: { ...viewerWith(head), id: BEN, blind }, now: NOW })
    .commitments.list({ department: "claims" });

it("an effect is reached where what was hoped for lies in the measured range of its month, or better was measured", async () => {
  await expected("nps", 10, "2026-09-30");
  await expected("nps", 40, "2026-09-10");
  await expected("nps", -30, "2026-09-10");
  await expected("detractor-share", 30, "2026-09-30");
  await expected("detractor-share", 55, "2026-09-30");
  await expected("nps", 10, "2026-11-05");
  await expected("nps", 10, "2026-08-31");
  await expected("csat", 10, "2026-09-30");
  const { commitments, effects } = await list();
  expect(Object.fromEntries(commitments.map(({ words, effect }) => [words, effect?.outcome.state]))).toEqual({
    "nps to 10 by 2026-09-30": "reached",
    "nps to 40 by 2026-09-10": "missed",
    "nps to -30 by 2026-09-10": "reached",
    "detractor-share to 30 by 2026-09-30": "missed",
    "detractor-share to 55 by 2026-09-30": "reached",
    // The running month is not over; three answers are too few to show; nobody was asked for satisfaction.
    "nps to 10 by 2026-11-05": "not yet",
    "nps to 10 by 2026-08-31": "no figure",
    "csat to 10 by 2026-09-30": "no figure",
  });
  expect(effects).toEqual({ reached: 3, of: 5 });
  const [first] = commitments.filter(({ words }) => words === "nps to 10 by 2026-09-30");
  expect(first?.effect?.outcome).toMatchObject({ value: 0 });
});

it("tells nothing of a month that its reader still has to forecast", async () => {
  const { commitments, effects } = await list([{ departmentId: 1, from: "2026-09-01" }]);
  expect(new Set(commitments.map(({ effect }) => effect?.outcome.state))).toEqual(
    new Set(["no figure", "not yet"]),
  );
  expect(effects).toEqual({ reached: 0, of: 0 });
});
