import type pg from "pg";
import { computeAll } from "../../../src/features/debt/jobs";
import { newToken, tokenHash } from "../../../src/server/auth/secret-token";

/** Who asks. The departments of heads and members are 1 and 3; 2 is somebody else's. */
export const principals = {
  visitor: [],
  deactivated: ["head 1"],
  "without a role": [],
  member: ["member 1"],
  head: ["head 1"],
  "head of another department": ["head 2"],
  "head of two departments": ["head 1", "head 3"],
  executive: ["executive"],
  admin: ["admin"],
} as const satisfies Record<string, readonly string[]>;
export type Principal = keyof typeof principals;
export const everybody = Object.keys(principals) as Principal[];

/** Objects go by the number of their department: rows of every kind have it for an id. 4 was deleted, 999 never was. */
export const objects = { own: 1, "another's": 2, deleted: 4, "never there": 999 } as const;
export type Kind = keyof typeof objects;
export const kinds = Object.keys(objects) as Kind[];

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const slug = (n: number) => `d${n}`;
/** What only rows of one department say. */
export const canary = (n: number) => `canary${n}bird`;
/** Who works in a department, and a customer of it, by name. */
export const memberOf = (n: number) => `Member of ${n}`;
export const customerOf = (n: number) => `${canary(n)} Smith`;
const idOf = (who: Principal) => uuid(100 + everybody.indexOf(who));
/** Something of a person's own, by its number: a session, a passkey, a saved view. */
export const ownedBy = (who: Principal) => 100 + everybody.indexOf(who);

/** Fills an empty database with four departments, all that can belong to them, and everybody who asks. Returns their secret session ids. */
export async function fillWorld(owner: pg.Client): Promise<Map<Principal, string>> {
  await owner.query(PLACES);
  await owner.query(`INSERT INTO person (id, email, name) VALUES ('${uuid(1)}', 'gone@t.example', 'Gone'), ('${uuid(2)}', 'other@t.example', 'Other'), ('${uuid(3)}', 'third@t.example', 'Third'), ('${uuid(4)}', 'fourth@t.example', 'Fourth');
    INSERT INTO grant_held (person_id, role) VALUES ('${uuid(3)}', 'admin'), ('${uuid(3)}', 'executive');
    INSERT INTO role_request (id, person_id, change, role, department_id) VALUES (1, '${uuid(3)}', 'revoke', 'executive', NULL),
      (2, '${uuid(3)}', 'revoke', 'admin', NULL), (4, '${uuid(3)}', 'grant', 'head', 1);`);
  for (const who of everybody) await addPerson(owner, who);
  for (const n of [1, 2, 3])
    await owner.query(`INSERT INTO person (id, email, name) VALUES ('${uuid(50 + n)}', 'm${n}@t.example', '${memberOf(n)}');
      INSERT INTO grant_held (person_id, role, department_id) VALUES ('${uuid(50 + n)}', 'member', ${n});`);
  await owner.query(ANSWERS);
  await owner.query(RECORDS);
  await owner.query(FORGOTTEN);
  await computeAll();
  const sessions = new Map<Principal, string>();
  for (const who of everybody.filter((each) => each !== "visitor")) {
    const sid = newToken();
    sessions.set(who, sid);
    await owner.query(
      "INSERT INTO session (token_hash, person_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
      [tokenHash(sid), idOf(who)],
    );
  }
  return sessions;
}

async function addPerson(owner: pg.Client, who: Principal): Promise<void> {
  const own = ownedBy(who);
  await owner.query(`INSERT INTO person (id, email, name, deactivated_at) VALUES ('${idOf(who)}', 'p${own}@t.example', 'P${own}',
    ${who === "deactivated" ? "now()" : "NULL"})`);
  for (const grant of principals[who]) {
    const [role, department] = grant.split(" ");
    await owner.query("INSERT INTO grant_held (person_id, role, department_id) VALUES ($1, $2, $3)", [
      idOf(who),
      role,
      department,
    ]);
  }
  await owner.query(`
    INSERT INTO session (id, token_hash, person_id, expires_at) VALUES ('${uuid(own)}', sha256('${own}'), '${idOf(who)}', now() + interval '1 day');
    INSERT INTO passkey (id, person_id, public_key, name) VALUES ('${own}', '${idOf(who)}', '', 'A key');
    INSERT INTO saved_view (id, person_id, name, query) VALUES (${own}, '${idOf(who)}', 'A view', '');`);
}

const word = (n: string) => `'canary' || ${n} || 'bird'`;
const EACH = "FROM generate_series(1, 4) AS n";
const MONTH = "date_trunc('month', now()) - interval '1 month'";

const PLACES = `
  INSERT INTO organisation (id, name, open_scorecards) VALUES (1, 'Test', false);
  INSERT INTO department (id, slug, name) SELECT n, 'd' || n, 'Department ' || n FROM generate_series(1, 5) AS n;
  INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'd1', 'Main', 1, now()), (2, 'd2', 'Second', 1, now()), (4, 'd4', 'Gone', 1, now());
  INSERT INTO stage (id, journey_id, slug, name, position) SELECT n, 1, 's' || n, 'Stage ' || n, n ${EACH};
  INSERT INTO touchpoint (id, slug, name, stage_id) SELECT n, 't' || n, 'Touchpoint ' || n, n ${EACH};
  INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) SELECT n, n, 'owner', '2020-01-01' ${EACH};
  INSERT INTO channel (id, slug, name) VALUES (1, 'phone', 'Phone');
  INSERT INTO survey (id, name) VALUES (1, 'Main');`;

const ANSWERS = `
  INSERT INTO customer (id, ref, name, revenue) SELECT n * 100 + k, ${word("n")} || k, ${word("n")} || ' Smith', 100
    FROM generate_series(1, 4) AS n CROSS JOIN generate_series(0, 29) AS k;
  INSERT INTO customer (id, ref) SELECT n, 'single ' || n ${EACH};
  SELECT facts.ensure_months((${MONTH})::date - 90, now()::date);
  INSERT INTO response (id, answered_at, survey_id, touchpoint_id, channel_id, customer_id, score, csat, ces, comment, language)
    SELECT n * 100 + k + m * 10000, ${MONTH} + interval '5 days' - m * interval '31 days', 1, n, 1, n * 100 + k, (k + m * 3) % 11, 1 + k % 5, 1 + k % 7,
      'waiting for the ' || ${word("n")}, 'en'
    FROM generate_series(1, 4) AS n CROSS JOIN generate_series(0, 29) AS k CROSS JOIN generate_series(0, 1) AS m;
  INSERT INTO exclusion (id, response_id, customer_id, answer, reason, excluded_by)
    SELECT n, n, customer_id, to_jsonb(r) || jsonb_build_object('id', n), 'a test', 'system' FROM generate_series(1, 4) AS n JOIN response AS r ON r.id = n * 100;`;

const RECORDS = `
  INSERT INTO commitment (id, department_id, words, due, first_due, confidence, made_by, made_at)
    SELECT n, n, ${word("n")}, now()::date + 90, now()::date + 90, 80, '${uuid(2)}', now() ${EACH};
  INSERT INTO commitment_change (commitment_id, version, kind, changed_by, changed_at) SELECT n, 1, 'made', '${uuid(2)}', now() ${EACH};
  INSERT INTO trend_event (id, department_id, day, words, added_by, added_at)
    SELECT n, n, (${MONTH})::date, ${word("n")}, '${uuid(2)}', now() ${EACH};
  INSERT INTO control_baseline (department_id, first_day, end_day, reason, decided_by, decided_at)
    SELECT n, '2025-01-01', '2026-01-01', ${word("n")}, '${uuid(2)}', now() ${EACH};
  INSERT INTO ownership_transfer (id, touchpoint_id, from_department_id, to_department_id, starts_on, asked_by, asked_at, asked_by_department)
    SELECT n, n, n, 5, date_trunc('month', now())::date + interval '2 months', '${uuid(2)}', now(), n ${EACH};
  INSERT INTO target (department_id, metric, value, valid_from, reason) SELECT n, 'nps', 20, '2025-01-01', ${word("n")} ${EACH};
  INSERT INTO target_proposal (id, department_id, metric, value, band, valid_from, reason, proposed_by)
    SELECT n, n, 'nps', 30, 5, date_trunc('month', now())::date + interval '1 month', ${word("n")}, '${uuid(2)}' ${EACH};
  INSERT INTO theme (id, name, department_id, phrases, query) SELECT n, 'Theme ' || n, n, '{waiting}', 'waiting' ${EACH};
  INSERT INTO promise (id, slug, stage_id, touchpoint_id, made_by, delivered_by) SELECT n, 'd' || n, n, n, n, n ${EACH};
  INSERT INTO promise_version (id, promise_id, number, text, comparator, threshold, unit, valid_from)
    SELECT n, n, 1, 'Promise ' || n, 'at most', 5, 'days', '2025-01-01' ${EACH};
  INSERT INTO vision (number, sentence, principles, written_at) VALUES (1, 'Kept', '{}', now());
  INSERT INTO vision_acknowledgement (number, department_id, person_id, acknowledged_at) VALUES (1, 2, '${uuid(2)}', now());
  INSERT INTO card_note (department_id, period_from, metric, words, written_by, written_at)
    SELECT n, (${MONTH})::date, 'nps', ${word("n")}, '${uuid(2)}', now() ${EACH};
  ALTER TABLE signed_card DISABLE TRIGGER USER;
  INSERT INTO signed_card (id, department_id, period_from, period_to, round, body, sha256, answers, signed_by, signed_at)
    SELECT n, n, '2026-01-01', '2026-02-01', 1, ${word("n")}, sha256(convert_to(${word("n")}, 'UTF8')), '{}', '${uuid(2)}', now() ${EACH};
  ALTER TABLE signed_card ENABLE TRIGGER USER;
  INSERT INTO card_reopening (id, card_id, reason, asked_by, asked_at) SELECT n, n, ${word("n")}, '${uuid(2)}', now() ${EACH};
  INSERT INTO import (id, token, survey_id, file_name, state, options)
    SELECT n, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, ${word("n")}, 'created', '{"surveyName": "Main", "countsInScore": true, "choices": {}}' ${EACH};
  INSERT INTO plan (id, touchpoint_id, title, doing, department_id, owner_id, starts_on, due, first_due, measure, expected, baseline_from, baseline_to, baseline_state, made_by, made_at)
    SELECT n, n, ${word("n")}, ${word("n")}, n, '${uuid(2)}', now()::date, now()::date + 90, now()::date + 90, 'nps', 40, '2026-01-01', '2026-02-01', 'none', '${uuid(2)}', now() ${EACH};
  INSERT INTO plan_change (plan_id, version, kind, changed_by, changed_at) SELECT n, 1, 'made', '${uuid(2)}', now() ${EACH};
  INSERT INTO case_record (id, department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at, contact_by, close_by,
      acknowledged_at, closed_at, root_cause)
    SELECT n, n, n, r.id, r.answered_at, r.customer_id, 1, r.answered_at, r.answered_at + interval '2 days', now() + interval '14 days', NULL, NULL, NULL
    FROM generate_series(1, 4) AS n JOIN response AS r ON r.id = n * 100 + 1;
  INSERT INTO case_change (case_id, version, kind, note, changed_by, changed_at) SELECT n, 1, 'opened', ${word("n")}, '${uuid(2)}', now() ${EACH};
  INSERT INTO legal_hold (id, customer_id, reason, placed_by, placed_at) SELECT n, n * 100 + 1, ${word("n")}, 'system', now() ${EACH};
  SELECT rollup.fold(), rollup.fold_movement();
  SELECT setval(format('%I.%I', schemaname, sequencename), 5000) FROM pg_sequences WHERE schemaname = 'public';`;

const FORGOTTEN = `
  DELETE FROM legal_hold WHERE id = 4; DELETE FROM case_change WHERE case_id = 4; DELETE FROM case_record WHERE id = 4; DELETE FROM plan_change WHERE plan_id = 4; DELETE FROM plan WHERE id = 4;
  DELETE FROM card_reopening WHERE id = 4; DELETE FROM signed_card WHERE id = 4; DELETE FROM card_note WHERE department_id = 4;
  DELETE FROM promise WHERE id = 4; DELETE FROM theme WHERE id = 4; DELETE FROM target_proposal WHERE id = 4; DELETE FROM target WHERE department_id = 4;
  DELETE FROM ownership_transfer WHERE id = 4; DELETE FROM control_baseline WHERE department_id = 4; DELETE FROM trend_event WHERE id = 4;
  DELETE FROM commitment_change WHERE commitment_id = 4; DELETE FROM commitment WHERE id = 4; DELETE FROM exclusion WHERE id = 4; DELETE FROM import WHERE id = 4; DELETE FROM response WHERE touchpoint_id = 4;
  DELETE FROM customer WHERE id = 4 OR id >= 400; DELETE FROM touchpoint_role WHERE touchpoint_id = 4; DELETE FROM touchpoint WHERE id = 4;
  DELETE FROM stage WHERE id = 4; DELETE FROM journey WHERE id = 4; DELETE FROM department WHERE id = 4; DELETE FROM person WHERE id = '${uuid(4)}';
  DELETE FROM role_request WHERE id = 4;`;
