import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import { Asked } from "@/features/responses/schema";
import { storeUpload } from "@/server/files";
import { loadEvidenceFile } from "./evidence-file";

const NOW = new Date("2026-09-20T12:00:00Z");
const database = useTestDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'brand', 'Brand');
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now()), (2, 'secret', 'Secret', 0, NULL);
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1), (2, 1, 'stay', 'Stay', 2), (3, 2, 'plan', 'Plan', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'offer', 'Offer', 1);
    INSERT INTO survey (id, name) VALUES (1, 'Main');`);
});
afterAll(() => client.end());

const as = (role: Grant["role"], departmentId: number | null = null) =>
  callAs([{ role, departmentId }], NOW).promises;
const executive = () => as("executive");
const ledger = async (period: string) =>
  executive().ledger({ journey: "main", asked: Asked.parse({ period }) });
const fast = {
  text: "Paid in 5 days",
  comparator: "at most" as const,
  threshold: 5,
  unit: "days",
  target: 90,
  validFrom: "2026-01-01",
  stageId: 1,
  madeBy: 2,
  deliveredBy: 1,
  publishedIn: "Brochure",
  weight: 1,
};

/** A file of events on one day, one for each value in days; an empty one is undecided. */
async function bring(slug: string, day: string, values: readonly (number | "")[]) {
  const token = randomUUID();
  const text = ["id,started,value", ...values.map((value, at) => `${day}-${at},${day},${value}`)].join("\n");
  await storeUpload(token, new Blob([text]).stream());
  const { id } = await executive().evidence({ slug, token });
  await loadEvidenceFile(id, () => NOW);
}
const repeated = (count: number, value: number) => Array.from({ length: count }, () => value);

describe("a promise from its first word to its last", () => {
  it("is stated by executives and administrators only, at a stage everybody sees, by departments that are there", async () => {
    for (const call of [as("head", 1), as("member", 1)])
      await expect(call.state(fast)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(executive().state({ ...fast, stageId: 3 })).rejects.toThrow("This stage is gone");
    await expect(executive().state({ ...fast, touchpointId: 1, stageId: 2 })).rejects.toThrow(
      "not at that stage",
    );
    await expect(executive().state({ ...fast, deliveredBy: 9 })).rejects.toThrow("departments is gone");
    expect(await executive().state(fast)).toEqual({ slug: "paid-in-5-days" });
    expect((await ledger("2026-08")).gaps).toMatchObject([
      { gap: { state: "unproven", unproven: 1 } },
      { gap: { state: "no promise stated" } },
    ]);
  });

  it("kept, broken and pending: 15 of 20 decided are 75 %, which is 15 points short of 90", async () => {
    await bring("paid-in-5-days", "2026-08-10", [...repeated(15, 4), ...repeated(5, 6), "", ""]);
    const { promises, gaps } = await ledger("2026-08");
    expect(promises[0]).toMatchObject({ pending: 2, operations: { value: 75, n: 20 } });
    // Wilson's interval of 15 of 20, by hand: centre (15 + 1.9207) ÷ 23.8415 = 0.7097, half-width 0.1784.
    const kept = promises[0]?.operations;
    expect(kept?.state === "measured" && [kept.low, kept.high].map(Math.round)).toEqual([53, 89]);
    expect(gaps[0]?.gap).toEqual({ state: "measured", gap: 15, unproven: 0 });
  });

  it("edited: events stay with the wording they began under, and the newer wording starts without any", async () => {
    const wording = { ...fast, slug: "paid-in-5-days", text: "Paid in 3 days", threshold: 3, target: 80 };
    await expect(executive().reword({ ...wording, validFrom: "2026-09-01" })).rejects.toThrow(
      "stays tested as it was",
    );
    await executive().reword({ ...wording, validFrom: "2026-09-20" });
    // 19 September is the earlier wording's: 4 days are within 5. 20 September is the later one's: 4 days are not within 3.
    await bring("paid-in-5-days", "2026-09-19", repeated(5, 4));
    await bring("paid-in-5-days", "2026-09-20", [...repeated(9, 2), 4]);
    const { promises } = await ledger("2026-09");
    expect(promises[0]).toMatchObject({
      text: "Paid in 3 days",
      operations: { value: 90, n: 10 },
      versions: [{ text: "Paid in 5 days" }],
    });
    expect((await ledger("2026-08")).promises[0]).toMatchObject({
      text: "Paid in 5 days",
      operations: { value: 75 },
    });
  });

  it("over-delivered: 90 % kept where 80 was promised is a gap of −10", async () => {
    expect((await ledger("2026-09")).gaps[0]?.gap).toEqual({ state: "measured", gap: -10, unproven: 0 });
  });

  it("retired: it is gone from later periods and stays in earlier ones", async () => {
    await executive().retire({ slug: "paid-in-5-days", on: "2026-10-01" });
    expect((await ledger("2026-10")).promises).toEqual([]);
    expect((await ledger("2026-08")).promises).toHaveLength(1);
    await expect(executive().retire({ slug: "paid-in-5-days", on: "2026-11-01" })).rejects.toThrow("already");
    await expect(executive().retire({ slug: "nothing", on: "2026-11-01" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("takes no file but an uploaded one, and keeps none", async () => {
    await expect(executive().evidence({ slug: "paid-in-5-days", token: randomUUID() })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
  });
});
