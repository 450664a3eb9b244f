import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import type { MoversAsked, MoversPage } from "../schema/movers";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive: Grant[] = [{ role: "executive", departmentId: null }];
const admin: Grant[] = [{ role: "admin", departmentId: null }];
const head = (departmentId: number): Grant[] => [{ role: "head", departmentId }];

const database = useTestDatabase();
let client: pg.Client;
let nextCustomer = 1;

/**
 * Claims owned Settlement and Call until August, when Contact took Call over; Chat is nobody's, and holds four answers.
 * From June to September 70 promoters became detractors, 55 of them at Settlement and 15 at Call; of every other way
 * there are a dozen or more, but seven detractors who became passives.
 */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2), (3, 'legal', 'Legal', 3);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call'), (3, 'chat', 'Chat');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', NULL), (2, 1, 'owner', '2020-01-01', '2026-08-01'), (2, 2, 'owner', '2026-08-01', NULL);
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true), (2, 'Pilot', false);`);
  await client.query("SELECT facts.ensure_months('2026-04-01', '2026-11-01')");
  await move({ customers: 55, place: 1, from: 10, to: 0, words: "Nobody rang me back" });
  await move({ customers: 15, place: 2, from: 9, to: 6 });
  await move({ customers: 30, place: 1, from: 9, to: 9 });
  await move({ customers: 14, place: 2, from: 9, to: 8 });
  await move({ customers: 18, place: 1, from: 8, to: 10 });
  await move({ customers: 16, place: 1, from: 8, to: 7 });
  await move({ customers: 12, place: 2, from: 7, to: 3 });
  await move({ customers: 13, place: 1, from: 2, to: 9 });
  await move({ customers: 7, place: 2, from: 2, to: 7 });
  await move({ customers: 20, place: 1, from: 2, to: 1 });
  await move({ customers: 4, place: 3, from: 2, to: 1, words: "The chat closed on me" });
  await client.query("SELECT rollup.fold(), rollup.fold_movement()");
});
afterAll(() => client.end());

type Move = { customers: number; place: number; from: number; to: number; words?: string };

/** Each answers twice in September and once in a survey that does not count; only the newest counted answer is theirs. */
async function move({ customers, place, from, to, words }: Move): Promise<void> {
  const first = nextCustomer;
  nextCustomer += customers;
  await client.query(
    `INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score, comment)
     SELECT at::timestamptz, survey, customer, place, score, words
     FROM generate_series($1::bigint, $2::bigint) AS customer CROSS JOIN LATERAL (VALUES
       ('2026-06-15T12:00Z', 1, $3::int, $4::int, NULL), ('2026-09-10T12:00Z', 1, $3, $5, 'an earlier one'),
       ('2026-09-15T12:00Z', 1, $3, $5, $6), ('2026-09-20T12:00Z', 2, $3, 5, 'a pilot')) AS answer (at, survey, place, score, words)`,
    [first, nextCustomer - 1, place, from, to, words ?? null],
  );
}

const pair = { from: "2026-06", to: "2026-09" };
const drops = { ...pair, was: "promoter", is: "detractor" } as const;
const asked = (grants: Grant[], way: MoversAsked = drops, open = true) =>
  callAs(grants, NOW, open).feedback.movers(way);

describe("the answers of customers who moved", () => {
  it("are as many as movement counts, way by way, and each customer's newest that counts", async () => {
    const { flow, readable } = await callAs(executive, NOW).loyalty.movement(pair);
    if (flow.state !== "shown") throw new Error("The flow is shown.");
    const found: Record<string, number> = {};
    for (const { from: was, to: is } of readable) {
      const page = await asked(executive, { ...pair, was, is });
      found[`${was} ${is}`] = page.listed;
      expect(page.customers).toBe(page.listed + page.hidden);
    }
    expect(found).toEqual({
      "promoter promoter": 30,
      "promoter passive": 14,
      "promoter detractor": 70,
      "passive promoter": 18,
      "passive passive": 16,
      "passive detractor": 12,
      "detractor promoter": 13,
      "detractor detractor": 20,
    });
    const all = await wholeList(executive);
    expect(all).toHaveLength(70);
    expect(new Set(all.map(({ id }) => id)).size).toBe(70);
    expect(all.filter(({ text }) => text === "Nobody rang me back")).toHaveLength(55);
    expect(all.every(({ day, wasIn }) => day === "2026-09-15" && wasIn === "2026-06")).toBe(true);
  });

  it("go on where a page ended, and begin anew at a cursor that is none", async () => {
    const first = await asked(executive);
    expect(first.answers).toHaveLength(50);
    const second = await asked(executive, { ...drops, after: first.next });
    expect(second.answers).toHaveLength(20);
    expect(second.next).toBeUndefined();
    const odd = await asked(executive, { ...drops, after: "1~1; DROP TABLE response" });
    expect(odd.answers).toEqual(first.answers);
  });

  it("leave out touchpoints with too few answers, and say how many that are", async () => {
    const stayed = await asked(executive, { ...pair, was: "detractor", is: "detractor" });
    expect([stayed.customers, stayed.listed, stayed.hidden]).toEqual([24, 20, 4]);
    expect(JSON.stringify(stayed)).not.toContain("The chat closed on me");
  });

  it("are hidden where few went one way, with no link to them", async () => {
    const { readable } = await callAs(executive, NOW).loyalty.movement(pair);
    expect(readable).not.toContainEqual({ from: "detractor", to: "passive" });
    const few = await asked(executive, { ...pair, was: "detractor", is: "passive" });
    expect(few).toMatchObject({ reading: "few", listed: 0, answers: [] });
  });

  it("are a department's own for its head, whoever owned the touchpoint then", async () => {
    const claims = await asked(head(1));
    expect([claims.customers, claims.listed, claims.isOwnOnly]).toEqual([70, 55, true]);
    const contact = await wholeList(head(2));
    expect(contact).toHaveLength(15);
    expect(new Set(contact.map(({ touchpoint }) => touchpoint))).toEqual(new Set(["Call"]));
    const own = (await callAs(head(2), NOW).loyalty.movement(pair)).readable;
    expect(own).toContainEqual({ from: "detractor", to: "passive" }); // they handle these seven
    expect(own).not.toContainEqual({ from: "promoter", to: "promoter" });
    const legal = await callAs(head(3), NOW).loyalty.movement(pair);
    expect(legal.readable).toEqual([]);
    expect((await asked(head(3))).answers).toEqual([]);
  });

  it("do not tell a head the whole number where scorecards are closed, and are nothing to administrators", async () => {
    expect((await asked(head(1), drops, false)).customers).toBeNull();
    expect((await callAs(admin, NOW).loyalty.movement(pair)).readable).toEqual([]);
    await expect(asked(admin)).rejects.toThrow();
  });
});

async function wholeList(grants: Grant[]): Promise<MoversPage["answers"]> {
  const all: MoversPage["answers"] = [];
  for (let after: string | undefined, pages = 0; pages < 5; pages++) {
    const page = await asked(grants, { ...drops, after });
    all.push(...page.answers);
    after = page.next;
    if (!after) break;
  }
  return all;
}
