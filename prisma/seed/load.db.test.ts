import { beforeAll, describe, expect, test } from "vitest";
import { asSystem, withConnection } from "@/server/db";
import { isPassword } from "@/server/auth/password";
import { useTestDatabase } from "../../scripts/testing/database";
import { seedDemo, type SeedResult } from "./load";
import { stepsOf } from "./steps";
import { generateWorld } from "./world";

useTestDatabase();
const request = {
  end: "2026-11-21",
  password: "a password for everybody",
  now: new Date("2026-11-22T06:00:00Z"),
};
const quarter = { from: "2026-07-01", to: "2026-10-01" };

let result: SeedResult;

/** The first row of a statement. */
async function one<T extends object>(sql: string, values: unknown[] = []): Promise<T> {
  return withConnection(async (client) => {
    const { rows } = await client.query<T>(sql, values);
    if (!rows[0]) throw new Error(`No row: ${sql}`);
    return rows[0];
  });
}

const counts = () =>
  one<Record<string, number>>(`SELECT (SELECT count(*)::int FROM response) AS answers,
    (SELECT count(*)::int FROM response_key) AS keys, (SELECT count(*)::int FROM customer) AS customers,
    (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM target) AS targets,
    (SELECT count(*)::int FROM touchpoint) AS touchpoints, (SELECT count(*)::int FROM asked) AS asked`);

test("a load that breaks off half-way leaves nothing, and the next one starts afresh", async () => {
  const { customers } = generateWorld(request);
  const inTheWay = await asSystem("test", (tx) =>
    tx.customer.create({ data: { ref: customers.at(-1)?.ref ?? "" } }),
  );
  await expect(seedDemo(request)).rejects.toThrow(/customer_ref_key/);
  expect(await one("SELECT count(*)::int AS organisations FROM organisation")).toEqual({ organisations: 0 });
  expect(await counts()).toMatchObject({ answers: 0, customers: 1, people: 0, touchpoints: 0 });
  await asSystem("test", (tx) => tx.customer.delete({ where: { id: inTheWay.id } }));
});

describe("the sample in the database", () => {
  beforeAll(async () => {
    result = await seedDemo(request);
  });

  test("holds every answer and every customer of the world", async () => {
    const world = generateWorld(request);
    expect(result).toEqual({
      loaded: true,
      isSample: true,
      customers: world.customers.length,
      answers: world.answers.length,
    });
    const steps = stepsOf(world.calendar, world.customers.length);
    expect(await counts()).toMatchObject({
      answers: world.answers.length + steps.length,
      keys: world.answers.length,
      customers: world.customers.length,
      asked: world.asked.length,
    });
  });

  test("keeps comments letter for letter", async () => {
    const { answers } = generateWorld(request);
    const letter = answers.find(({ comment }) => comment?.includes("\n") && comment.includes('"'));
    const { found } = await one<{ found: number }>(
      "SELECT count(*)::int AS found FROM response WHERE comment = $1",
      [letter?.comment],
    );
    expect(found).toBeGreaterThan(0);
  });

  test("has cubes that agree with its answers, with nothing left to fold", async () => {
    expect(await one("SELECT mismatches::int FROM rollup.verify()")).toEqual({ mismatches: 0 });
    expect(await one("SELECT mismatches::int FROM rollup.verify_movement()")).toEqual({ mismatches: 0 });
    expect(await one("SELECT count(*)::int AS pending FROM rollup.delta")).toEqual({ pending: 0 });
    expect(await one("SELECT count(*)::int AS pending FROM rollup.note")).toEqual({ pending: 0 });
  });

  test("has the same score of the last quarter in cubes and answers", async () => {
    const fromCubes = await one(
      `SELECT sum(s9 + s10)::int AS promoters, sum(s0 + s1 + s2 + s3 + s4 + s5 + s6)::int AS detractors, sum(answers)::int AS n
        FROM rollup.month_live JOIN survey ON survey.id = survey AND counts_in_score WHERE bucket >= $1 AND bucket < $2`,
      [quarter.from, quarter.to],
    );
    const fromAnswers = await one(
      `SELECT (count(*) FILTER (WHERE score >= 9))::int AS promoters, (count(*) FILTER (WHERE score <= 6))::int AS detractors,
          count(*)::int AS n
        FROM response JOIN survey ON survey.id = survey_id AND counts_in_score
        WHERE (answered_at AT TIME ZONE 'Europe/London')::date >= $1 AND (answered_at AT TIME ZONE 'Europe/London')::date < $2`,
      [quarter.from, quarter.to],
    );
    expect(fromCubes).toEqual(fromAnswers);
  });

  test("has at most one owner for a touchpoint on any day, and one touchpoint without any today", async () => {
    const { most } = await one<{ most: number }>(`SELECT max(owners)::int AS most FROM (
      SELECT count(*) AS owners FROM touchpoint_role, generate_series('2024-11-22'::date, '2026-11-21'::date, interval '1 day') AS day
      WHERE role = 'owner' AND valid_from <= day AND (valid_to IS NULL OR day < valid_to) GROUP BY touchpoint_id, day) AS days`);
    expect(most).toBe(1);
    const { unowned } = await one<{
      unowned: string;
    }>(`SELECT string_agg(slug, ',') AS unowned FROM touchpoint
      WHERE NOT EXISTS (SELECT FROM touchpoint_role WHERE touchpoint_id = touchpoint.id AND role = 'owner' AND valid_to IS NULL)`);
    expect(unowned).toBe("social-media-replies");
  });

  test("lets its people in with the one password", async () => {
    const head = await asSystem("test", (tx) =>
      tx.person.findUniqueOrThrow({
        where: { email: "head.claims@northgate.example" },
        include: { grants: { include: { department: true } } },
      }),
    );
    expect(await isPassword(head.passwordHash, request.password)).toBe(true);
    expect(head.grants.map(({ role, department }) => [role, department?.slug])).toEqual([["head", "claims"]]);
  });

  test("leaves room for more: the next customer gets a new number", async () => {
    const customer = await asSystem("test", (tx) => tx.customer.create({ data: { ref: "N-1" } }));
    expect(Number(customer.id)).toBeGreaterThan(result.customers);
    await asSystem("test", (tx) => tx.customer.delete({ where: { id: customer.id } }));
  });

  test("is not loaded a second time", async () => {
    const before = await counts();
    expect(await seedDemo({ ...request, end: "2026-12-31" })).toEqual({
      loaded: false,
      isSample: true,
      customers: 0,
      answers: 0,
    });
    expect(await counts()).toEqual(before);
  });
});
