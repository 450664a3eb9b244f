import type { PoolClient } from "pg";
import { addDays, addMonths, type Day } from "@/domain/period";
import type { SeedCalendar } from "./calendar";
import type { DepartmentSlug } from "./organisation";

/** Days before (or, negative, after) the sample's end. */
type DaysAgo = number;

type SeedCommitment = Readonly<{
  department: DepartmentSlug;
  words: string;
  made: DaysAgo;
  due: DaysAgo;
  /** Where it was moved: the first date. */
  firstDue?: DaysAgo;
  done?: DaysAgo;
  size: 1 | 2 | 3;
  confidence: number;
  effect?: readonly [metric: "nps" | "detractor-share" | "csat" | "ces", from: number, to: number];
}>;

const commitments: readonly SeedCommitment[] = [
  {
    department: "claims",
    words: "Pay simple claims within 48 hours",
    made: 120,
    due: 12,
    firstDue: 40,
    size: 3,
    confidence: 80,
    effect: ["csat", 58, 70],
  },
  {
    department: "claims",
    words: "Answer garage quotes in one day",
    made: 110,
    due: 52,
    done: 34,
    size: 2,
    confidence: 60,
    effect: ["nps", -4, 10],
  },
  {
    department: "claims",
    words: "One named handler per claim",
    made: 100,
    due: 21,
    done: 23,
    size: 3,
    confidence: 75,
    effect: ["nps", -4, 12],
  },
  {
    department: "claims",
    words: "Call back the same day",
    made: 95,
    due: 37,
    done: 38,
    size: 1,
    confidence: 70,
    effect: ["ces", 55, 65],
  },
  {
    department: "claims",
    words: "A status message every three days",
    made: 40,
    due: -9,
    size: 2,
    confidence: 70,
  },
  {
    department: "contact-centre",
    words: "Notes of every call are there for the next colleague",
    made: 130,
    due: 60,
    done: 64,
    size: 2,
    confidence: 90,
    effect: ["ces", 60, 72],
  },
  {
    department: "contact-centre",
    words: "Waiting under two minutes on Mondays",
    made: 60,
    due: 5,
    done: 9,
    size: 2,
    confidence: 80,
  },
  {
    department: "policy-operations",
    words: "Changes of address without a form",
    made: 90,
    due: 20,
    done: 19,
    size: 1,
    confidence: 85,
    effect: ["ces", 62, 70],
  },
  {
    department: "finance-payments",
    words: "Refunds within five working days",
    made: 80,
    due: 15,
    size: 2,
    confidence: 65,
  },
  {
    department: "retention-renewals",
    words: "The renewal price explained in one sentence",
    made: 70,
    due: -30,
    size: 2,
    confidence: 75,
  },
  {
    department: "digital-channels",
    words: "Uploads of photos that survive a lost connection",
    made: 75,
    due: 10,
    done: 12,
    size: 3,
    confidence: 70,
  },
];

/** Writes what departments of the sample said they would do, by whoever heads them. */
export async function writeCommitments(client: PoolClient, { window }: SeedCalendar): Promise<void> {
  const on = (daysAgo: DaysAgo | undefined): Day | null =>
    daysAgo === undefined ? null : addDays(window.to, -1 - daysAgo);
  const rows = commitments.map(
    ({ department, words, made, due, firstDue = due, done, size, confidence, effect }) => ({
      department,
      words,
      made: on(made),
      due: on(due),
      first_due: on(firstDue),
      done: on(done),
      size,
      confidence,
      metric: effect?.[0] ?? null,
      effect_from: effect?.[1] ?? null,
      effect_to: effect?.[2] ?? null,
      effect_by: effect ? addMonths(on(due) ?? window.to, 3) : null,
    }),
  );
  await client.query(
    `WITH said AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS s (department text, words text, made date, due date,
        first_due date, done date, size int, confidence int, metric text, effect_from float, effect_to float, effect_by date)),
      written AS (
        INSERT INTO commitment (department_id, words, due, first_due, size, confidence, metric, effect_from, effect_to,
          effect_by, made_by, made_at, done_on, version)
        SELECT d.id, s.words, s.due, s.first_due, s.size, s.confidence, s.metric, s.effect_from, s.effect_to, s.effect_by,
          (SELECT g.person_id FROM grant_held AS g WHERE g.department_id = d.id AND g.role = 'head' ORDER BY g.id LIMIT 1),
          s.made, s.done, 1 + (s.due <> s.first_due)::int + (s.done IS NOT NULL)::int
        FROM said AS s JOIN department AS d ON d.slug = s.department RETURNING *)
    INSERT INTO commitment_change (commitment_id, version, kind, from_day, to_day, reason, changed_by, changed_at)
    SELECT id, 1, 'made', NULL::date, NULL::date, '', made_by, made_at FROM written
    UNION ALL SELECT id, 2, 're-dated', first_due, due, 'Garages needed a month more', made_by, first_due - 10
      FROM written WHERE due <> first_due
    UNION ALL SELECT id, version, 'done', NULL, done_on, '', made_by, done_on FROM written WHERE done_on IS NOT NULL`,
    [JSON.stringify(rows)],
  );
}
