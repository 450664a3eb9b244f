import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Grant } from "@/access/can";
import { scopeOf } from "@/access/scope";
import { codeNextComments, foldThemes } from "@/features/responses/commands/code-comments";
import { readablePlaces, type CommentFilters } from "@/features/responses/queries/coded";
import { listComments, type CommentCursor } from "@/features/responses/queries/comment-list";
import { facetCounts } from "@/features/responses/queries/facet-counts";
import { CellFilters } from "@/features/responses/schema";
import { inScope } from "@/server/db";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import { removeTheme, saveTheme } from "../commands/themes";
import { recodeTheme } from "../commands/recode";
import { parseSearch, searchQuery } from "../rules/search";
import { ThemeDraft } from "../schema";
import { themesAt } from "./themes-at";

const database = useTestDatabase();
let client: pg.Client;
const range = { from: "2026-07-01", to: "2026-10-01" };
const executive: Grant[] = [{ role: "executive", departmentId: null }];
const headOfClaims: Grant[] = [{ role: "head", departmentId: 1 }];

/** Claims owns Settlement, Contact owns Call; six comments a month and place, of three kinds in turn. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO journey (id, slug, name) VALUES (1, 'main', 'Main');
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1), (2, 1, 'ask', 'Ask', 2);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'settlement', 'Settlement', 1), (2, 'call', 'Call', 2);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES
      (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO channel (id, slug, name) VALUES (1, 'phone', 'Phone'), (2, 'web', 'Web');
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true), (2, 'Pilot', false);`);
  await client.query("SELECT facts.ensure_months('2026-06-01', '2026-11-01')");
  await client.query(
    `INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, score, emotion, language, comment)
     SELECT ('2026-' || m || '-10T09:00:00Z')::timestamptz + n * interval '3 hours', 1, t, 1 + n % 2,
       (ARRAY[2, 8, 10])[1 + n % 3], (ARRAY[-2, NULL, 2])[1 + n % 3], (ARRAY['en', 'de', 'en'])[1 + n % 3],
       (ARRAY['Nobody would call back, the garage waited ', 'Niemand will mich call back, ja ', 'Kind people, they did call back '])[1 + n % 3] || n
     FROM unnest(ARRAY['07', '08', '09']) AS m, unnest(ARRAY[1, 2]) AS t, generate_series(1, 12) AS n`,
  );
  await client.query(
    "INSERT INTO response (answered_at, survey_id, touchpoint_id, score, comment) VALUES ('2026-08-01', 2, 1, 5, 'call back from a pilot')",
  );
  while ((await codeNextComments()) > 0);
});
afterAll(() => client.end());

function scopeFor<C extends "comment:read" | "score:read" | "theme:write">(grants: Grant[], capability: C) {
  const scope = scopeOf(viewerWith(grants), capability);
  if (!scope) throw new Error("Nothing is allowed.");
  return scope;
}

type Asked = { words?: string; grants?: Grant[]; cells?: Partial<CellFilters> } & Partial<
  Omit<CommentFilters, "words">
>;

const questionOf = ({ words = "", cells = {}, theme, classes = [] }: Asked) => ({
  range,
  timeZone: "Europe/London",
  today: "2026-11-22",
  filters: CellFilters.parse(cells),
  narrowed: { classes, theme, languages: [], emotions: [], words: searchQuery(parseSearch(words)) },
  places: [0, 1, 2],
});

function list(asked: Asked, { after, most = 500 }: { after?: CommentCursor; most?: number } = {}) {
  const scope = scopeFor(asked.grants ?? executive, "comment:read");
  return inScope(scope, (tx) => listComments(tx, scope, { question: questionOf(asked), after, most }));
}

async function counts(asked: Asked) {
  const scope = scopeFor(asked.grants ?? executive, "comment:read");
  const { counts: rows } = await inScope(scope, (tx) => facetCounts(tx, scope, questionOf(asked)));
  const of = (facet: string) =>
    Object.fromEntries(rows.filter((row) => row.facet === facet).map(({ value, n }) => [value, n]));
  return { all: of("all")[""] ?? 0, of };
}

describe("comments", () => {
  it("are listed from the newest back, and the counts beside them add up to the list", async () => {
    const all = await list({});
    expect(all).toHaveLength(72);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    const { all: n, of } = await counts({});
    expect(n).toBe(72);
    expect(of("class")).toEqual({ detractor: 24, passive: 24, promoter: 24 });
    expect(of("place")).toEqual({ 1: 36, 2: 36 });
    expect(of("language")).toEqual({ de: 24, en: 48 });
    expect(of("emotion")).toEqual({ "-2": 24, "": 24, 2: 24 });
  });

  it("are found by words, phrases and what is left out, with every facet counted as if it were off", async () => {
    const found = await list({ words: '"call back" -garage' });
    expect(found).toHaveLength(48);
    expect(found.every(({ text }) => text.includes("call back") && !text.includes("garage"))).toBe(true);
    const asked = { words: '"call back"', classes: ["detractor"] as const, cells: { touchpoints: [2] } };
    const { all, of } = await counts(asked);
    expect(all).toBe((await list(asked)).length);
    expect(of("class")).toEqual({ detractor: 12, passive: 12, promoter: 12 });
    expect(of("place")).toEqual({ 1: 12, 2: 12 });
    expect(of("channel")).toEqual({ 1: 6, 2: 6 });
    expect(await list({ words: "zebra" })).toEqual([]);
  });

  it("come page by page without a gap or a double, with and without words", async () => {
    for (const words of ["", "call -niemand"]) {
      const whole = await list({ words });
      const pages: string[] = [];
      let after: CommentCursor | undefined;
      for (;;) {
        const page = await list({ words }, { after, most: 7 });
        pages.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (!last) break;
        after = { at: last.at, id: last.id };
      }
      expect(pages).toEqual(whole.map(({ id }) => id));
    }
  });

  it("are those of one's own touchpoints, whatever is asked for", async () => {
    const placesOf = (grants: Grant[]) => {
      const scope = scopeFor(grants, "comment:read");
      return inScope(scope, (tx) => readablePlaces(tx, scope, "2026-11-22"));
    };
    expect((await placesOf(executive)).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(await placesOf(headOfClaims)).toEqual([1]);
    const own = await list({ grants: headOfClaims, cells: { touchpoints: [2] } });
    expect(own).toEqual([]);
    expect(
      (await list({ grants: headOfClaims })).every(({ touchpoint }) => touchpoint === "Settlement"),
    ).toBe(true);
    expect((await counts({ grants: headOfClaims, words: "call" })).of("place")).toEqual({ 1: 36 });
  });
});

describe("themes", () => {
  const save = (grants: Grant[], draft: Partial<ThemeDraft> & { id?: number }) =>
    saveTheme(scopeFor(grants, "theme:write"), {
      ...ThemeDraft.parse({ name: "Theme", phrases: ["garage"], ...draft }),
      id: draft.id,
    });
  const painsAt = async (places: "stages" | "touchpoints") => {
    const scope = scopeFor(executive, "score:read");
    const said = await inScope(scope, (tx) =>
      themesAt(tx, scope, { range, filters: CellFilters.parse({}), fewest: 5 }),
    );
    return said[places];
  };

  it("say what hurts and what pleases at each touchpoint and stage", async () => {
    const garage = await save(executive, { name: "Garage waits", phrases: ["garage waited"] });
    const kind = await save(executive, { name: "Kind people", phrases: ["kind people"], touchpointIds: [2] });
    await recodeTheme(garage.id);
    await recodeTheme(kind.id);
    const places = await painsAt("touchpoints");
    expect(places.get(1)).toEqual({
      pains: [{ themeId: garage.id, name: "Garage waits", mentions: 12, detractors: 12, promoters: 0 }],
      gains: [],
    });
    expect(places.get(2)?.gains).toEqual([
      { themeId: kind.id, name: "Kind people", mentions: 12, detractors: 0, promoters: 12 },
    ]);
    await foldThemes();
    expect((await painsAt("stages")).get(2)?.pains[0]?.name).toBe("Garage waits");
    expect((await list({ theme: garage.id })).length).toBe(24);
    await removeTheme(scopeFor(executive, "theme:write"), garage.id);
    await recodeTheme(garage.id);
    expect((await painsAt("touchpoints")).get(1)).toBeUndefined();
    expect(await list({ theme: garage.id })).toEqual([]);
  });

  it("of a department stay at its own touchpoints, under its own name", async () => {
    await expect(save(headOfClaims, { name: "A" })).rejects.toThrow(/own departments/);
    await expect(save(headOfClaims, { name: "B", departmentId: 1, touchpointIds: [2] })).rejects.toThrow(
      /touchpoints/,
    );
    const { id } = await save(headOfClaims, { name: "C", departmentId: 1 });
    const { rows } = await client.query("SELECT touchpoint_ids AS at FROM theme WHERE id = $1", [id]);
    expect(rows).toEqual([{ at: [1] }]);
    await expect(save(executive, { name: "c" })).rejects.toThrow(/already/);
    await expect(save(executive, { name: "D", phrases: ["…"] })).rejects.toThrow(/no.* word|None/);
    const other: Grant[] = [{ role: "head", departmentId: 2 }];
    await expect(removeTheme(scopeFor(other, "theme:write"), id)).rejects.toThrow(/does not exist/);
  });
});
