import { addDays } from "@/domain/period";
import { closedPeriods, periodAt, type SignoffPeriod } from "@/domain/signoff-calendar";
import { asSystem, type Tx } from "@/server/db";
import { enqueueMail, mailServer } from "@/server/mail";
import { calendarOf } from "../queries/period";
import { reminderLetter, type Waiting } from "./reminder-letters";

/** Heads are reminded so many days before the last day on time. */
const DAYS_BEFORE = 3;
/** Cards that were signed longer ago than this are not brought up any more. */
const COUNTERSIGN_WITHIN_DAYS = 120;

/**
 * Writes to whoever a scorecard waits for: heads shortly before it is due and once it is overdue, executives who may
 * countersign. Once of each: who was written to is noted in the transaction that puts the letter into the queue, so
 * that a kill leaves both or neither. Nobody is written to who asked for no deadline mails. Returns how many letters.
 */
export async function remindOfCards(now: Date): Promise<number> {
  if (!(await mailServer())) return 0; // and nothing is noted: it is sent once there is one
  return asSystem("signoff:remind", async (tx) => {
    const calendar = await calendarOf(tx, now);
    const [period] = closedPeriods(calendar.today, calendar, 1);
    if (!period) return 0;
    const letters = [
      ...(await noteHeads(tx, { period, today: calendar.today, now })),
      ...(await noteExecutives(tx, { since: addDays(calendar.today, -COUNTERSIGN_WITHIN_DAYS), now })),
    ];
    for (const { email, from, ...waiting } of letters) {
      const { key, due } = periodAt(from, calendar);
      await enqueueMail(tx, { to: email, letter: reminderLetter({ ...waiting, period: key, due }) });
    }
    return letters.length;
  });
}

type Noted = Omit<Waiting, "period" | "due"> & { email: string; from: string };

/** Heads of departments that owned a touchpoint in the period and have not signed it, where it is close or late. */
async function noteHeads(
  tx: Tx,
  { period: { from, to, due }, today, now }: { period: SignoffPeriod; today: string; now: Date },
): Promise<Noted[]> {
  if (today < addDays(due, -DAYS_BEFORE)) return [];
  const kind = today > due ? "overdue" : "soon";
  return tx.$queryRaw<Noted[]>`
    WITH noted AS (
      INSERT INTO card_reminder (person_id, department_id, period_from, kind, round, sent_at)
      SELECT g.person_id, g.department_id, ${from}::date, ${kind},
        (SELECT count(*) FROM signed_card AS c WHERE c.department_id = g.department_id AND c.period_from = ${from}::date), ${now}::timestamptz
      FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
      WHERE g.role = 'head' AND p.deadline_mail AND p.deactivated_at IS NULL AND (p.password_hash IS NOT NULL OR p.last_seen_at IS NOT NULL)
        AND EXISTS (SELECT FROM touchpoint_role AS r WHERE r.department_id = g.department_id AND r.role = 'owner'
          AND r.valid_from < ${to}::date AND (r.valid_to IS NULL OR ${from}::date < r.valid_to))
        AND NOT EXISTS (SELECT FROM signed_card AS c WHERE c.department_id = g.department_id AND c.period_from = ${from}::date
          AND c.reopened_at IS NULL)
      ON CONFLICT DO NOTHING RETURNING person_id, department_id, period_from, kind)
    SELECT n.kind, p.email, d.name AS department, d.slug, n.period_from::text AS "from", NULL AS "signedBy"
    FROM noted AS n JOIN person AS p ON p.id = n.person_id JOIN department AS d ON d.id = n.department_id ORDER BY d.id, p.email`;
}

/** Executives who did not sign a card that waits for a countersignature. */
function noteExecutives(tx: Tx, { since, now }: { since: string; now: Date }): Promise<Noted[]> {
  return tx.$queryRaw<Noted[]>`
    WITH noted AS (
      INSERT INTO card_reminder (person_id, department_id, period_from, kind, round, sent_at)
      SELECT DISTINCT g.person_id, c.department_id, c.period_from, 'countersign', c.round, ${now}::timestamptz
      FROM signed_card AS c CROSS JOIN grant_held AS g JOIN person AS p ON p.id = g.person_id
      WHERE c.countersigned_at IS NULL AND c.reopened_at IS NULL AND c.signed_at >= ${since}::date AND c.signed_by <> g.person_id
        AND g.role = 'executive' AND p.deadline_mail AND p.deactivated_at IS NULL AND (p.password_hash IS NOT NULL OR p.last_seen_at IS NOT NULL)
      ON CONFLICT DO NOTHING RETURNING person_id, department_id, period_from, kind, round)
    SELECT n.kind, p.email, d.name AS department, d.slug, n.period_from::text AS "from", s.name AS "signedBy"
    FROM noted AS n JOIN person AS p ON p.id = n.person_id JOIN department AS d ON d.id = n.department_id
      JOIN signed_card AS c ON c.department_id = n.department_id AND c.period_from = n.period_from AND c.round = n.round
      LEFT JOIN person AS s ON s.id = c.signed_by ORDER BY d.id, p.email`;
}
