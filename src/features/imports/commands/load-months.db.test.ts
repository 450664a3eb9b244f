import { describe, expect, it } from "vitest";
import { useImportWorld } from "../../../../scripts/testing/import-world";
import { openImport } from "../../../../scripts/testing/imports";
import { loadImport } from "./load";
import { undoImport } from "./undo";

const { query, one, answersOf, verified, write } = useImportWorld();

describe("the rows of an import", () => {
  it("puts large parts of a month straight into its table, and counts, follows and reads them all the same", async () => {
    const lines = Array.from({ length: 12_000 }, (_, n) => {
      // Most of it in one month; some of it in five others, two of which begin or end at another hour in UTC.
      const day =
        n % 40 < 36
          ? `2026-05-${String(1 + (n % 31)).padStart(2, "0")}`
          : `2025-${String(11 - (n % 5)).padStart(2, "0")}-01`;
      return `${n},${day} 00:30:00,${n % 11},C${(n * 7919) % 3_000},${n % 3 ? "" : `words ${n}`},${n % 4 ? "" : 1.5},P${n % 7}`;
    });
    const text = `id,date,score,customer,comment,weight,touchpoint\n${lines.join("\n")}\n`;
    const mapping = { score: "score", customer: "customer", weight: "weight", touchpoint: "touchpoint" };
    const { id, surveyId } = await openImport(write("month.csv", text), "month", { mapping });
    await loadImport(id);
    expect(await answersOf(surveyId)).toEqual({ n: 12_000 });
    const found = await query<{ line: string }>(
      `SELECT external_id || ',' || to_char(answered_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD HH24:MI:SS') || ',' || score || ','
         || c.ref || ',' || coalesce(comment, '') || ',' || coalesce(weight::text, '') || ',' || t.name AS line
       FROM response AS r JOIN customer AS c ON c.id = r.customer_id JOIN touchpoint AS t ON t.id = r.touchpoint_id
       CROSS JOIN LATERAL (SELECT external_id FROM response_key WHERE survey_id = r.survey_id AND comment = 'words ' || external_id) AS k
       WHERE r.survey_id = $1 AND comment IS NOT NULL ORDER BY external_id::int`,
      [surveyId],
    );
    expect(found.rows.map(({ line }) => line)).toEqual(lines.filter((_, n) => n % 3 === 0));
    expect((await verified()).mismatches).toBe("0");
    for (const part of ["weights", "movement"])
      expect(await one(`SELECT mismatches::int AS n FROM rollup.verify_${part}()`)).toEqual({ n: 0 });
    const noted = "SELECT count(DISTINCT customer)::int AS n FROM rollup.note, unnest(customers) AS customer";
    expect((await one<{ n: number }>(noted)).n).toBeGreaterThanOrEqual(3_000);
    const read = await one(
      `SELECT count(*)::int AS n FROM response AS r WHERE survey_id = $1 AND comment IS NOT NULL AND NOT EXISTS (
         SELECT FROM comment_note WHERE r.id BETWEEN first_id AND last_id AND answered_at BETWEEN first_at AND last_at)`,
      [surveyId],
    );
    expect(read).toEqual({ n: 0 });
    await undoImport(id);
    expect(await answersOf(surveyId)).toEqual({ n: 0 });
    expect((await verified()).mismatches).toBe("0");
  });

  it("counts the first of rows with one id, whoever and whenever they are of", async () => {
    const lines = [
      "7,2026-05-31,1,Z",
      "7,2026-05-01,2,A",
      "8,2026-04-01,3,M",
      "7,2026-04-01,4,Y",
      "8,2026-05-01,5,A",
    ];
    const path = write("first.csv", `id,date,score,customer\n${lines.join("\n")}\n9,2026-05-02,6,C\n`);
    const { id, surveyId } = await openImport(path, "first", {
      mapping: { score: "score", customer: "customer" },
    });
    await loadImport(id);
    const kept = await query(
      `SELECT to_char(answered_at, 'MM-DD') AS day, score, ref FROM response JOIN customer AS c ON c.id = customer_id
       WHERE survey_id = $1 ORDER BY score`,
      [surveyId],
    );
    expect(kept.rows).toEqual([
      { day: "05-31", score: 1, ref: "Z" },
      { day: "04-01", score: 3, ref: "M" },
      { day: "05-02", score: 6, ref: "C" },
    ]);
    const { rows } = await query("SELECT row, reason FROM import_refusal WHERE import_id = $1 ORDER BY row", [
      id,
    ]);
    expect(rows).toEqual([
      { row: 3, reason: "Same id as row 2" },
      { row: 5, reason: "Same id as row 2" },
      { row: 6, reason: "Same id as row 4" },
    ]);
  });
});
