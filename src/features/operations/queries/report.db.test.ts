import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";

const database = useTestDatabase();
let client: pg.Client;
const says = async (name: string) => {
  const admin = callAs([{ role: "admin", departmentId: null }], new Date());
  return (await admin.operations.report()).findings.find((one) => one.name === name)?.says;
};

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
});
afterAll(() => client.end());

it("the report says when the worker fell silent, what waits, and that nothing else is known yet", async () => {
  expect(await says("Worker")).toMatch(/^Worker never seen/);
  await client.query("INSERT INTO worker_seen (id, seen_at) VALUES (1, now())");
  expect(await says("Worker")).toBe("Worker seen within two minutes");
  await client.query("UPDATE worker_seen SET seen_at = now() - interval '130 seconds'");
  expect(await says("Worker")).toMatch(/^Worker not seen for 2 minutes/);
  expect(await says("Work that waits")).toBe("Nothing waits");
  await client.query("SELECT graphile_worker.add_job('nobody.does.this', '{}'::json)");
  expect(await says("Work that waits")).toBe("1 waiting");
  expect(await says("Database")).toMatch(/^PostgreSQL 1[58]\.\d+, [\d.]+ MB$/);
  expect(await says("Mail")).toMatch(/No mail server is set/);
});
