import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import type { Matrix, MatrixCell, ScorecardMeasure } from "../schema";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive = [{ role: "executive", departmentId: null }] as const;
const database = useTestDatabase();
let client: pg.Client;

/** Claims answers for Settlement, Contact for Call; Legal for Complaint, with 3 answers in October. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2), (3, 'legal', 'Legal', 3), (4, 'it', 'IT', 4);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call'), (3, 'complaint', 'Complaint');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', NULL), (2, 2, 'owner', '2020-01-01', NULL), (3, 3, 'owner', '2020-01-01', NULL);
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true);
    INSERT INTO target (department_id, metric, value, band, valid_from) VALUES
      (1, 'nps', 35, 5, '2020-01-01'), (1, 'detractor-share', 5, 2, '2020-01-01'), (2, 'nps', 35, 5, '2020-01-01'),
      (2, 'csat', 50, 5, '2020-01-01'), (1, 'nps', -20, 5, '2026-11-01');
    SELECT facts.ensure_months('2026-05-01', '2026-11-01');`);
  // The vector of product 3.3: 120/60/20 against 35 is Met.
  await fill({ touchpoint: 1, scores: [...many(120, 10), ...many(60, 7), ...many(20, 3)], csat: 5, ces: 6 });
  await fill({ touchpoint: 2, scores: [...many(5, 9), ...many(4, 1)], csat: 2, ces: 1 });
  await fill({ touchpoint: 3, scores: [0, 1, 2], csat: 1, ces: 1 });
  await fill({ touchpoint: 2, month: "09", scores: many(9, 8), csat: 5, ces: 6 });
});
afterAll(() => client.end());

const many = (count: number, score: number) => Array<number>(count).fill(score);

type Fill = { touchpoint: number; scores: number[]; csat: number; ces: number; month?: string };

async function fill({ touchpoint, scores, csat, ces, month = "10" }: Fill): Promise<void> {
  await client.query(
    "INSERT INTO response (answered_at, survey_id, touchpoint_id, score, csat, ces) SELECT $1::timestamptz, 1, $2, unnest($3::int[]), $4, $5",
    [`2026-${month}-15T12:00:00Z`, touchpoint, scores, csat, ces],
  );
}

const matrixOf = (period = "2026-10") => callAs(executive, NOW).scorecards.matrix({ period });

function cellOf(matrix: Matrix, slug: string, measure: ScorecardMeasure): MatrixCell {
  const row = matrix.departments.find((one) => one.slug === slug);
  const cell = row?.cells[matrix.measures.indexOf(measure)];
  if (!cell) throw new Error(`No ${measure} of ${slug}.`);
  return cell;
}

describe("the matrix of scorecards", () => {
  it("judges each measure by its own target, in words the whole range settles", async () => {
    const matrix = await matrixOf();
    expect(cellOf(matrix, "claims", "nps")).toMatchObject({ value: 50, n: 200, verdict: { state: "met" } });
    expect(cellOf(matrix, "claims", "detractor-share")).toMatchObject({
      value: 10,
      verdict: { state: "likely missed" },
    });
    expect(cellOf(matrix, "claims", "csat")).toMatchObject({ value: 100, n: 200 });
    expect(cellOf(matrix, "claims", "csat")).not.toHaveProperty("verdict.state");
    expect(cellOf(matrix, "claims", "ces")).toMatchObject({ value: 100, n: 200 });
  });

  it("gives no verdict on nine answers", async () => {
    expect(cellOf(await matrixOf("2026-09"), "contact", "nps")).toMatchObject({
      n: 9,
      verdict: { state: "too few" },
    });
  });

  it("hides three answers under every measure, and whoever would give them away", async () => {
    const matrix = await matrixOf();
    expect(matrix.measures).toEqual(["nps", "detractor-share", "csat", "ces"]);
    for (const measure of matrix.measures) {
      expect(cellOf(matrix, "legal", measure)).toEqual({ state: "hidden", why: "few" });
      expect(cellOf(matrix, "contact", measure).state, measure).toBe("hidden");
    }
    expect(cellOf(matrix, "it", "nps")).toMatchObject({ state: "none" });
  });

  it("judges October by the target of October, whatever came later", async () => {
    expect(cellOf(await matrixOf("2026-10"), "claims", "nps")).toMatchObject({ target: { value: 35 } });
    expect(cellOf(await matrixOf("2026-11"), "claims", "nps")).toMatchObject({ target: { value: -20 } });
  });

  it("puts who is judged first, then who has no answers, then what cannot be shown, by name alone", async () => {
    const { departments, organisation } = await matrixOf("last-12m");
    expect(departments.map(({ slug }) => slug)).toEqual(["claims", "it", "contact", "legal"]);
    expect(organisation?.cells[0]).toMatchObject({ state: "shown", n: 221 });
  });

  it("shows a member their own department, and nobody the whole organisation who may not see it", async () => {
    const matrix = await callAs([{ role: "member", departmentId: 1 }], NOW).scorecards.matrix({
      period: "2026-10",
    });
    expect(matrix.departments.map(({ slug }) => slug)).toEqual(["claims"]);
    expect(matrix.organisation).toBeUndefined();
  });

  it("reads the last month where the period is not one it knows", async () => {
    const matrix = await matrixOf("sometime");
    expect(matrix.period).toMatchObject({ from: "2026-10-01", to: "2026-11-01" });
    expect(matrix.notices).toHaveLength(1);
  });
});
