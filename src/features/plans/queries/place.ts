import { reaches, type Scope } from "@/access/scope";
import type { Day } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";
import type { Place, PlanForm } from "../schema";
import { touchpointsOf } from "./rows";

export type PlaceToPlan = PlanForm["place"] & { accountable: number | null; touchpoints: number[] };

/**
 * A place of a published map for which the writer may plan: heads where their department is accountable today,
 * executives everywhere. Undefined otherwise, and where it is retired or does not exist.
 */
export async function placeToPlan(
  tx: Tx,
  scope: Scope<"plan:write">,
  { place, today }: { place: Place; today: Day },
): Promise<PlaceToPlan | undefined> {
  const { stage = null, touchpoint = null } = place;
  const isOn = Prisma.sql`(r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR ${today}::date < r.valid_to))`;
  const [found] = await tx.$queryRaw<PlaceToPlan[]>`
    SELECT json_build_object('id', j.id, 'slug', j.slug, 'name', j.name) AS map,
      json_build_object('id', s.id, 'slug', s.slug, 'name', s.name) AS stage,
      CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) END AS touchpoint,
      CASE WHEN t.id IS NULL
        THEN (SELECT r.department_id FROM stage_role AS r WHERE r.stage_id = s.id AND ${isOn})
        ELSE (SELECT r.department_id FROM touchpoint_role AS r WHERE r.touchpoint_id = t.id AND r.role = 'owner' AND ${isOn})
      END AS accountable, here.ids AS touchpoints
    FROM stage AS s JOIN journey AS j ON j.id = s.journey_id AND j.kind = 'as-is' AND j.published_at IS NOT NULL
      LEFT JOIN touchpoint AS t ON t.id = ${touchpoint}::int AND t.stage_id = s.id
      CROSS JOIN LATERAL (${touchpointsOf(Prisma.sql`${stage}::int`, Prisma.sql`t.id`)}) AS here
    WHERE s.retired_on IS NULL AND (s.id = ${stage}::int OR (t.id IS NOT NULL AND t.retired_on IS NULL))`;
  if (!found) return undefined;
  if (scope.departments === "all") return found;
  return found.accountable !== null && reaches(scope, found.accountable) ? found : undefined;
}
