import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { Blind, Grant } from "../../src/access/can";
import { api } from "../../src/api/root";
import type { MakePlan } from "../../src/features/plans/schema";
import { useTestDatabase } from "./database";
import { viewerWith } from "./viewer";

const id = (letter: string) => `00000000-0000-4000-8000-00000000000${letter}`;
export const [ANA, BEN, CEM, MAY] = [id("a"), id("b"), id("c"), id("d")];

type Said = { promoters: number; passives: number; detractors: number; easy?: number };

/**
 * A database in which Ana is an executive, Ben heads Claims with May as a member, and Cem heads Contact. At the stage Use lie
 * Offer (Claims), Call (Contact) and Small (Claims, hardly any answers); Claims answers for the stage.
 */
export function usePlanWorld() {
  const database = useTestDatabase();
  const world = { client: new pg.Client(), say };
  beforeAll(async () => {
    const client = new pg.Client({ connectionString: database.appUrl });
    world.client = client;
    await client.connect();
    await client.query(`
      INSERT INTO organisation (id, name) VALUES (1, 'Test');
      INSERT INTO person (id, email, name) VALUES ('${ANA}', 'a@t.example', 'Ana'), ('${BEN}', 'b@t.example', 'Ben'),
        ('${CEM}', 'c@t.example', 'Cem'), ('${MAY}', 'd@t.example', 'May');
      INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact');
      INSERT INTO grant_held (person_id, role, department_id) VALUES ('${ANA}', 'executive', NULL), ('${BEN}', 'head', 1),
        ('${CEM}', 'head', 2), ('${MAY}', 'member', 1);
      INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
      INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1), (2, 1, 'buy', 'Buy', 2);
      INSERT INTO stage_role (stage_id, department_id, valid_from) VALUES (1, 1, '2020-01-01');
      INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'offer', 'Offer', 1), (2, 'call', 'Call', 1),
        (3, 'small', 'Small', 1), (4, 'shop', 'Shop', 2), (5, 'old', 'Old', 1);
      UPDATE touchpoint SET retired_on = '2026-01-01' WHERE id = 5;
      INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'),
        (2, 2, 'owner', '2020-01-01'), (3, 1, 'owner', '2020-01-01');
      INSERT INTO survey (id, name) VALUES (1, 'Main');
      SELECT facts.ensure_months('2026-01-01', '2027-03-31');`);
    await say(1, "2026-08", { promoters: 50, passives: 30, detractors: 20, easy: 60 });
    await say(2, "2026-08", { promoters: 10, passives: 20, detractors: 30 });
    await say(3, "2026-08", { promoters: 3, passives: 0, detractors: 0 });
    await say(4, "2026-08", { promoters: 20, passives: 20, detractors: 20 });
    await say(1, "2026-12", { promoters: 64, passives: 24, detractors: 12, easy: 61 });
    await say(2, "2026-12", { promoters: 10, passives: 20, detractors: 30 });
    await say(3, "2026-12", { promoters: 20, passives: 20, detractors: 20 });
  });
  afterAll(() => world.client.end());

  async function say(touchpoint: number, month: string, { promoters, passives, detractors, easy }: Said) {
    await world.client.query(
      `INSERT INTO response (answered_at, survey_id, touchpoint_id, score, ces)
       SELECT $1::timestamptz + n * interval '1 minute', 1, $2,
         CASE WHEN n <= $3 THEN 10 WHEN n <= $3 + $4 THEN 7 ELSE 0 END, CASE WHEN $6::int IS NULL THEN NULL WHEN n <= $6 THEN 6 ELSE 2 END
       FROM generate_series(1, $3::int + $4::int + $5::int) AS n`,
      [`${month}-08T09:00:00Z`, touchpoint, promoters, passives, detractors, easy ?? null],
    );
  }
  return world;
}

type Who = { who: string; role: Grant["role"]; of: number | null; open?: boolean; blind?: Blind[] };
export const as = ({ who, role, of, open = true, blind = [] }: Who, on: string) =>
  api.createCaller({
    viewer: { ...viewerWith([{ role, departmentId: of }], open), id: who, blind },
    now: new Date(`${on}T09:00:00Z`),
  }).plans;
export const ben = (on: string) => as({ who: BEN, role: "head", of: 1 }, on);
export const ana = (on: string) => as({ who: ANA, role: "executive", of: null }, on);
export const cem = (on: string) => as({ who: CEM, role: "head", of: 2 }, on);
export const may = (on: string) => as({ who: MAY, role: "member", of: 1 }, on);

export const quarter = { from: "2026-07-01", to: "2026-10-01" };
export const plan: MakePlan = {
  place: { touchpoint: 1 },
  title: "Offers in plain words",
  doing: "Rewrite the ten letters that customers ask most about",
  departmentId: 1,
  ownerId: MAY,
  startsOn: "2026-10-10",
  due: "2026-11-30",
  measure: "nps",
  expected: 45,
  baseline: quarter,
};
export const lineOf = async (caller: ReturnType<typeof ben>, title: string) => {
  const { plans } = await caller.list({});
  const found = plans.find((one) => one.title === title);
  if (!found) throw new Error(`No plan ${title}`);
  return found;
};
