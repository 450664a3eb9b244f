import pg from "pg";
import type { NpsClass } from "@/domain/nps";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Grant } from "@/access/can";
import { scopeOf } from "@/access/scope";
import { codeNextComments, foldThemes } from "@/features/responses/commands/code-comments";
import type { CommentQuestion } from "@/features/responses/queries/coded";
import { facetCounts } from "@/features/responses/queries/facet-counts";
import { CellFilters } from "@/features/responses/schema";
import { inScope } from "@/server/db";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";

const database = useTestDatabase();
let client: pg.Client;
const executive: Grant[] = [{ role: "executive", departmentId: null }];
const headOfClaims: Grant[] = [{ role: "head", departmentId: 1 }];

/** Some hundred comments over five months, whose places, scores, languages and emotions follow no common rhythm. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Test', 'Pacific/Auckland');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO journey (id, slug, name) VALUES (1, 'main', 'Main');
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1), (2, 1, 'ask', 'Ask', 2);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'a', 'A', 1), (2, 'b', 'B', 2), (3, 'c', 'C', 2);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', NULL), (2, 2, 'owner', '2020-01-01', '2026-08-01'), (2, 1, 'owner', '2026-08-01', NULL);
    INSERT INTO channel (id, slug, name) VALUES (1, 'phone', 'Phone'), (2, 'web', 'Web');
    INSERT INTO segment (id, slug, name) VALUES (1, 'new', 'New');
    INSERT INTO persona (id, slug, name) VALUES (1, 'p', 'P');
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true), (2, 'Pilot', false);
    INSERT INTO theme (name, phrases, query, coded_version) VALUES ('Waiting', '{waited}', '''waited''', 1), ('Kind', '{kind}', '''kind''', 1);`);
  await client.query("SELECT facts.ensure_months('2026-05-01', '2026-11-01')");
  await client.query(`
    INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, segment_id, persona_id, score, emotion, language, comment)
    SELECT '2026-05-20'::timestamptz + n * interval '7 hours 13 minutes', 1 + (n % 11 = 0)::int, NULLIF(n % 4, 0), NULLIF(n % 3, 0),
      NULLIF(n % 2, 0), NULLIF(n % 5, 4) % 2, NULLIF(n % 13, 11) % 11, NULLIF(n % 7, 6) - 3 + (n % 7 = 0)::int,
      (ARRAY['en', 'de', 'fil', ''])[1 + n % 4], (ARRAY['waited long ', 'so kind ', 'waited, and kind ', 'nothing '])[1 + n * 7 % 4] || n
    FROM generate_series(1, 500) AS n`);
  while ((await codeNextComments()) > 0);
});
afterAll(() => client.end());

const filters: Partial<CellFilters>[] = [
  {},
  { touchpoints: [1, 2] },
  { stages: [2] },
  { stages: [2], touchpoints: [1, 3] },
  { departments: [1] },
  { survey: 2 },
];
const byMonth: Partial<CellFilters>[] = [
  { channels: [2] },
  { segments: [1] },
  { channels: [1, 2], segments: [1], touchpoints: [1] },
  { persona: 1, stages: [1] },
];
const months = { from: "2026-06-01", to: "2026-10-01" };
const days = { from: "2026-06-11", to: "2026-09-03" };
const fewDays = { from: "2026-07-11", to: "2026-08-03" };

async function counted(grants: Grant[], question: CommentQuestion) {
  const scope = scopeOf(viewerWith(grants), "comment:read");
  if (!scope) throw new Error("Comments may be read.");
  const { counts, isWhole } = await inScope(scope, (tx) => facetCounts(tx, scope, question));
  expect(isWhole).toBe(true);
  const some = counts.filter(({ n }) => n > 0);
  return some.map((row) => `${row.facet} ${row.value} ${row.class} ${row.n}`).toSorted();
}

const narrowings: [NpsClass[], number | undefined][] = [
  [[], undefined],
  [["detractor"], undefined],
  [["promoter", "passive"], undefined],
  [[], 1],
  [["detractor"], 2],
];

async function compareAll(): Promise<number> {
  let compared = 0;
  const asked = [
    ...filters.flatMap((cells) => [months, days, fewDays].map((range) => ({ cells, range }))),
    ...byMonth.map((cells) => ({ cells, range: months })),
  ];
  for (const { cells, range } of asked)
    for (const [classes, theme] of narrowings)
      for (const grants of [executive, headOfClaims]) {
        const narrowed = { classes, theme, languages: [], emotions: [], words: "" };
        const places = [0, 1, 2, 3];
        const common = { range, timeZone: "Pacific/Auckland", today: "2026-11-22", places };
        const question = { ...common, filters: CellFilters.parse(cells), narrowed };
        const single = await counted(grants, { ...question, narrowed: { ...narrowed, words: "!'zebra'" } });
        expect(await counted(grants, question)).toEqual(single);
        compared += single.length;
      }
  return compared;
}

describe("the counts beside a list of comments", () => {
  it("are the same from cells as from single comments, whatever is filtered, by months and by days", async () => {
    expect(await compareAll()).toBeGreaterThan(1_000);
    await foldThemes();
    await client.query("UPDATE response SET score = 9, touchpoint_id = 3 WHERE id % 9 = 0");
    await client.query("DELETE FROM response WHERE id % 10 = 0");
    await compareAll();
  });

  it("are verified, of days and of every subject too", async () => {
    const wrong = async () => {
      const { rows } = await client.query<{ n: number }>(
        "SELECT mismatches::int AS n FROM rollup.verify_themes()",
      );
      return rows[0]?.n;
    };
    expect(await wrong()).toBe(0);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      "UPDATE rollup.theme_cube SET mentions = mentions + 1 WHERE grain = 3 AND theme < -1000",
    );
    await owner.end();
    expect(await wrong()).toBeGreaterThan(10);
  });
});
