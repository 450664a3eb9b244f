import type { Actor } from "@/access/can";
import { can } from "@/access/can";
import type { Scope } from "@/access/scope";
import { monthOf } from "@/domain/period";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { judgedMeasures, type DatedTarget, type Proposal, type TargetRow, type TargetsPage } from "../schema";

/** What holds, what was agreed for later, and what is proposed: for whoever may set or propose targets. */
export async function targetsPage(
  scope: Scope<"target:propose">,
  actor: Actor,
  now: Date,
): Promise<TargetsPage> {
  const { timeZone } = await rulesOf();
  const today = dayIn(timeZone, now);
  const mode = can(actor, "target:approve") ? "set" : "propose";
  return inScope(scope, async (tx) => ({
    mode,
    earliest: monthOf(today),
    rows: await rowsOf(tx, scope, { today, mode }),
    proposals: await openProposals(tx, scope),
  }));
}

type Found = { departmentId: number | null; metric: string } & DatedTarget;
type Place = { id: number | null; name: string; slug: string | null };

async function rowsOf(
  tx: Tx,
  scope: Scope<"target:propose">,
  { today, mode }: { today: string; mode: TargetsPage["mode"] },
): Promise<TargetRow[]> {
  const found = await tx.$queryRaw<Found[]>`
    SELECT department_id AS "departmentId", metric, value, band, valid_from::text AS "from" FROM target
    WHERE stage_id IS NULL AND touchpoint_id IS NULL ORDER BY valid_from`;
  const departments = await tx.$queryRaw<Place[]>`
    SELECT id, name, slug FROM department WHERE retired_on IS NULL AND ${reached(scope, "id")} ORDER BY position, name`;
  const whole: Place[] = mode === "set" ? [{ id: null, name: "Whole organisation", slug: null }] : [];
  return [...whole, ...departments].map(({ id, name, slug }) => ({
    name,
    slug,
    targets: judgedMeasures.map((metric) => {
      const own = found.filter((target) => target.departmentId === id && target.metric === metric);
      return { now: own.findLast(({ from }) => from <= today), next: own.find(({ from }) => from > today) };
    }),
  }));
}

function openProposals(tx: Tx, scope: Scope<"target:propose">): Promise<Proposal[]> {
  return tx.$queryRaw<Proposal[]>`
    SELECT o.id, d.name AS department, o.metric, o.value, o.band, to_char(o.valid_from, 'YYYY-MM') AS "from", o.reason,
      coalesce(p.name, 'Somebody who has left') AS "proposedBy", o.proposed_by::text = ${scope.actorId} AS "isOwn"
    FROM target_proposal AS o JOIN department AS d ON d.id = o.department_id LEFT JOIN person AS p ON p.id = o.proposed_by
    WHERE o.decision IS NULL AND ${reached(scope, "d.id")} ORDER BY o.proposed_at, o.id`;
}

function reached({ departments }: Scope<"target:propose">, column: "id" | "d.id"): Prisma.Sql {
  if (departments === "all") return Prisma.sql`true`;
  return Prisma.sql`${Prisma.raw(column)} = ANY(${[...departments]}::int[])`;
}
