import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import { api } from "@/api/root";
import { Asked } from "@/features/responses/schema";
import type { Viewer } from "@/server/auth/session";

const NOW = new Date("2026-11-22T09:00:00Z");
const ANA = "00000000-0000-4000-8000-00000000000a";
const BEN = "00000000-0000-4000-8000-00000000000b";
const database = useTestDatabase();
let client: pg.Client;

/** A map of two stages: Claims owns Settle, whose touchpoint Offer it took over from Contact on 1 August. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('${ANA}', 'ana@test.example', 'Ana'), ('${BEN}', 'ben@test.example', 'Ben');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position, wants) VALUES (1, 1, 'buy', 'Buy', 1, 'A price'), (2, 1, 'settle', 'Settle', 2, 'A day');
    INSERT INTO stage_role (stage_id, department_id, valid_from) VALUES (1, 2, '2020-01-01'), (2, 1, '2020-01-01');
    INSERT INTO touchpoint (id, slug, name, stage_id, position) VALUES (1, 'offer', 'Offer', 2, 1), (2, 'stray', 'Stray', NULL, 0);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES (1, 2, 'owner', '2020-01-01', '2026-08-01'), (1, 1, 'owner', '2026-08-01', NULL);
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    SELECT nextval('stage_id_seq'), nextval('touchpoint_id_seq'), nextval('journey_id_seq') FROM generate_series(1, 10);
    SELECT facts.ensure_months('2026-07-01', '2026-11-30');
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
      SELECT m, 1, 1, s FROM unnest(ARRAY['2026-07-15', '2026-09-15']::timestamptz[]) AS m, generate_series(1, 10) AS s;
    SELECT rollup.fold();`);
});
afterAll(() => client.end());

function viewer(id: string, role: Grant["role"], departmentId: number | null): Viewer {
  return { ...viewerWith([{ role, departmentId }]), id };
}
function as(id: string, role: Grant["role"] = "executive", departmentId: number | null = null) {
  return api.createCaller({ viewer: viewer(id, role, departmentId), now: NOW }).journeys;
}
const ana = () => as(ANA);
const ben = () => as(BEN);
const scores = () => api.createCaller({ viewer: viewer(ANA, "executive", null), now: NOW }).loyalty;

const wants = (version: number, value: string) => ({
  slug: "main",
  version,
  change: { kind: "stage.wants" as const, stage: "s2", value },
});

describe("two people at one draft", () => {
  it("merges changes of different cells", async () => {
    const mine = await ana().change(wants(0, "To be paid on a day I know"));
    expect(mine).toMatchObject({ state: "saved", version: 1, others: [] });
    const other = await ben().change({
      slug: "main",
      version: 0,
      change: { kind: "stage.designed", stage: "s2", value: "relieved" },
    });
    expect(other).toMatchObject({
      state: "saved",
      version: 2,
      others: [{ by: "Ana", cell: "stage-s2-wants", after: "To be paid on a day I know" }],
    });
    expect(other.content.stages[1]).toMatchObject({
      wants: "To be paid on a day I know",
      designed: "relieved",
    });
  });

  it("writes nothing over the same cell, says who wrote what there, and keeps both once one of them decides", async () => {
    const refused = await ben().change(wants(0, "To be believed"));
    expect(refused).toMatchObject({
      state: "conflict",
      version: 2,
      others: [{ by: "Ana", before: "A day", after: "To be paid on a day I know" }],
    });
    expect((await ana().draft({ slug: "main" })).content.stages[1]?.wants).toBe("To be paid on a day I know");
    expect(await ben().change(wants(refused.version, "To be believed"))).toMatchObject({
      state: "saved",
      version: 3,
    });
    const { rows } = await client.query<{ after: { value: string } }>(
      "SELECT after FROM journey_change WHERE cell = 'stage-s2-wants' ORDER BY version",
    );
    expect(rows.map(({ after }) => after.value)).toEqual(["To be paid on a day I know", "To be believed"]);
  });

  it("loses no change when ten arrive at the same moment", async () => {
    const { version } = await ana().draft({ slug: "main" });
    const added = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 ? ana() : ben()).change({
          slug: "main",
          version,
          change: { kind: "touchpoint.add", stage: "s1", touchpoint: `n${at}`, value: `Place ${at}` },
        }),
      ),
    );
    expect(new Set(added.map((one) => one.version)).size).toBe(10);
    const { content } = await ana().draft({ slug: "main" });
    expect(content.stages[0]?.touchpoints.map(({ name }) => name).sort()).toEqual(
      Array.from({ length: 10 }, (_, at) => `Place ${at}`),
    );
    for (let at = 0; at < 10; at++)
      await ana().change({
        slug: "main",
        version: 99,
        change: { kind: "touchpoint.remove", touchpoint: `n${at}` },
      });
  });
});

describe("who may see a draft", () => {
  it("nobody but editors: a secret map is not found in the same words as one that does not exist", async () => {
    const { slug } = await ana().create({ name: "Secret plan", template: "insurer" });
    const head = as(BEN, "head", 1);
    const range = { from: "2026-07-01", to: "2026-10-01" };
    const [secret, absent] = await Promise.all(
      [slug, "nowhere"].map((one) =>
        head.map({ slug: one, range }).catch((error: unknown) => error as Error & { code: string }),
      ),
    );
    expect(secret).toMatchObject({ code: "NOT_FOUND" });
    expect((secret as Error).message).toBe((absent as Error).message);
    expect((await head.map({ slug: "main", range })).maps.map((map) => map.slug)).toEqual(["main"]);
    for (const call of [
      head.draft({ slug }),
      head.publish({ slug, version: 1 }),
      head.change(wants(0, "mine")),
    ])
      await expect(call).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await ana().map({ slug: "main", range })).maps.map((map) => map.slug)).toContain(slug);
    expect((await ana().draft({ slug })).content.stages).toHaveLength(8);
    await ana().discard({ slug });
    await expect(ana().draft({ slug })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("publishing", () => {
  it("is refused while a stage has no accountable department, and names the cell", async () => {
    const { version } = await ana().draft({ slug: "main" });
    const { version: next } = await ana().change({
      slug: "main",
      version,
      change: { kind: "stage.add", stage: "nx", value: "Return" },
    });
    const refused = await ana().publish({ slug: "main", version: next });
    expect(refused.problems).toEqual([
      { cell: "stage-nx-owner", message: "Return has no accountable department. Choose one." },
    ]);
    expect(refused.version).toBeUndefined();
    await ana().change({
      slug: "main",
      version: next,
      change: { kind: "stage.owner", stage: "nx", value: { departmentId: 1, from: "2026-11-01" } },
    });
  });

  it("refuses to rewrite what a department answered for", async () => {
    const { version } = await ana().draft({ slug: "main" });
    const owner = (from: string, at: number) =>
      ana().change({
        slug: "main",
        version: at,
        change: { kind: "touchpoint.owner", touchpoint: "t1", value: { departmentId: 2, from } },
      });
    await owner("2026-08-01", version);
    expect((await ana().preview({ slug: "main" })).problems).toMatchObject([{ cell: "touchpoint-t1-owner" }]);
    await owner("2026-11-01", version + 1);
    expect((await ana().preview({ slug: "main" })).problems).toEqual([]);
  });

  it("hands over from a first of a month; figures and owners of old periods stay, and the cubes are untouched", async () => {
    const asked = Asked.parse({ period: "2026-Q3" });
    const before = await scores().overview(asked);
    const cubes = () =>
      client.query("SELECT md5(string_agg(c::text, ',' ORDER BY c::text)) AS sum FROM rollup.cube AS c");
    const cells = (await cubes()).rows;
    const { version } = await ana().draft({ slug: "main" });
    await ana().change({ slug: "main", version, change: { kind: "stage.move", stage: "s2", value: 0 } });
    await ana().change({
      slug: "main",
      version,
      change: { kind: "touchpoint.add", stage: "nx", touchpoint: "ns", value: "stray" },
    });
    const { version: last } = await ana().draft({ slug: "main" });
    const published = await ana().publish({ slug: "main", version: last });
    expect(published).toMatchObject({ version: 2, problems: [] });
    expect(published.changes).toContain(
      "Offer: Contact answers for it from 2026-11-01 on, Claims until then.",
    );
    expect(published.changes).toContain("New order: Settle, Buy, Return.");

    expect((await scores().overview(asked)).departments).toEqual(before.departments);
    expect((await cubes()).rows).toEqual(cells);
    expect((await client.query("SELECT mismatches::int FROM rollup.verify()")).rows).toEqual([
      { mismatches: 0 },
    ]);
    const then = await ana().map({ slug: "main", range: { from: "2026-07-01", to: "2026-10-01" } });
    expect(then.stages.map(({ name }) => name)).toEqual(["Settle", "Buy", "Return"]);
    expect(then.stages[0]?.touchpoints[0]?.owners).toMatchObject([
      { name: "Claims", from: "2026-08-01" },
      { name: "Contact", to: "2026-08-01" },
    ]);
    const now = await ana().map({ slug: "main", range: { from: "2026-11-01", to: "2026-12-01" } });
    expect(now.stages[0]?.touchpoints[0]?.owners).toMatchObject([{ name: "Contact" }]);
    // Answers had named the stray touchpoint before: it is placed, not made twice.
    expect(
      (await client.query("SELECT stage_id IS NOT NULL AS placed FROM touchpoint WHERE slug = 'stray'")).rows,
    ).toEqual([{ placed: true }]);
    expect((await ana().draft({ slug: "main" })).version).toBe(0);
  });

  it("is refused when somebody changed the draft after it was looked at", async () => {
    const { version } = await ana().change(wants(0, "Mine"));
    await ben().change({ slug: "main", version, change: { kind: "map.name", value: "Ours" } });
    await expect(ana().publish({ slug: "main", version })).rejects.toThrow(
      "Somebody changed the draft meanwhile",
    );
  });
});
