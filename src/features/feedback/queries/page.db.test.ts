import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Grant } from "@/access/can";
import { codeNextComments } from "@/features/responses/commands/code-comments";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { FeedbackAsked } from "../schema";

const NOW = new Date("2026-11-22T09:00:00Z");
const CANARY = "<script>canary</script> mail ana@customer.example or 0170 1234567 =1+1";
const executive: Grant[] = [{ role: "executive", departmentId: null }];
const headOfClaims: Grant[] = [{ role: "head", departmentId: 1 }];
const memberOfContact: Grant[] = [{ role: "member", departmentId: 2 }];
const database = useTestDatabase();
let client: pg.Client;

/** Claims owns Settlement (90 answers a quarter), Contact owns Call (60) and Chat (6, with a canary in each). */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('00000000-0000-4000-8000-000000000001', 'a@b.example', 'A');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO journey (id, slug, name) VALUES (1, 'main', 'Main');
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'settlement', 'Settlement', 1), (2, 'call', 'Call', 1), (3, 'chat', 'Chat', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES
      (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01'), (3, 2, 'owner', '2020-01-01');
    INSERT INTO channel (id, slug, name) VALUES (1, 'phone', 'Phone'), (2, 'web', 'Web');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO theme (name, phrases, query, coded_version) VALUES ('Waiting', '{waited}', '''waited''', 1), ('Kindness', '{kind}', '''kind''', 1);`);
  await client.query("SELECT facts.ensure_months('2026-04-01', '2026-11-01')");
  for (const [month, waiting] of [
    ["05", 5],
    ["08", 30],
  ] as const)
    await fill(month, waiting);
  await client.query(
    `INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, score, comment)
     SELECT '2026-08-03'::timestamptz + n * interval '1 hour', 1, 3, 1, 0, $1 FROM generate_series(1, 6) AS n`,
    [CANARY],
  );
  while ((await codeNextComments()) > 0);
});
afterAll(() => client.end());

/** At Settlement and Call: a third detractors, of whom `waiting` waited; a third passives; a third kind promoters. */
function fill(month: string, waiting: number) {
  return client.query(
    `INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, score, language, comment)
     SELECT ($1 || n % 20 * interval '1 day')::timestamptz, 1, t, 1 + (n % 7 = 0)::int, (ARRAY[9, 1, 7])[1 + n % 3], 'en',
       CASE WHEN n % 3 = 1 AND n <= 3 * $2::int THEN 'waited ' || n WHEN n % 3 = 0 THEN 'so kind ' || n END
     FROM unnest(ARRAY[1, 2]) AS t, generate_series(1, 60 + 30 * (t = 1)::int) AS n`.replace(
      "($1 ||",
      "($1::timestamptz +",
    ),
    [`2026-${month}-02T10:00:00Z`, waiting],
  );
}

const asked = (part: Partial<FeedbackAsked> = {}) => FeedbackAsked.parse(part);
const pageOf = (grants: Grant[], part: Partial<FeedbackAsked> = {}) =>
  callAs(grants, NOW).feedback.page(asked(part));
const facet = (page: Awaited<ReturnType<typeof pageOf>>, name: string) =>
  page.facets.find((one) => one.name === name)?.values ?? [];

describe("the page of comments", () => {
  it("holds themes against all answers in view: shares, impact, and a change tested over the list", async () => {
    const page = await pageOf(executive);
    expect(page.counts).toEqual({ promoters: 50, passives: 50, detractors: 50 });
    const [first, second] = [
      page.themes.find(({ name }) => name === "Waiting"),
      page.themes.find(({ name }) => name === "Kindness"),
    ];
    expect(first).toMatchObject({
      mentions: 50,
      shares: { detractors: 100, promoters: 0 },
      change: { state: "rise" },
    });
    // NPS of all 0; without those who waited 50 promoters of 100.
    expect(first?.impact).toBeCloseTo(-50, 6);
    expect(second).toMatchObject({
      mentions: 50,
      shares: { detractors: 0, promoters: 100 },
      change: { state: "unclear" },
    });
    expect(page.comments).toBe(100);
  });

  it("lists as many comments as it counts, for each theme, class and touchpoint", async () => {
    for (const theme of (await pageOf(headOfClaims)).themes) {
      const page = await pageOf(headOfClaims, { theme: theme.id });
      expect(page.comments, theme.name).toBe(theme.mentions);
      expect(page.list.comments.length, theme.name).toBe(Math.min(50, theme.mentions ?? 0));
    }
    const page = await pageOf(executive);
    for (const { value, n } of facet(page, "class"))
      expect((await pageOf(executive, { classes: [value as "promoter"] })).comments).toBe(n);
  });

  it("counts what a filter could be changed to at every touchpoint that could be read then", async () => {
    // Web has under ten answers at Call: with it alone, Call is hidden; without it, it is not.
    const counts = (values: ReturnType<typeof facet>) => values.map(({ value, n }) => [value, n]);
    const open = await pageOf(executive);
    expect(counts(facet(open, "touchpoint"))).toHaveLength(2);
    const web = await pageOf(executive, { channels: [2] });
    expect(counts(facet(web, "channel"))).toEqual(counts(facet(open, "channel")));
    for (const part of [{ touchpoints: [1] }, { stages: [1] }, { touchpoints: [2], words: "kind" }]) {
      const place = await pageOf(executive, part);
      const wide = "words" in part ? await pageOf(executive, { words: part.words }) : open;
      expect(counts(facet(place, "touchpoint")), JSON.stringify(part)).toEqual(
        counts(facet(wide, "touchpoint")),
      );
    }
  });

  it("shows an executive counts but no words where a combination has under ten answers, and neither under five", async () => {
    // Six answers at Chat.
    const few = await pageOf(executive, { touchpoints: [3] });
    expect(few).toMatchObject({ reading: "few", comments: 6, list: { comments: [] } });
    expect(JSON.stringify(few)).not.toContain("canary");
    expect((await pageOf(executive, { touchpoints: [3], words: "canary" })).comments).toBe(6);
    await client.query(
      "UPDATE response SET score = 10 WHERE id IN (SELECT id FROM response WHERE touchpoint_id = 3 LIMIT 3)",
    );
    const fewer = await pageOf(executive, { touchpoints: [3], classes: ["promoter"] });
    expect(fewer).toMatchObject({
      reading: "closed",
      comments: null,
      list: { comments: [] },
      facets: [],
      themes: [],
    });
    await client.query("UPDATE response SET score = 0 WHERE touchpoint_id = 3");
  });

  it("leaves touchpoints with under ten answers out of an executive's list and searches, and says so", async () => {
    const page = await pageOf(executive);
    expect(page.hidden).toBe(6);
    expect(page.list.comments.every(({ touchpoint }) => touchpoint !== "Chat")).toBe(true);
    expect(facet(page, "touchpoint").map(({ label }) => label)).not.toContain("Chat");
    expect(await pageOf(executive, { words: "canary" })).toMatchObject({
      comments: 0,
      suggestion: undefined,
    });
    expect((await pageOf(executive, { words: "waitde" })).suggestion).toBe("waited");
    // Nobody who waited found anybody kind: nothing is found under either spelling.
    expect((await pageOf(executive, { words: "waitde kind" })).suggestion).toBeUndefined();
  });

  it("says that signs alone are nothing to search for, and searches for nothing", async () => {
    const page = await pageOf(executive, { words: "😡" });
    expect(page).toMatchObject({ said: { words: "" }, comments: 100 });
    expect(page.view.notices).toContain("There is no word to search for in “😡”.");
  });

  it("shows heads and members every comment of their own touchpoints and none of others", async () => {
    const own = await pageOf(memberOfContact, { words: "canary" });
    expect(own.comments).toBe(6);
    expect(own.list.comments[0]?.text).toBe(CANARY);
    const [start = 0, end = 0] = own.list.comments[0]?.marks[0] ?? [];
    expect(CANARY.slice(start, end)).toBe("canary");
    for (const part of [{}, { words: "canary" }, { touchpoints: [3] }, { departments: [2] }])
      expect(JSON.stringify(await pageOf(headOfClaims, part))).not.toContain("canary</");
    expect(
      (await callAs(headOfClaims, NOW).feedback.preview({ asked: asked(), draft: { phrases: ["canary"] } }))
        .mentions,
    ).toBe(0);
  });

  it("goes on where it ended, by the same rules", async () => {
    const first = await pageOf(headOfClaims);
    const next = await callAs(headOfClaims, NOW).feedback.more(asked({ after: first.list.next }));
    const ids = [...first.list.comments, ...next.comments].map(({ id }) => id);
    expect(new Set(ids).size).toBe(first.comments);
    expect((await callAs(executive, NOW).feedback.more(asked({ touchpoints: [3] }))).comments).toEqual([]);
  });

  it("gives files the same rows without addresses and numbers, noted in the audit trail", async () => {
    const call = callAs(memberOfContact, NOW).feedback;
    const { rows } = await call.fileRows(asked({ words: "canary" }));
    expect(rows).toHaveLength(6);
    expect(rows[0]?.text).toBe("<script>canary</script> mail [e-mail address] or [number] =1+1");
    await call.noteFile({ kind: "comments", format: "csv" });
    const { rows: events } = await client.query(
      "SELECT object FROM audit_event WHERE action = 'feedback.exported'",
    );
    expect(events).toEqual([{ object: "feedback:comments" }]);
    expect((await callAs(executive, NOW).feedback.fileRows(asked({ touchpoints: [3] }))).rows).toEqual([]);
    await expect(
      callAs([{ role: "admin", departmentId: null }], NOW).feedback.page(asked()),
    ).rejects.toThrow();
  });

  it("suggests the phrases that part detractors from promoters", async () => {
    const phrases = await callAs(headOfClaims, NOW).feedback.suggest(asked());
    expect(phrases.find(({ phrase }) => phrase === "waited")?.side).toBe("detractors");
    expect(phrases.find(({ phrase }) => phrase === "kind")?.side).toBe("promoters");
  });

  it("keeps a reader's own views", async () => {
    const call = callAs(executive, NOW).feedback;
    await call.saveView({ name: "Detractors", query: "class=detractor" });
    const { id } = await call.saveView({ name: "Detractors", query: "class=detractor&period=last-12m" });
    expect((await pageOf(executive)).views).toEqual([
      { id, name: "Detractors", query: "class=detractor&period=last-12m" },
    ]);
    await call.removeView({ id });
    await expect(call.removeView({ id })).rejects.toThrow(/does not exist/);
  });
});
