import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { deterministic } from "../../../../scripts/testing/random";
import {
  compared,
  fold,
  insertAnswers,
  prepareWorld,
  verified,
  write,
} from "../../../../scripts/testing/rollup";

const database = useTestDatabase();
let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await prepareWorld(client);
});
afterAll(() => client.end());

describe("cells and answers", () => {
  it("agree before and after a fold, in the organisation's time zone", async () => {
    await client.query(insertAnswers(deterministic(1), 400));
    expect(await compared(client)).toMatchObject({ wrong: 0 });
    expect((await compared(client)).pending).toBeGreaterThan(0);
    await client.query("SELECT rollup.fold()");
    const after = await compared(client);
    expect(after).toMatchObject({ wrong: 0, pending: 0 });
    expect(after.cells).toBeGreaterThan(20);
    expect((await verified(client)).mismatches).toBe(0);
  });

  it("agree about answers that go straight into a month, where the app may do nothing else", async () => {
    const values = "('2026-02-10T09:00:00Z', 1, 9, 'a comment'), ('2026-02-11T09:00:00Z', 1, 2, NULL)";
    await client.query(
      `INSERT INTO facts.response_2026_02 (answered_at, survey_id, score, comment) VALUES ${values}`,
    );
    expect(await compared(client)).toMatchObject({ wrong: 0 });
    expect((await verified(client)).mismatches).toBe(0);
    await expect(
      client.query("INSERT INTO facts.response_2026_02 (answered_at, survey_id) VALUES ('2026-03-10', 1)"),
    ).rejects.toThrow(/partition/);
    for (const statement of ["DELETE FROM", "UPDATE", "SELECT FROM", "TRUNCATE"])
      await expect(
        client.query(`${statement} facts.response_2026_02${statement === "UPDATE" ? " SET score = 1" : ""}`),
      ).rejects.toThrow(/permission denied/);
  });

  it("notice a cell that was changed by hand, and a rebuild mends it", async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      "UPDATE rollup.cube SET s9 = s9 + 1 WHERE ctid IN (SELECT ctid FROM rollup.cube_month LIMIT 1) AND grain = 2",
    );
    await owner.end();
    expect((await verified(client)).mismatches).toBe(1);
    await client.query("SELECT rollup.rebuild(), rollup.rebuild_movement()");
    expect((await verified(client)).mismatches).toBe(0);
  });

  it("cannot be written by the app's role", async () => {
    await expect(client.query("UPDATE rollup.cube SET s9 = 0")).rejects.toThrow(/permission denied/);
    await expect(client.query("DELETE FROM rollup.pending")).rejects.toThrow(/permission denied/);
    await expect(client.query("DELETE FROM audit_event")).rejects.toThrow(/permission denied/);
  });

  it("stay equal in every snapshot while six writers and two folders are at work", async () => {
    const began = Date.now();
    let withPending = 0;
    // Twelve seconds, or on a busy machine as long as it takes to see enough, a minute at most.
    const isOver = () => Date.now() > began + (withPending >= 10 ? 12_000 : 60_000);
    const written: number[] = [];
    const writers = Array.from({ length: 6 }, (_, index) =>
      write(database.appUrl, deterministic(100 + index), isOver).then((n) => written.push(n)),
    );
    const folds: number[] = [];
    const folders = [0, 1].map(() => fold(database.appUrl, isOver).then((moved) => folds.push(moved)));
    while (!isOver()) {
      const seen = await compared(client);
      expect(seen.wrong).toBe(0);
      expect((await verified(client)).mismatches).toBe(0);
      if (seen.pending > 0) withPending++;
    }
    await Promise.all([...writers, ...folders]);
    expect((await verified(client)).mismatches).toBe(0);
    expect(withPending).toBeGreaterThanOrEqual(10);
    expect(Math.min(...written)).toBeGreaterThan(3);
    expect(folds.reduce((sum, moved) => sum + moved, 0)).toBeGreaterThan(0);
  }, 90_000);
});
