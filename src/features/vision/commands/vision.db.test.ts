import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import { api } from "@/api/root";

const NOW = new Date("2026-11-22T09:00:00Z");
const ANA = "00000000-0000-4000-8000-00000000000a";
const BEN = "00000000-0000-4000-8000-00000000000b";
const database = useTestDatabase();
let client: pg.Client;

/** Ana is an executive; Ben heads Claims. Brand has no head. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('${ANA}', 'ana@test.example', 'Ana'), ('${BEN}', 'ben@test.example', 'Ben');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'brand', 'Brand');
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${ANA}', 'executive', NULL), ('${BEN}', 'head', 1);`);
});
afterAll(() => client.end());

const as = (id: string, role: Grant["role"], departmentId: number | null = null) =>
  api.createCaller({ viewer: { ...viewerWith([{ role, departmentId }]), id }, now: NOW }).vision;
const ana = () => as(ANA, "executive");
const ben = () => as(BEN, "head", 1);
const said = { sentence: "Customers feel we are on their side.", principles: ["One story, told once"] };

describe("the vision", () => {
  it("is nobody's until an executive words it, and then everybody's to read", async () => {
    expect(await ben().page()).toMatchObject({ number: 0, mine: [], mayWrite: false });
    for (const call of [ben(), as(BEN, "member", 1), as(BEN, "admin")])
      await expect(call.write({ ...said, basedOn: 0 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await ana().write({ ...said, basedOn: 0 })).toEqual({ number: 1 });
    expect(await as(BEN, "member", 1).page()).toMatchObject({ ...said, number: 1, writtenBy: "Ana" });
  });

  it("is acknowledged by a head for the own department, once, and by nobody else", async () => {
    expect((await ben().page()).mine).toMatchObject([{ name: "Claims" }]);
    await expect(ana().acknowledge({ number: 1, departmentId: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(ben().acknowledge({ number: 1, departmentId: 2 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await ben().acknowledge({ number: 1, departmentId: 1 });
    await ben().acknowledge({ number: 1, departmentId: 1 });
    expect(await ben().page()).toMatchObject({
      mine: [],
      heads: [{ department: { name: "Claims" }, by: "Ben", on: "2026-11-22" }],
    });
  });

  it("asks every head again when it is worded anew, and keeps what it said before", async () => {
    await expect(ana().write({ ...said, basedOn: 0 })).rejects.toThrow("Somebody worded it anew meanwhile");
    await ana().write({ sentence: "Customers know what happens next.", principles: [], basedOn: 1 });
    expect((await ben().page()).mine).toMatchObject([{ name: "Claims" }]);
    await expect(ben().acknowledge({ number: 1, departmentId: 1 })).rejects.toThrow("worded anew");
    expect((await client.query("SELECT count(*)::int AS n FROM vision")).rows).toEqual([{ n: 2 }]);
  });
});
