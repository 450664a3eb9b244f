import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorScope } from "@/access/operator";
import { codeNextComments, foldThemes } from "@/features/responses/commands/code-comments";
import { verifyRollups } from "@/features/responses/queries/verify";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { deterministic } from "../../../../scripts/testing/random";
import { insertAnswers, prepareWorld } from "../../../../scripts/testing/rollup";
import { themeQuery } from "../rules/search";
import { recodeTheme } from "./recode";
import { renewQueries } from "./renew-queries";

const database = useTestDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await prepareWorld(client);
  await client.query("INSERT INTO touchpoint (id, slug, name) VALUES (1, 'one', 'One'), (2, 'two', 'Two')");
});
afterAll(() => client.end());

async function addTheme(
  name: string,
  phrases: string[],
  { exclusions = [] as string[], at = [] as number[] } = {},
) {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO theme (name, phrases, exclusions, query, touchpoint_ids, coded_version)
     VALUES ($1, $2, $3, $4::tsquery, $5, 1) RETURNING id`,
    [name, phrases, exclusions, themeQuery(phrases, exclusions), at],
  );
  return rows[0]?.id ?? 0;
}

async function say(comment: string, { score = 3, touchpoint = 1, at = "2026-02-10T12:00:00Z" } = {}) {
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO response (answered_at, survey_id, touchpoint_id, score, comment) VALUES ($4, 1, $2, $3, $1) RETURNING id",
    [comment, touchpoint, score, at],
  );
  return rows[0]?.id ?? "";
}

async function codeAll(): Promise<void> {
  while ((await codeNextComments()) > 0);
}

/** Codes while a change of an answer is under way: it is read as it was and written after the change. */
async function codeWhile(change: string, id: string): Promise<void> {
  const changer = new pg.Client({ connectionString: database.appUrl });
  await changer.connect();
  await changer.query("BEGIN");
  await changer.query(change, [id]);
  const coding = codeAll();
  await new Promise((later) => setTimeout(later, 300));
  await changer.query("COMMIT");
  await changer.end();
  await coding;
}

const themesOf = async (id: string) =>
  (await client.query<{ themes: number[] }>("SELECT themes FROM coded_comment WHERE response_id = $1", [id]))
    .rows[0]?.themes;
const verify = () => verifyRollups(operatorScope("rollup:repair"));
const found = async (query: string) =>
  (await client.query("SELECT FROM coded_comment WHERE words @@ $1::tsquery", [query])).rowCount;

describe("comments", () => {
  it("are coded by the worker: words, language, themes at their touchpoints", async () => {
    const delay = await addTheme("Delay", ["delay*", "keine Antwort"], { exclusions: ["without delay"] });
    const local = await addTheme("Call back", ["call back"], { at: [2] });
    const late = await say("DELAYS, and nobody would call back!");
    const german = await say("Seit sechs Wochen keine Antwort von Ihnen erhalten.", { touchpoint: 2 });
    const quick = await say("Paid without delay; they did call back", { score: 10, touchpoint: 2 });
    expect(await themesOf(late)).toBeUndefined();
    await codeAll();
    expect([await themesOf(late), await themesOf(german), await themesOf(quick)]).toEqual([
      [delay],
      [delay],
      [local],
    ]);
    const { rows } = await client.query("SELECT language FROM coded_comment WHERE response_id = $1", [
      german,
    ]);
    expect(rows).toEqual([{ language: "de" }]);
    expect(await verify()).toMatchObject({ mismatches: 0 });
  });

  it("take their words along at once when they are erased, removed or rewritten", async () => {
    const [erased, removed, rewritten, moved] = [
      await say("zebra one"),
      await say("zebra two"),
      await say("zebra three"),
      await say("zebra call back"),
    ];
    await codeAll();
    expect(await found("'zebra'")).toBe(4);
    await client.query("UPDATE response SET comment = NULL WHERE id = $1", [erased]);
    await client.query("DELETE FROM response WHERE id = $1", [removed]);
    await client.query("UPDATE response SET comment = 'quagga' WHERE id = $1", [rewritten]);
    await client.query("UPDATE response SET touchpoint_id = 2, answered_at = '2026-03-20' WHERE id = $1", [
      moved,
    ]);
    expect(await found("'zebra'")).toBe(1);
    expect(await found("'zebra' & '#202603'")).toBe(1);
    expect(await themesOf(moved)).toHaveLength(1);
    await codeAll();
    expect(await found("'quagga'")).toBe(1);
    expect(await verify()).toMatchObject({ mismatches: 0 });
  });

  it("leave no words behind when they are erased while they are being coded", async () => {
    const id = await say("okapi at the gate");
    await codeWhile("UPDATE response SET comment = NULL WHERE id = $1", id);
    expect(await found("'okapi'")).toBe(0);
    expect(await verify()).toMatchObject({ mismatches: 0 });
  });

  it("are not lost when anything else of their answer changes while they are being coded", async () => {
    const id = await say("bongo at the gate");
    await say("bongo beside it");
    await codeWhile("UPDATE response SET score = 9, touchpoint_id = 2 WHERE id = $1", id);
    expect(await found("'bongo'")).toBe(2);
    expect(await verify()).toMatchObject({ mismatches: 0 });
  });

  it("are coded again in every period when a theme changes, and the cube follows", async () => {
    const random = deterministic(5);
    for (let statement = 0; statement < 8; statement++) await client.query(insertAnswers(random, 1_500));
    await codeAll();
    const theme = await addTheme("Words", ["nothing says this"]);
    const change = async (phrases: string[]) => {
      await client.query(
        "UPDATE theme SET phrases = $2, query = $3::tsquery, version = version + 1 WHERE id = $1",
        [theme, phrases, themeQuery(phrases, [])],
      );
      await recodeTheme(theme);
    };
    await change(["words"]);
    const counted = async () =>
      (
        await client.query<{ n: number; raw: number }>(
          `SELECT (SELECT coalesce(sum(mentions), 0)::int FROM rollup.theme_live WHERE theme = $1 AND grain = 1) AS n,
           (SELECT count(*)::int FROM response WHERE comment = 'words') AS raw`,
          [theme],
        )
      ).rows[0];
    const all = await counted();
    expect(all?.n).toBeGreaterThan(4_000);
    expect(all?.n).toBe(all?.raw);
    expect(
      (
        await client.query(
          "SELECT FROM theme WHERE id = $1 AND coded_version = version AND coded_at IS NOT NULL",
          [theme],
        )
      ).rowCount,
    ).toBe(1);
    expect(await foldThemes()).toBeGreaterThan(0);
    expect(await verify()).toMatchObject({ mismatches: 0 });
    await client.query("DELETE FROM response WHERE comment = 'words' AND id % 3 = 0");
    await client.query(
      "UPDATE response SET touchpoint_id = 2, score = 9 WHERE comment = 'words' AND id % 5 = 0",
    );
    expect(await verify()).toMatchObject({ mismatches: 0 });
    await change(["other"]);
    expect((await counted())?.n).toBe(0);
    expect(await verify()).toMatchObject({ mismatches: 0 });
  });

  it("carry each of two themes that are coded at the same time, also where somebody holds them", async () => {
    for (let n = 0; n < 4; n++)
      await client.query(
        `INSERT INTO response (answered_at, survey_id, touchpoint_id, score, comment)
         SELECT '2026-02-11T12:00:00Z', 1, 1, 3, 'ibis and kudu' FROM generate_series(1, 3000)`,
      );
    await codeAll();
    const [ibis, kudu] = [await addTheme("Ibis", ["ibis"]), await addTheme("Kudu", ["kudu"])];
    const holder = new pg.Client({ connectionString: database.appUrl });
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM coded_comment WHERE response_id % 500 = 0 FOR UPDATE");
    const recoding = Promise.all([recodeTheme(ibis), recodeTheme(kudu)]);
    await Promise.race([recoding, new Promise((later) => setTimeout(later, 2_000))]);
    await holder.query("COMMIT");
    await holder.end();
    await recoding;
    const { rows } = await client.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM coded_comment WHERE themes @> ARRAY[$1::int, $2::int]",
      [ibis, kudu],
    );
    expect(rows[0]?.n).toBe(12_000);
    expect(await verify()).toMatchObject({ mismatches: 0 });
  });

  it("are coded by the words that a theme's phrases are today", async () => {
    const theme = await addTheme("Words of old", ["puku"]);
    await client.query("UPDATE theme SET query = 'something' WHERE id = $1", [theme]);
    const id = await say("a puku");
    await codeAll();
    expect(await themesOf(id)).not.toContain(theme);
    const stale = await renewQueries();
    expect(stale).toBeGreaterThan(0);
    await recodeTheme(theme);
    expect(await themesOf(id)).toContain(theme);
    expect(await renewQueries()).toBe(stale - 1);
  });

  it("are found wanting by verify when a cell, a word or a theme is wrong", async () => {
    const { rows } = await client.query<{ id: string }>(
      "SELECT response_id AS id FROM coded_comment LIMIT 1",
    );
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const harm of [
      "UPDATE coded_comment SET themes = themes || 1 WHERE response_id = $1",
      "DELETE FROM coded_comment WHERE response_id = $1",
    ]) {
      await owner.query("BEGIN");
      await owner.query(harm, [rows[0]?.id]);
      const { rows: said } = await owner.query<{ mismatches: string }>(
        "SELECT mismatches FROM rollup.verify_themes()",
      );
      expect(Number(said[0]?.mismatches), harm).toBeGreaterThan(0);
      await owner.query("ROLLBACK");
    }
    await owner.query("SELECT rollup.rebuild_themes()");
    await owner.end();
    await codeAll();
    expect(await verify()).toMatchObject({ mismatches: 0 });
  });
});
