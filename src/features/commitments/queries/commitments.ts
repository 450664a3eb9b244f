import type { Actor } from "@/access/can";
import { reaches, scopeOf, type Scope } from "@/access/scope";
import { calibration, commitmentState, sayDo, type Said } from "@/domain/commitments";
import type { MetricKey } from "@/domain/metrics";
import { addDays, addMonths, type Day } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { Commitment, CommitmentsOf, EffectOutcome, KeptWord, OfDepartment } from "../schema";
import { effectOutcomes } from "./effects";

/** What a department said it would do, what became of it, and how well it keeps its word. */
export async function commitmentsOf(
  scope: Scope<"commitment:read">,
  actor: Actor,
  { department: slug }: OfDepartment,
  now: Date,
): Promise<CommitmentsOf> {
  return inScope(scope, async (tx) => {
    const department = await tx.department.findUnique({ where: { slug }, select: { id: true, name: true } });
    if (!department || !reaches(scope, department.id)) throw new NotFound();
    const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } });
    const today = dayIn(timeZone, now);
    const rows = await rowsOf(tx, department.id, { timeZone, actorId: scope.actorId });
    const mayDo = (right: "commitment:write" | "commitment:release") => {
      const own = scopeOf(actor, right);
      return own !== undefined && reaches(own, department.id);
    };
    const outcomeOf = await effectOutcomes(tx, actor, { departmentId: department.id, rows, now, today });
    const commitments = rows.map((row) => shownOf(row, today, outcomeOf(row))).toSorted(nextFirst);
    return {
      department: { slug, name: department.name },
      today,
      mayWrite: mayDo("commitment:write"),
      mayRelease: mayDo("commitment:release"),
      commitments,
      word: keptWord(rows, today),
      effects: reachedOf(commitments),
    };
  });
}

/** How well each department keeps its word, over the twelve months up to a day; departments without any are left out. */
export async function keptWords(
  tx: Tx,
  scope: Scope<"commitment:read" | "scorecard:read">,
  today: Day,
): Promise<ReadonlyMap<number, KeptWord>> {
  const rows = await tx.$queryRaw<(Said & { departmentId: number; releasedOn: Day | null })[]>`
    SELECT department_id AS "departmentId", due::text AS due, first_due::text AS "firstDue", done_on::text AS "doneOn",
      released_on::text AS "releasedOn", size::int AS size, confidence::int AS confidence
    FROM commitment WHERE due >= ${yearUpTo(today).from}::date AND due < ${yearUpTo(today).to}::date`;
  const own = new Map<number, typeof rows>();
  for (const row of rows.filter(({ departmentId }) => reaches(scope, departmentId)))
    own.set(row.departmentId, [...(own.get(row.departmentId) ?? []), row]);
  return new Map([...own].map(([id, said]) => [id, keptWord(said, today)]));
}

type Row = Said &
  Omit<Commitment, "state" | "effect"> & {
    releasedOn: Day | null;
    metric: MetricKey | null;
    effectFrom: number | null;
    effectTo: number | null;
    effectBy: Day | null;
  };

function rowsOf(
  tx: Tx,
  departmentId: number,
  { timeZone, actorId }: { timeZone: string; actorId: string },
): Promise<Row[]> {
  const nobody = "Somebody who has left";
  return tx.$queryRaw<Row[]>`
    SELECT c.id, c.version, c.words, c.due::text AS due, c.first_due::text AS "firstDue", c.done_on::text AS "doneOn",
      c.size::int AS size, c.confidence::int AS confidence, c.metric, c.effect_from AS "effectFrom", c.effect_to AS "effectTo",
      c.effect_by::text AS "effectBy", c.period_from::text AS period, c.released_on::text AS "releasedOn",
      coalesce(p.name, ${nobody}) AS "madeBy",
      EXISTS (SELECT FROM headship AS h WHERE h.person_id = c.made_by AND h.department_id = c.department_id)
        AND NOT EXISTS (SELECT FROM headship AS h JOIN person AS q ON q.id = h.person_id
          WHERE h.person_id = c.made_by AND h.department_id = c.department_id AND h.valid_to IS NULL AND q.deactivated_at IS NULL)
        AS "isCarried",
      (SELECT count(*)::int FROM commitment_change AS m WHERE m.commitment_id = c.id AND m.kind = 're-dated') AS redated,
      CASE WHEN c.release_reason IS NOT NULL THEN json_build_object('reason', c.release_reason,
        'askedBy', coalesce((SELECT name FROM person WHERE id = c.release_asked_by), ${nobody}),
        'isOwn', c.release_asked_by::text = ${actorId}) END AS release,
      (SELECT json_agg(json_build_object('kind', m.kind, 'from', m.from_day::text, 'to', m.to_day::text, 'reason', m.reason,
          'by', coalesce(w.name, ${nobody}), 'on', ((m.changed_at AT TIME ZONE ${timeZone})::date)::text) ORDER BY m.version)
        FROM commitment_change AS m LEFT JOIN person AS w ON w.id = m.changed_by WHERE m.commitment_id = c.id) AS history
    FROM commitment AS c LEFT JOIN person AS p ON p.id = c.made_by
    WHERE c.department_id = ${departmentId}::int ORDER BY c.due, c.id`;
}

function shownOf(row: Row, today: Day, outcome: EffectOutcome): Commitment {
  const { metric, effectFrom, effectTo, effectBy, releasedOn, ...rest } = row;
  return {
    ...rest,
    state: releasedOn === null ? commitmentState(row, today) : "released",
    effect:
      metric !== null && effectFrom !== null && effectTo !== null && effectBy !== null
        ? { metric, from: effectFrom, to: effectTo, by: effectBy, outcome }
        : null,
  };
}

function reachedOf(commitments: readonly Commitment[]): CommitmentsOf["effects"] {
  const states = commitments.flatMap(({ effect, state }) =>
    effect && state !== "released" ? [effect.outcome.state] : [],
  );
  const reached = states.filter((state) => state === "reached").length;
  return { reached, of: reached + states.filter((state) => state === "missed").length };
}

/** What is open comes first, by its date; what is decided follows, the newest first. */
function nextFirst(a: Commitment, b: Commitment): number {
  const [isOpen, isOtherOpen] = [a.state === "open", b.state === "open"];
  if (isOpen !== isOtherOpen) return isOpen ? -1 : 1;
  const order = a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id;
  return isOpen ? order : -order;
}

function keptWord(rows: readonly (Said & { releasedOn: Day | null })[], today: Day): KeptWord {
  const held = rows.filter(({ releasedOn }) => releasedOn === null);
  const window = yearUpTo(today);
  return { sayDo: sayDo(held, window, today), calibration: calibration(held, window, today) };
}

const yearUpTo = (today: Day) => ({ from: addMonths(today, -12), to: addDays(today, 1) });
