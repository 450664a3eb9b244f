import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";

const NOW = new Date("2026-11-22T09:00:00Z");
const database = useTestDatabase();
let client: pg.Client;
const executive = callAs([{ role: "executive", departmentId: null }], NOW);
const head = callAs([{ role: "head", departmentId: 1 }], NOW);
const otherHead = callAs([{ role: "head", departmentId: 2 }], NOW);

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO journey (slug, name, version, published_at) VALUES ('main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO stage_role (stage_id, department_id, valid_from) VALUES (1, 2, '2020-01-01');
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'settlement', 'Settlement', 1), (2, 'call', 'Call', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO target (department_id, metric, value, band, valid_from) VALUES (NULL, 'nps', 40, 5, '2020-01-01'), (1, 'nps', 20, 5, '2020-01-01');
    SELECT facts.ensure_months('2026-05-01', '2026-11-01');
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
      SELECT at, 1, 1 + n % 2, CASE WHEN n <= 40 THEN 10 ELSE 7 END
      FROM (VALUES ('2026-10-15T12:00:00Z'::timestamptz), ('2026-11-15T12:00:00Z')) AS month (at), generate_series(1, 120) AS n;`);
});
afterAll(() => client.end());

const words = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => (error as Error).message,
  );
const lot = (changes: object[], from = "2026-11") => ({
  from,
  reason: "Agreed with the board",
  changes: changes as never[],
});
const targets = async () =>
  (await client.query<{ n: number }>("SELECT count(*)::int AS n FROM target")).rows[0]?.n;

describe("a spreadsheet of targets", () => {
  it("is checked without anything being written, and each head reaches their own places only", async () => {
    const before = await targets();
    const text =
      "Touchpoint\tStage\tDepartment\tNPS\nSettlement\t\t\t30\nCall\t\t\t31\n\tUse\t\t32\n\t\tClaims\t33";
    const goodOf = async (call: typeof head) =>
      (await call.scorecards.checkTargets({ text })).rows.flatMap((row) =>
        row.state === "good" ? [row.whose] : [],
      );
    expect(await goodOf(executive)).toEqual(["Settlement", "Call", "Use", "Claims"]);
    expect(await goodOf(head)).toEqual(["Settlement", "Claims"]);
    expect(await goodOf(otherHead)).toEqual(["Call", "Use"]);
    expect(await targets()).toBe(before);
  });

  it("is read from a file, which is not kept, and refused in a sentence where it is none", async () => {
    const file = Buffer.from('Department;NPS\r\n"Claims";26\r\n').toString("base64");
    expect(await head.scorecards.cellsOfFile({ file })).toEqual({ text: "Department\tNPS\nClaims\t26" });
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]).toString(
      "base64",
    );
    expect(await words(head.scorecards.cellsOfFile({ file: picture }))).toMatch(/^[A-Z].*\.$/);
    const member = callAs([{ role: "member", departmentId: 1 }], NOW);
    expect(await words(member.scorecards.cellsOfFile({ file }))).toBe("Your role does not include this.");
  });
});

describe("targets of stages and touchpoints", () => {
  it("judge their own line, and neither the organisation's nor the department's", async () => {
    await executive.scorecards.setTargets(
      lot([
        { slug: null, touchpointId: 1, metric: "nps", value: 90, band: 5 },
        { slug: null, stageId: 1, metric: "nps", value: 10, band: 5 },
      ]),
    );
    const nps = async (by: "departments" | "stages" | "touchpoints", period = "2026-11") => {
      const { departments, organisation } = await executive.scorecards.matrix({ period, by });
      return [...departments, ...(organisation ? [organisation] : [])].map(({ name, cells: [cell] }) => [
        name,
        cell?.state === "shown" ? cell.target?.value : undefined,
      ]);
    };
    expect(await nps("touchpoints")).toEqual([
      ["Settlement", 90],
      ["Call", undefined],
      ["Whole organisation", 40],
    ]);
    expect(await nps("stages")).toContainEqual(["Use", 10]);
    expect(await nps("departments")).toContainEqual(["Claims", 20]);
    expect(await nps("touchpoints", "2026-10")).toContainEqual(["Settlement", undefined]);
  });

  it("are proposed by who answers for them, and approved become targets of the place", async () => {
    const wanted = lot([{ slug: null, touchpointId: 1, metric: "csat", value: 80, band: 5 }], "2026-12");
    expect(await words(otherHead.scorecards.proposeTargets(wanted))).toMatch(/does not exist/);
    await head.scorecards.proposeTargets(wanted);
    await client.query("UPDATE target_proposal SET proposed_by = gen_random_uuid()");
    const [proposal] = (await executive.scorecards.targets()).proposals;
    expect(proposal).toMatchObject({ department: "Claims", place: "Settlement", value: 80 });
    await executive.scorecards.decideProposal({ id: proposal?.id ?? 0, decision: "approved" });
    const { rows } = await client.query(
      "SELECT department_id, touchpoint_id FROM target WHERE metric = 'csat'",
    );
    expect(rows).toEqual([{ department_id: null, touchpoint_id: 1 }]);
  });

  it("name one subject only", async () => {
    const both = lot([{ slug: "claims", touchpointId: 1, metric: "nps", value: 1, band: 1 }]);
    expect(await words(executive.scorecards.setTargets(both))).not.toBe("done");
    await expect(
      client.query(
        "INSERT INTO target (department_id, stage_id, value, valid_from) VALUES (1, 1, 5, '2027-01-01')",
      ),
    ).rejects.toThrow(/target_has_one_subject/);
  });
});

describe("weights", () => {
  it("count from their month on; an earlier total stays what it was", async () => {
    const totalIn = async (period: string) => {
      const { departments, measures } = await executive.scorecards.matrix({ period });
      const claims = departments.find(({ slug }) => slug === "claims");
      return [claims?.total?.weight, claims?.weights[measures.indexOf("nps")]];
    };
    const before = await totalIn("2026-10");
    const change = { slug: "claims", metric: "nps" as const, weight: 7 };
    await executive.scorecards.setWeights({ from: "2026-11", reason: "Matters most", changes: [change] });
    expect(await totalIn("2026-11")).toEqual([(before[0] ?? 0) + 6, 7]);
    expect(await totalIn("2026-10")).toEqual(before);
    expect(
      await words(
        executive.scorecards.setWeights({ from: "2026-10", reason: "Too late", changes: [change] }),
      ),
    ).toMatch(/earliest/);
    expect(
      await words(head.scorecards.setWeights({ from: "2026-12", reason: "Mine", changes: [change] })),
    ).toBe("Your role does not include this.");
  });
});

describe("the cascade", () => {
  it("weighs the departments' targets by their answers", async () => {
    await executive.scorecards.setTargets(lot([{ slug: "contact", metric: "nps", value: 50, band: 5 }]));
    const { cascade } = await executive.scorecards.targets();
    // 60 answers each in October and up to today, so that both weigh the same: (20 + 50) ÷ 2.
    expect(cascade?.parts.find(({ metric }) => metric === "nps")).toMatchObject({
      ...{ target: 40, mix: 35, targeted: 1 },
    });
    expect((await head.scorecards.targets()).cascade).toBeUndefined();
  });
});
