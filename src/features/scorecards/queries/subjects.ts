import type { Day } from "@/domain/period";
import { Prisma, type Tx } from "@/server/db";
import type { SubjectKind } from "@/features/responses/queries/measure-source";

/** What has a line: a department, or a stage or touchpoint with the department that answers for it today. */
export type Subject = {
  id: number;
  name: string;
  slug: string;
  /** Whoever heads the department; who answers for the stage or the touchpoint. */
  head: string | null;
  ownerId: number | null;
  isRetired: boolean;
  /** Where a stage or touchpoint stands in the journey. */
  where: { map: string; stage: string } | null;
};

/** Every department (retired ones too, their answers are part of the whole), stage of a published map, or touchpoint. */
export function subjectsOf(tx: Tx, by: SubjectKind, today: Day): Promise<Subject[]> {
  return tx.$queryRaw<Subject[]>(statements[by](Prisma.sql`${today}::date`));
}

const statements: Readonly<Record<SubjectKind, (today: Prisma.Sql) => Prisma.Sql>> = {
  departments: () => Prisma.sql`
    SELECT d.id, d.name, d.slug, d.id AS "ownerId", d.retired_on IS NOT NULL AS "isRetired", NULL AS where,
      (SELECT min(p.name) FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
       WHERE g.department_id = d.id AND g.role = 'head' AND p.deactivated_at IS NULL) AS head
    FROM department AS d ORDER BY d.position, d.name`,
  stages: (today) => Prisma.sql`
    SELECT s.id, s.name, s.slug, d.name AS head, d.id AS "ownerId", false AS "isRetired",
      json_build_object('map', j.slug, 'stage', s.slug) AS where
    FROM stage AS s JOIN journey AS j ON j.id = s.journey_id AND j.published_at IS NOT NULL AND j.kind = 'as-is'
      LEFT JOIN stage_role AS r ON r.stage_id = s.id AND r.valid_from <= ${today} AND (r.valid_to IS NULL OR ${today} < r.valid_to)
      LEFT JOIN department AS d ON d.id = r.department_id
    ORDER BY j.position, s.position, s.id`,
  touchpoints: (today) => Prisma.sql`
    SELECT t.id, t.name, t.slug, d.name AS head, d.id AS "ownerId", t.retired_on IS NOT NULL AS "isRetired",
      CASE WHEN s.id IS NOT NULL THEN json_build_object('map', j.slug, 'stage', s.slug) END AS where
    FROM touchpoint AS t LEFT JOIN stage AS s ON s.id = t.stage_id LEFT JOIN journey AS j ON j.id = s.journey_id
      LEFT JOIN touchpoint_role AS r ON r.touchpoint_id = t.id AND r.role = 'owner'
        AND r.valid_from <= ${today} AND (r.valid_to IS NULL OR ${today} < r.valid_to)
      LEFT JOIN department AS d ON d.id = r.department_id
    WHERE t.merged_into IS NULL ORDER BY j.position, s.position, t.position, t.id`,
};
