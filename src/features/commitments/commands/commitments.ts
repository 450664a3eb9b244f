import { reaches, type Scope } from "@/access/scope";
import type { Day } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import {
  doneRefusal,
  dueRefusal,
  redateRefusal,
  releaseAskRefusal,
  releaseRefusal,
  staleRefusal,
  undoneRefusal,
  type Standing,
} from "../rules";
import type {
  AskRelease,
  ChangeCommitment,
  DecideRelease,
  HistoryLine,
  MakeCommitment,
  RedateCommitment,
} from "../schema";

type Writer = Scope<"commitment:write">;

/** Commits a department to something. Refuses a day that has passed, and a department out of reach. */
export function makeCommitment(scope: Writer, input: MakeCommitment, now: Date): Promise<{ id: number }> {
  return inScope(scope, async (tx) => {
    const department = await tx.department.findUnique({
      where: { slug: input.department, retiredOn: null },
      select: { id: true },
    });
    if (!department || !reaches(scope, department.id)) throw new NotFound();
    refuse(dueRefusal(input.due, await today(tx, now)));
    const { words, size, confidence, effect, period } = input;
    const due = new Date(input.due);
    const { id } = await tx.commitment.create({
      data: {
        departmentId: department.id,
        words,
        size,
        confidence,
        due,
        firstDue: due,
        metric: effect?.metric,
        effectFrom: effect?.from,
        effectTo: effect?.to,
        effectBy: effect && new Date(effect.by),
        periodFrom: period === undefined ? undefined : new Date(period),
        madeBy: scope.actorId,
        madeAt: now,
        changes: { create: { version: 1, kind: "made", changedBy: scope.actorId, changedAt: now } },
      },
      select: { id: true },
    });
    await record(tx, scope, {
      action: "commitment.make",
      object: `commitment:${id}`,
      detail: { departmentId: department.id, due: input.due, metric: effect?.metric ?? null },
    });
    return { id };
  });
}

/** Moves the date before it has passed, with a reason. The first date stays beside it for good. */
export function redateCommitment(scope: Writer, input: RedateCommitment, now: Date): Promise<void> {
  return changing(scope, input, now, async (tx, standing, on) => {
    refuse(redateRefusal(standing, input.due, on));
    await tx.$executeRaw`UPDATE commitment SET due = ${input.due}::date WHERE id = ${input.id}::int`;
    return { kind: "re-dated", from: standing.due, to: input.due, reason: input.reason };
  });
}

/** Marks it done today: nobody writes a done day into the past. */
export function doCommitment(scope: Writer, input: ChangeCommitment, now: Date): Promise<void> {
  return changing(scope, input, now, async (tx, standing, on) => {
    refuse(doneRefusal(standing));
    await tx.$executeRaw`UPDATE commitment SET done_on = ${on}::date WHERE id = ${input.id}::int`;
    return { kind: "done", to: on };
  });
}

/** Takes a mark "done" back; both stay in its history. */
export function undoCommitment(scope: Writer, input: ChangeCommitment, now: Date): Promise<void> {
  return changing(scope, input, now, async (tx, standing) => {
    refuse(undoneRefusal(standing));
    await tx.$executeRaw`UPDATE commitment SET done_on = NULL WHERE id = ${input.id}::int`;
    return { kind: "not done", from: standing.doneOn ?? undefined };
  });
}

/** Asks to be released, with a reason. Until somebody decides it counts as before. */
export function askRelease(scope: Writer, input: AskRelease, now: Date): Promise<void> {
  return changing(scope, input, now, async (tx, standing) => {
    refuse(releaseAskRefusal(standing));
    await tx.$executeRaw`UPDATE commitment SET release_reason = ${input.reason}, release_asked_by = ${scope.actorId}::uuid
      WHERE id = ${input.id}::int`;
    return { kind: "release asked", reason: input.reason };
  });
}

/** An executive who did not ask releases it, or holds on to it. */
export function decideRelease(
  scope: Scope<"commitment:release">,
  input: DecideRelease,
  now: Date,
): Promise<void> {
  return changing(scope, input, now, async (tx, standing, on) => {
    refuse(releaseRefusal(standing, scope.actorId));
    if (input.decision === "released")
      await tx.$executeRaw`UPDATE commitment SET released_on = ${on}::date, released_by = ${scope.actorId}::uuid
        WHERE id = ${input.id}::int`;
    else
      await tx.$executeRaw`UPDATE commitment SET release_reason = NULL, release_asked_by = NULL WHERE id = ${input.id}::int`;
    return { kind: input.decision };
  });
}

type Line = Pick<HistoryLine, "kind"> & { from?: Day; to?: Day; reason?: string };
type Change = (tx: Tx, standing: Standing, today: Day) => Promise<Line>;

/** Locks one commitment within reach, lets `change` decide and write, and adds the line to history and audit trail. */
function changing(
  scope: Writer | Scope<"commitment:release">,
  { id, version }: ChangeCommitment,
  now: Date,
  change: Change,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const [found] = await tx.$queryRaw<(Standing & { departmentId: number })[]>`
      SELECT version, due::text AS due, done_on::text AS "doneOn", released_on::text AS "releasedOn",
        release_asked_by::text AS "releaseAskedBy", department_id AS "departmentId"
      FROM commitment WHERE id = ${id}::int FOR UPDATE`;
    if (!found || !reaches(scope, found.departmentId)) throw new NotFound();
    refuse(staleRefusal(found, version));
    const { kind, from, to, reason = "" } = await change(tx, found, await today(tx, now));
    const next = version + 1;
    await tx.$executeRaw`UPDATE commitment SET version = ${next} WHERE id = ${id}::int`;
    await tx.$executeRaw`
      INSERT INTO commitment_change (commitment_id, version, kind, from_day, to_day, reason, changed_by, changed_at)
      VALUES (${id}::int, ${next}, ${kind}, ${from ?? null}::date, ${to ?? null}::date, ${reason}, ${scope.actorId}::uuid, ${now})`;
    await record(tx, scope, {
      action: `commitment.${kind.replaceAll(" ", "-")}`,
      object: `commitment:${id}`,
      detail: { departmentId: found.departmentId, from: from ?? null, to: to ?? null },
    });
  });
}

async function today(tx: Tx, now: Date): Promise<Day> {
  const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } });
  return dayIn(timeZone, now);
}

function refuse(refusal: string | undefined): void {
  if (refusal) throw new Refusal(refusal);
}
