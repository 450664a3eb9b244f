import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import { scopeOf } from "@/access/scope";
import { api } from "@/api/root";
import { asSystem } from "@/server/db";
import { keptWords } from "../queries/commitments";

const id = (letter: string) => `00000000-0000-4000-8000-00000000000${letter}`;
const [ANA, BEN, CEM, DEE] = [id("a"), id("b"), id("c"), id("d")];
const database = useTestDatabase();
let client: pg.Client;

/** Ana and Dee are executives, Ben heads Claims, Cem heads Contact. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('${ANA}', 'a@t.example', 'Ana'), ('${BEN}', 'b@t.example', 'Ben'),
      ('${CEM}', 'c@t.example', 'Cem'), ('${DEE}', 'd@t.example', 'Dee');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact');
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${ANA}', 'executive', NULL), ('${DEE}', 'executive', NULL),
      ('${BEN}', 'head', 1), ('${CEM}', 'head', 2);`);
});
afterAll(() => client.end());

const as = (who: string, role: Grant["role"], departmentId: number | null, on: string) =>
  api.createCaller({
    viewer: { ...viewerWith([{ role, departmentId }]), id: who },
    now: new Date(`${on}T09:00:00Z`),
  }).commitments;
const ben = (on: string) => as(BEN, "head", 1, on);
const ana = (on: string) => as(ANA, "executive", null, on);
const dee = (on: string) => as(DEE, "executive", null, on);
const said = {
  department: "claims",
  words: "Answer garage quotes in one day",
  due: "2026-10-31",
  size: 2,
  confidence: 80,
  effect: { metric: "nps" as const, from: 12, to: 20, by: "2027-03-31" },
};

async function listed(on: string, words: string) {
  const { commitments } = await ben(on).list({ department: "claims" });
  const one = commitments.find((each) => each.words === words);
  if (!one) throw new Error(`No commitment ${words}`);
  return one;
}

describe("a commitment", () => {
  it("is made by the head or an executive, by nobody else, and for no department out of reach", async () => {
    await ben("2026-10-01").make(said);
    await ana("2026-10-01").make({ ...said, words: "By an executive", effect: undefined });
    await expect(as(BEN, "member", 1, "2026-10-01").make(said)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ben("2026-10-01").make({ ...said, department: "contact" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(ben("2026-11-01").make(said)).rejects.toThrow("cannot have passed");
    expect(await listed("2026-10-01", said.words)).toMatchObject({
      state: "open",
      madeBy: "Ben",
      effect: said.effect,
      history: [{ kind: "made", by: "Ben", on: "2026-10-01" }],
    });
  });

  it("is moved before its date, keeps the first one, and counts half when kept by the later", async () => {
    const { id: made, version } = await listed("2026-10-01", said.words);
    const move = { id: made, version, due: "2026-11-15", reason: "The garages asked for it" };
    await expect(as(CEM, "head", 2, "2026-10-20").redate(move)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ben("2026-11-01").redate(move)).rejects.toThrow("not moved");
    await ben("2026-10-20").redate(move);
    await expect(ben("2026-10-20").redate(move)).rejects.toThrow("meanwhile");
    expect(await listed("2026-10-21", said.words)).toMatchObject({
      due: "2026-11-15",
      firstDue: "2026-10-31",
      redated: 1,
    });
    await ben("2026-11-10").done({ id: made, version: version + 1 });
    const { word } = await ben("2026-11-16").list({ department: "claims" });
    // Kept by its second date, and the executive's missed: half of two.
    expect(word.sayDo).toMatchObject({ value: 25, n: 2, kept: 1, keptRedated: 1, missed: 1 });
  });

  it("missed stays missed, done late is late, and a mark taken back stays in the history", async () => {
    const late = await listed("2026-11-05", "By an executive");
    expect(late.state).toBe("missed");
    await ben("2026-11-05").done(late);
    expect((await listed("2026-11-05", "By an executive")).state).toBe("late");
    await ben("2026-11-06").notDone({ id: late.id, version: late.version + 1 });
    expect((await listed("2026-11-06", "By an executive")).history.map(({ kind }) => kind)).toEqual([
      "made",
      "done",
      "not done",
    ]);
  });

  it("is released by an executive who did not ask, and then counts no more", async () => {
    const one = await listed("2026-11-06", "By an executive");
    await ana("2026-11-06").askRelease({ ...one, reason: "The law changed" });
    const next = { id: one.id, version: one.version + 1, decision: "released" as const };
    await expect(ana("2026-11-06").decideRelease(next)).rejects.toThrow("another executive decides");
    await expect(ben("2026-11-06").decideRelease(next)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await dee("2026-11-06").decideRelease(next);
    expect((await listed("2026-11-07", "By an executive")).state).toBe("released");
    const { word } = await ben("2026-11-16").list({ department: "claims" });
    expect(word.sayDo).toMatchObject({ value: 50, n: 1 });
  });

  it("keeps its words and its first date by the database too, and lets nobody release themselves", async () => {
    for (const change of ["words = 'Less'", "first_due = '2027-01-01'", "confidence = 50"])
      await expect(client.query(`UPDATE commitment SET ${change}`)).rejects.toThrow("keeps what was said");
    await expect(client.query("DELETE FROM commitment")).rejects.toThrow("permission denied");
    await expect(client.query("UPDATE commitment_change SET reason = ''")).rejects.toThrow(
      "permission denied",
    );
    await expect(
      client.query(
        `UPDATE commitment SET release_reason = 'x', release_asked_by = '${BEN}', released_by = '${BEN}', released_on = '2026-11-01'`,
      ),
    ).rejects.toThrow("commitment_released_by_another");
  });

  it("is carried over when its maker heads the department no more", async () => {
    expect((await listed("2026-11-10", said.words)).isCarried).toBe(false);
    await client.query(`DELETE FROM grant_held WHERE person_id = '${BEN}'; INSERT INTO grant_held (person_id, role, department_id)
      VALUES ('${DEE}', 'head', 1)`);
    const { commitments } = await as(DEE, "head", 1, "2026-11-10").list({ department: "claims" });
    expect(commitments.find(({ words }) => words === said.words)).toMatchObject({
      isCarried: true,
      madeBy: "Ben",
    });
    expect(commitments.find(({ words }) => words === "By an executive")?.isCarried).toBe(false);
  });

  it("is read by another head while scorecards are open, and by a member of the department", async () => {
    expect((await as(CEM, "head", 2, "2026-11-10").list({ department: "claims" })).mayWrite).toBe(false);
    const member = await as(CEM, "member", 1, "2026-11-10").list({ department: "claims" });
    expect(member).toMatchObject({ mayWrite: false, mayRelease: false });
    await expect(as(CEM, "member", 2, "2026-11-10").list({ department: "claims" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("gives each department within reach its say–do, and leaves out who has none", async () => {
    const scope = scopeOf(viewerWith([{ role: "executive", departmentId: null }]), "scorecard:read");
    if (!scope) throw new Error("An executive sees scorecards.");
    const words = await asSystem("test", (tx) => keptWords(tx, scope, "2026-11-16"));
    expect([...words.keys()]).toEqual([1]);
    expect(words.get(1)?.sayDo).toMatchObject({ value: 50, n: 1 });
  });

  it("two people marking it at once: one does, the other is told", async () => {
    await dee("2026-11-11").make({ ...said, words: "Raced", due: "2026-12-31" });
    const { commitments } = await dee("2026-11-11").list({ department: "claims" });
    const raced = commitments.find(({ words }) => words === "Raced");
    if (!raced) throw new Error("It was made.");
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => dee("2026-11-12").done({ id: raced.id, version: raced.version })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
