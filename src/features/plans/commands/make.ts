import type { Actor } from "@/access/can";
import { isOpenUntil, reaches, scopeOf, type Scope } from "@/access/scope";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { readingsAt } from "../queries/form";
import { peopleOf } from "../queries/people";
import { placeToPlan, type PlaceToPlan } from "../queries/place";
import type { Reading } from "../rules/readings";
import { baselineRefusal, datesRefusal, expectedRefusal } from "../rules/standing";
import type { MakePlan } from "../schema";

type Writer = Scope<"plan:write">;

/**
 * Makes a plan for a place. Its baseline is counted here, from the cubes and as the writer may see it, and never changes
 * again; what a page showed is not taken over.
 */
export async function makePlan(
  scope: Writer,
  actor: Actor,
  input: MakePlan,
  now: Date,
): Promise<{ id: number }> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  const scores = scopeOf(actor, "score:read");
  return inScope(scope, async (tx) => {
    const place = await placeToPlan(tx, scope, { place: input.place, today });
    if (!place || !scores) throw new NotFound();
    await refuseOthers(tx, scope, { place, input });
    refuse(datesRefusal(input, today) ?? expectedRefusal(input) ?? baselineRefusal(input.baseline, today));
    if (!isOpenUntil(scores, input.baseline.to))
      throw new Refusal("These months open once you have said what you expect of them.");
    const readings = await readingsAt(tx, scores, { place, range: input.baseline, rules });
    const due = new Date(input.due);
    const { id } = await tx.plan.create({
      data: {
        stageId: input.place.stage,
        touchpointId: input.place.touchpoint,
        title: input.title,
        doing: input.doing,
        departmentId: input.departmentId,
        ownerId: input.ownerId,
        startsOn: new Date(input.startsOn),
        due,
        firstDue: due,
        measure: input.measure,
        expected: input.expected,
        ...baselineColumns(readings(input.measure)),
        baselineFrom: new Date(input.baseline.from),
        baselineTo: new Date(input.baseline.to),
        baselineDepartments: scores.departments === "all" ? [] : [...scores.departments],
        baselineTouchpoints: place.touchpoints,
        madeBy: scope.actorId,
        madeAt: now,
        changes: { create: { version: 1, kind: "made", changedBy: scope.actorId, changedAt: now } },
      },
      select: { id: true },
    });
    await record(tx, scope, {
      action: "plan.make",
      object: `plan:${id}`,
      detail: { ...input.place, departmentId: input.departmentId, due: input.due, measure: input.measure },
    });
    return { id };
  });
}

/** A department out of reach is not there; a person of another one is refused in words. */
async function refuseOthers(
  tx: Tx,
  scope: Writer,
  { place, input }: { place: PlaceToPlan; input: MakePlan },
): Promise<void> {
  const department = await tx.department.findUnique({
    where: { id: input.departmentId, retiredOn: null },
    select: { id: true },
  });
  if (!department || !reaches(scope, department.id)) throw new NotFound();
  if (scope.departments !== "all" && department.id !== place.accountable) throw new NotFound();
  const people = await peopleOf(tx, [department.id]);
  if (!people.some(({ id }) => id === input.ownerId))
    throw new Refusal("Whoever answers for the plan must have a role in its department.");
}

function baselineColumns(reading: Reading) {
  if (reading.state === "none") return { baselineState: "none" };
  if (reading.state === "hidden") return { baselineState: reading.why };
  const { value, low, high, n, counts } = reading;
  return {
    baselineState: "shown",
    baselineValue: value,
    baselineLow: low,
    baselineHigh: high,
    baselineN: n,
    baselineCounts: counts satisfies Prisma.InputJsonValue,
  };
}

function refuse(refusal: string | undefined): void {
  if (refusal !== undefined) throw new Refusal(refusal);
}
