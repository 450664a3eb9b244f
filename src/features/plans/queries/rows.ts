import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";
import type { KeptBaseline } from "../rules/plan-line";
import type { Place, PlanLine, PlanState } from "../schema";

/** A plan as it is stored, with the names around it and what decides whether its figures may be read. */
export type PlanRow = Omit<PlanLine, "baseline" | "since"> & {
  version: number;
  doing: string;
  baselineRange: Range;
  baseline: KeptBaseline;
  /** Whose answers the figures count; empty: everybody's at the place. */
  of: number[];
  /** All touchpoints of the place were only ever the reader's. */
  isTheirs: boolean;
  /** The place has the touchpoints it had when the baseline was taken. */
  isSamePlace: boolean;
  /** Touchpoints of the place now, merged ones too. */
  touchpoints: number[];
};

export type PlanFilters = { id?: number; department?: string; state?: PlanState; place?: Place };

/** Plans within reach, those that are at work first, the next due on top; in one statement. */
export function planRows(tx: Tx, scope: Scope<"plan:read">, filters: PlanFilters): Promise<PlanRow[]> {
  const reach = scope.departments === "all" ? [] : [...scope.departments];
  const isTheirs =
    scope.departments === "all"
      ? Prisma.sql`true`
      : Prisma.sql`NOT EXISTS (SELECT FROM unnest(here.ids) AS w (id) WHERE NOT EXISTS (
            SELECT FROM touchpoint_role AS r WHERE r.touchpoint_id = w.id AND r.role = 'owner'
              AND r.department_id = ANY(${reach}::int[]) AND r.valid_to IS NULL)
          OR EXISTS (SELECT FROM touchpoint_role AS r WHERE r.touchpoint_id = w.id AND r.role = 'owner'
              AND NOT r.department_id = ANY(${reach}::int[])))`;
  return tx.$queryRaw<PlanRow[]>`
    SELECT p.id, p.version, p.title, p.doing, p.state, p.starts_on::text AS "startsOn", p.due::text AS due,
      p.first_due::text AS "firstDue", p.done_on::text AS "doneOn", p.measure, p.expected,
      CASE WHEN j.id IS NOT NULL THEN json_build_object('id', j.id, 'slug', j.slug, 'name', j.name) END AS map,
      CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'slug', s.slug, 'name', s.name) END AS stage,
      CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) END AS touchpoint,
      json_build_object('id', d.id, 'slug', d.slug, 'name', d.name) AS department,
      coalesce(o.name, 'Somebody who has left') AS owner,
      json_build_object('from', p.baseline_from::text, 'to', p.baseline_to::text) AS "baselineRange",
      json_build_object('state', p.baseline_state, 'value', p.baseline_value, 'low', p.baseline_low, 'high', p.baseline_high,
        'n', p.baseline_n, 'counts', p.baseline_counts) AS baseline,
      coalesce(p.baseline_departments, '{}') AS of, here.ids AS touchpoints, here.ids = p.baseline_touchpoints AS "isSamePlace",
      ${isTheirs} AS "isTheirs"
    FROM plan AS p JOIN department AS d ON d.id = p.department_id LEFT JOIN person AS o ON o.id = p.owner_id
      LEFT JOIN touchpoint AS named ON named.id = p.touchpoint_id
      LEFT JOIN touchpoint AS t ON t.id = coalesce(named.merged_into, named.id)
      LEFT JOIN stage AS s ON s.id = coalesce(p.stage_id, t.stage_id) LEFT JOIN journey AS j ON j.id = s.journey_id
      CROSS JOIN LATERAL (${touchpointsOf(Prisma.sql`p.stage_id`, Prisma.sql`t.id`)}) AS here
    WHERE ${Prisma.join(conditions(scope, filters), " AND ")}
    ORDER BY array_position(ARRAY['in progress', 'planned', 'done', 'stopped'], p.state), p.due, p.id`;
}

/**
 * Every touchpoint whose answers are a place's: those of the stage, or the one touchpoint, with all that were merged into
 * them. Two lists that differ are two places, however they are called.
 */
export function touchpointsOf(stage: Prisma.Sql, touchpoint: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT coalesce(array_agg(w.id ORDER BY w.id), '{}') AS ids
    FROM touchpoint AS w JOIN touchpoint AS into_one ON into_one.id = coalesce(w.merged_into, w.id)
    WHERE CASE WHEN ${stage} IS NULL THEN into_one.id = ${touchpoint} ELSE into_one.stage_id = ${stage} END`;
}

function conditions({ departments }: Scope<"plan:read">, { id, department, state, place }: PlanFilters) {
  const all = [Prisma.sql`true`];
  if (departments !== "all") all.push(Prisma.sql`p.department_id = ANY(${[...departments]}::int[])`);
  if (id !== undefined) all.push(Prisma.sql`p.id = ${id}::int`);
  if (department !== undefined) all.push(Prisma.sql`d.slug = ${department}`);
  if (state !== undefined) all.push(Prisma.sql`p.state = ${state}`);
  if (place?.stage !== undefined) all.push(Prisma.sql`s.id = ${place.stage}::int`);
  if (place?.touchpoint !== undefined) all.push(Prisma.sql`t.id = ${place.touchpoint}::int`);
  return all;
}
