import type { Scope } from "@/access/scope";
import { firstDayOf, type Day } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { reachedSubjects, type Reached, type TargetScope } from "../queries/reached-subjects";
import { beginRefusal, decisionRefusal, valueRefusal } from "../rules/targets";
import type { Decision, TargetChange, TargetChanges } from "../schema";

/** Whose target, by id: at most one of the three; `ownerId` is the department that answers for it. */
type Whose = {
  departmentId: number | null;
  stageId: number | null;
  touchpointId: number | null;
  ownerId: number | null;
};
type Placed = Whose & Pick<TargetChange, "metric" | "value" | "band"> & { from: Day; reason: string };

/** Sets targets from a month on. One that begins the same day is replaced; earlier ones stay what they were. */
export function setTargets(scope: Scope<"target:approve">, input: TargetChanges, now: Date): Promise<void> {
  return inScope(scope, async (tx) => {
    for (const target of await placed(tx, scope, input, now)) await writeTarget(tx, scope.actorId, target);
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
    for (const target of await placed(tx, scope, input, now)) {
      const { ownerId, stageId, touchpointId, metric, value, band, from, reason } = target;
      if (ownerId === null) throw new NotFound();
      await tx.$executeRaw`
        INSERT INTO target_proposal (department_id, stage_id, touchpoint_id, metric, value, band, valid_from, reason, proposed_by)
        VALUES (${ownerId}, ${stageId}::int, ${touchpointId}::int, ${metric}, ${value}, ${band}, ${from}::date, ${reason}, ${scope.actorId}::uuid)
        ON CONFLICT (department_id, coalesce(stage_id, 0), coalesce(touchpoint_id, 0), metric, valid_from) WHERE decision IS NULL
        DO UPDATE SET value = excluded.value, band = excluded.band, reason = excluded.reason,
          proposed_by = excluded.proposed_by, proposed_at = now()`;
    }
    await record(tx, scope, { action: "target.propose", object: "targets", detail: detailOf(input) });
  });
}

type Row = Omit<Placed, "ownerId"> & { proposedBy: string; decision: string | null };

/** Approves a proposal, which makes it a target, or declines it. Of two who decide at once, the first one does. */
export function decideProposal(
  scope: Scope<"target:approve">,
  { id, decision }: Decision,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT CASE WHEN num_nonnulls(stage_id, touchpoint_id) = 0 THEN department_id END AS "departmentId",
        stage_id AS "stageId", touchpoint_id AS "touchpointId", metric, value, band, valid_from::text AS "from", reason,
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

/** Each change with its subject, within the scope; what is not reached does not exist. Refused as a whole. */
async function placed(
  tx: Tx,
  scope: TargetScope,
  { from, reason, changes }: TargetChanges,
  now: Date,
): Promise<Placed[]> {
  const day = await today(tx, now);
  const reached = await reachedSubjects(tx, scope, day);
  return changes.map((change) => {
    const month = change.from ?? from;
    refuse(beginRefusal(month, day));
    refuse(valueRefusal(change));
    const { metric, value, band } = change;
    return {
      ...whoseOf(change, reached),
      ...{ metric, value, band, from: firstDayOf(month), reason: change.reason ?? reason },
    };
  });
}

const NOBODY: Whose = { departmentId: null, stageId: null, touchpointId: null, ownerId: null };

function whoseOf({ slug, stageId, touchpointId }: TargetChange, reached: Reached): Whose {
  if (stageId !== undefined) {
    const stage = known(reached.stages.find(({ id }) => id === stageId));
    return { ...NOBODY, stageId, ownerId: stage.ownerId };
  }
  if (touchpointId !== undefined) {
    const touchpoint = known(reached.touchpoints.find(({ id }) => id === touchpointId));
    return { ...NOBODY, touchpointId, ownerId: touchpoint.ownerId };
  }
  if (slug === null) return NOBODY;
  const { id } = known(reached.departments.find((department) => department.slug === slug));
  return { ...NOBODY, departmentId: id, ownerId: id };
}

function known<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new NotFound();
  return found;
}

async function writeTarget(tx: Tx, actorId: string, target: Omit<Placed, "ownerId">): Promise<void> {
  const { departmentId, stageId, touchpointId, metric, value, band, from, reason } = target;
  await tx.$executeRaw`
    INSERT INTO target (department_id, stage_id, touchpoint_id, metric, value, band, valid_from, reason, set_by)
    VALUES (${departmentId}::int, ${stageId}::int, ${touchpointId}::int, ${metric}, ${value}, ${band}, ${from}::date, ${reason}, ${actorId}::uuid)
    ON CONFLICT (coalesce(department_id, 0), coalesce(stage_id, 0), coalesce(touchpoint_id, 0), metric, valid_from)
    DO UPDATE SET value = excluded.value, band = excluded.band, reason = excluded.reason, set_by = excluded.set_by, set_at = now()`;
}

async function today(tx: Tx, now: Date): Promise<Day> {
  const [row] = await tx.$queryRaw<[{ timeZone: string }]>`SELECT time_zone AS "timeZone" FROM organisation`;
  return dayIn(row.timeZone, now);
}

/** The trail keeps what was changed; of a large lot the first ones and how many there were. */
function detailOf({ from, reason, changes }: TargetChanges) {
  return { from, reason, count: changes.length, changes: changes.slice(0, MOST_NOTED) };
}
const MOST_NOTED = 100;

function refuse(refusal: string | undefined): void {
  if (refusal) throw new Refusal(refusal);
}
