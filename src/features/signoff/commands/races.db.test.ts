import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import { api } from "@/api/root";

const NOW = new Date("2026-11-10T09:00:00Z");
/** Each card is raced for four times: signing, countersigning, asking to reopen it, deciding about that. */
const CARDS = 50;
const people = ["a", "b", "c", "d"].map((letter) => `00000000-0000-4000-8000-00000000000${letter}`);
const [HEAD = "", BOTH = "", ANA = "", DEE = ""] = people;
const database = useTestDatabase();
let client: pg.Client;

/** Everybody heads every department; all but the first are executives too, so that each could do everything. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) SELECT unnest(ARRAY['${people.join("','")}']::uuid[]), md5(random()::text) || '@t.example', 'Somebody';
    INSERT INTO department (id, slug, name) SELECT n, 'd' || n, 'Department ' || n FROM generate_series(1, ${CARDS}) AS n;
    INSERT INTO touchpoint (id, slug, name) SELECT n, 't' || n, 'Touchpoint ' || n FROM generate_series(1, ${CARDS}) AS n;
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) SELECT n, n, 'owner', '2020-01-01' FROM generate_series(1, ${CARDS}) AS n;
    INSERT INTO grant_held (person_id, role, department_id) SELECT p.id, 'head', d.id FROM person AS p, department AS d;
    INSERT INTO grant_held (person_id, role) SELECT id, 'executive' FROM person WHERE id <> '${HEAD}';`);
});
afterAll(() => client.end());

function as(who: string, departmentId: number) {
  const head: Grant = { role: "head", departmentId };
  const grants: Grant[] = who === HEAD ? [head] : [head, { role: "executive", departmentId: null }];
  return api.createCaller({ viewer: { ...viewerWith(grants), id: who }, now: NOW }).signoff;
}

/** A small generator of its own: the order in which people come is the same in every run. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed * 2_654_435_761 + 1;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return list
    .map((one) => ({ one, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

type Try = { who: string; act: () => Promise<unknown> };

/** Lets all of them go at once, each on a connection of its own; returns who got through. */
async function race(tries: readonly Try[], seed: number): Promise<string[]> {
  const ends = await Promise.allSettled(
    shuffled(tries, seed).map(async ({ who, act }) => {
      await act();
      return who;
    }),
  );
  for (const end of ends)
    if (end.status === "rejected")
      expect((end.reason as { code: string }).code).toBe("UNPROCESSABLE_CONTENT");
  return ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
}

it(
  "of all who sign, countersign, ask or decide at once exactly one does, and nobody twice for the same card",
  { timeout: 120_000 },
  async () => {
    const tally = { signed: new Set<string>(), countersigned: new Set<string>(), decided: new Set<string>() };
    for (let card = 1; card <= CARDS; card++) {
      const period = { department: `d${card}`, period: "2026-10" };
      await as(HEAD, card).takeFigures(period);
      const sha256 = (await as(HEAD, card).band({ department: period.department })).review?.sha256 ?? "";
      const everybody = people.flatMap((who) => [who, who]);

      const signers = await race(
        everybody.map((who) => ({ who, act: () => as(who, card).sign({ ...period, sha256 }) })),
        card,
      );
      expect(signers).toHaveLength(1);
      const signed = (await as(HEAD, card).band({ department: period.department })).card;
      const paper = { id: signed?.id ?? 0, sha256: signed?.sha256 ?? "" };

      const countersigners = await race(
        [BOTH, ANA, DEE, BOTH, ANA, DEE].map((who) => ({ who, act: () => as(who, card).countersign(paper) })),
        card + 1000,
      );
      expect(countersigners).toHaveLength(1);
      expect(countersigners).not.toEqual(signers);

      const askers = await race(
        everybody.map((who) => ({
          who,
          act: () => as(who, card).askReopening({ id: paper.id, reason: "A mistake" }),
        })),
        card + 2000,
      );
      expect(askers).toHaveLength(1);
      const open = (await as(HEAD, card).band({ department: period.department })).card?.reopening?.id ?? 0;

      const deciders = await race(
        [BOTH, ANA, DEE].flatMap((who) =>
          (["approved", "declined"] as const).map((decision) => ({
            who,
            act: () => as(who, card).decideReopening({ id: open, decision }),
          })),
        ),
        card + 3000,
      );
      expect(deciders).toHaveLength(1);
      expect(deciders).not.toEqual(askers);
      for (const [kind, who] of [
        ["signed", signers],
        ["countersigned", countersigners],
        ["decided", deciders],
      ] as const)
        for (const one of who) tally[kind].add(one);
    }
    // Not always the same person won: the races were real.
    for (const winners of Object.values(tally)) expect(winners.size).toBeGreaterThan(1);
    const { rows } = await client.query<{ same: number; cards: number; open: number }>(`
      SELECT count(*)::int AS cards, (count(*) FILTER (WHERE signed_by = countersigned_by))::int AS same,
        (SELECT count(*)::int FROM signed_card AS c WHERE reopened_at IS NULL
          AND EXISTS (SELECT FROM card_reopening AS r WHERE r.card_id = c.id AND r.decision = 'approved')) AS open FROM signed_card`);
    expect(rows).toEqual([{ cards: CARDS, same: 0, open: 0 }]);
  },
);
