import type { Scope } from "@/access/scope";
import { firstDayOf, type Day } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { beginRefusal, decisionRefusal, valueRefusal } from "../rules/targets";
import type { Decision, TargetChange, TargetChanges } from "../schema";

type Placed = TargetChange & { departmentId: number | null };

/** Sets targets from a month on. One that begins the same day is replaced; earlier ones stay what they were. */
export function setTargets(scope: Scope<"target:approve">, input: TargetChanges, now: Date): Promise<void> {
  return inScope(scope, async (tx) => {
    for (const change of await placed(tx, scope, input, now))
      await writeTarget(tx, scope.actorId, { ...change, from: firstDayOf(input.from), reason: input.reason });
    await record(tx, scope, { action: "target.set", object: "targets", detail: detailOf(input) });
  });
}

/** Proposes targets for one's own departments. An open proposal for the same measure and month is replaced. */
export function proposeTargets(
  scope: Scope<"target:propose">,
  input: TargetChanges,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    for (const { departmentId, metric, value, band } of await placed(tx, scope, input, now)) {
      if (departmentId === null) throw new NotFound();
      await tx.$executeRaw`
        INSERT INTO target_proposal (department_id, metric, value, band, valid_from, reason, proposed_by)
        VALUES (${departmentId}, ${metric}, ${value}, ${band}, ${firstDayOf(input.from)}::date, ${input.reason}, ${scope.actorId}::uuid)
        ON CONFLICT (department_id, coalesce(stage_id, 0), coalesce(touchpoint_id, 0), metric, valid_from) WHERE decision IS NULL
        DO UPDATE SET value = excluded.value, band = excluded.band, reason = excluded.reason,
          proposed_by = excluded.proposed_by, proposed_at = now()`;
    }
    await record(tx, scope, { action: "target.propose", object: "targets", detail: detailOf(input) });
  });
}

type Row = {
  departmentId: number;
  metric: TargetChange["metric"];
  value: number;
  band: number;
  from: Day;
} & {
  reason: string;
  proposedBy: string;
  decision: string | null;
};

/** Approves a proposal, which makes it a target, or declines it. Of two who decide at once, the first one does. */
export function decideProposal(
  scope: Scope<"target:approve">,
  { id, decision }: Decision,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT department_id AS "departmentId", metric, value, band, valid_from::text AS "from", reason,
        proposed_by::text AS "proposedBy", decision
      FROM target_proposal WHERE id = ${id}::int FOR UPDATE`;
    if (!row) throw new NotFound();
    refuse(decisionRefusal(row, { decision }, { actorId: scope.actorId, today: await today(tx, now) }));
    await tx.$executeRaw`
      UPDATE target_proposal SET decision = ${decision}, decided_by = ${scope.actorId}::uuid, decided_at = ${now}
      WHERE id = ${id}::int`;
    if (decision === "approved") await writeTarget(tx, scope.actorId, row);
    await record(tx, scope, { action: `target.${decision}`, object: `target-proposal:${id}` });
  });
}

/** Each change with its department, within the scope; what is not reached does not exist. */
async function placed(
  tx: Tx,
  scope: Scope<"target:approve" | "target:propose">,
  { from, changes }: TargetChanges,
  now: Date,
): Promise<Placed[]> {
  refuse(beginRefusal(from, await today(tx, now)));
  for (const change of changes) refuse(valueRefusal(change));
  const departments = await tx.department.findMany({
    where: {
      retiredOn: null,
      ...(scope.departments === "all" ? {} : { id: { in: [...scope.departments] } }),
    },
    select: { id: true, slug: true },
  });
  const idOf = new Map(departments.map(({ id, slug }) => [slug, id]));
  return changes.map((change) => {
    const departmentId = change.slug === null ? null : idOf.get(change.slug);
    if (departmentId === undefined) throw new NotFound();
    return { ...change, departmentId };
  });
}

async function writeTarget(
  tx: Tx,
  actorId: string,
  target: {
    departmentId: number | null;
    metric: string;
    value: number;
    band: number;
    from: Day;
    reason: string;
  },
): Promise<void> {
  const { departmentId, metric, value, band, from, reason } = target;
  await tx.$executeRaw`
    INSERT INTO target (department_id, metric, value, band, valid_from, reason, set_by)
    VALUES (${departmentId}, ${metric}, ${value}, ${band}, ${from}::date, ${reason}, ${actorId}::uuid)
    ON CONFLICT (coalesce(department_id, 0), coalesce(stage_id, 0), coalesce(touchpoint_id, 0), metric, valid_from)
    DO UPDATE SET value = excluded.value, band = excluded.band, reason = excluded.reason, set_by = excluded.set_by, set_at = now()`;
}

async function today(tx: Tx, now: Date): Promise<Day> {
  const [row] = await tx.$queryRaw<[{ timeZone: string }]>`SELECT time_zone AS "timeZone" FROM organisation`;
  return dayIn(row.timeZone, now);
}

function detailOf({ from, changes }: TargetChanges) {
  return { from, changes: changes.map(({ slug, metric, value, band }) => ({ slug, metric, value, band })) };
}

function refuse(refusal: string | undefined): void {
  if (refusal) throw new Refusal(refusal);
}
