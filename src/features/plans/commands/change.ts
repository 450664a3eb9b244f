import { reaches, type Scope } from "@/access/scope";
import type { Day } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { peopleOf } from "../queries/people";
import { moveRefusal, redateRefusal, staleRefusal, type Standing } from "../rules/standing";
import type { ChangePlan, HandOverPlan, MovePlan, PlanHistoryLine, RedatePlan } from "../schema";

type Writer = Scope<"plan:write">;

/** Takes a plan to another state, from today: nobody writes a done day into the past. */
export function movePlan(scope: Writer, input: MovePlan, now: Date): Promise<void> {
  return changing(scope, input, now, async (tx, standing, today) => {
    refuse(moveRefusal(standing, input.to, input.note));
    const doneOn = input.to === "done" ? today : null;
    await tx.$executeRaw`UPDATE plan SET state = ${input.to}, done_on = ${doneOn}::date WHERE id = ${input.id}::int`;
    return { kind: input.to, note: input.note };
  });
}

/** Moves the date, with a reason. The first date stays beside it for good. */
export function redatePlan(scope: Writer, input: RedatePlan, now: Date): Promise<void> {
  return changing(scope, input, now, async (tx, standing, today) => {
    refuse(redateRefusal(standing, input.due, today));
    await tx.$executeRaw`UPDATE plan SET due = ${input.due}::date WHERE id = ${input.id}::int`;
    return { kind: "re-dated", from: standing.due, to: input.due, note: input.reason };
  });
}

/** Makes another person of the department answer for it. */
export function handOverPlan(scope: Writer, input: HandOverPlan, now: Date): Promise<void> {
  return changing(scope, input, now, async (tx, { departmentId, ownerId }) => {
    if (ownerId === input.ownerId) throw new Refusal("They answer for it already.");
    const people = await peopleOf(tx, [departmentId]);
    if (!people.some(({ id }) => id === input.ownerId))
      throw new Refusal("Whoever answers for the plan must have a role in its department.");
    await tx.$executeRaw`UPDATE plan SET owner_id = ${input.ownerId}::uuid WHERE id = ${input.id}::int`;
    return { kind: "handed over", person: input.ownerId };
  });
}

type Line = Pick<PlanHistoryLine, "kind"> & { from?: Day; to?: Day; person?: string; note?: string };
type Found = Standing & { departmentId: number; ownerId: string };
type Change = (tx: Tx, found: Found, today: Day) => Promise<Line>;

/** Locks one plan within reach, lets `change` decide and write, and adds the line to history and audit trail. */
function changing(scope: Writer, { id, version }: ChangePlan, now: Date, change: Change): Promise<void> {
  return inScope(scope, async (tx) => {
    const [found] = await tx.$queryRaw<Found[]>`
      SELECT version, state, starts_on::text AS "startsOn", due::text AS due, department_id AS "departmentId",
        owner_id::text AS "ownerId"
      FROM plan WHERE id = ${id}::int FOR UPDATE`;
    if (!found || !reaches(scope, found.departmentId)) throw new NotFound();
    refuse(staleRefusal(found, version));
    const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } });
    const { kind, from, to, person, note = "" } = await change(tx, found, dayIn(timeZone, now));
    const next = version + 1;
    await tx.$executeRaw`UPDATE plan SET version = ${next} WHERE id = ${id}::int`;
    await tx.$executeRaw`
      INSERT INTO plan_change (plan_id, version, kind, from_day, to_day, person_id, note, changed_by, changed_at)
      VALUES (${id}::int, ${next}, ${kind}, ${from ?? null}::date, ${to ?? null}::date, ${person ?? null}::uuid, ${note},
        ${scope.actorId}::uuid, ${now})`;
    await record(tx, scope, {
      action: `plan.${kind.replaceAll(" ", "-")}`,
      object: `plan:${id}`,
      detail: { departmentId: found.departmentId, from: from ?? null, to: to ?? null },
    });
  });
}

function refuse(refusal: string | undefined): void {
  if (refusal !== undefined) throw new Refusal(refusal);
}
