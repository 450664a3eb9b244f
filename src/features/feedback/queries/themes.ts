import type { Tx } from "@/server/db";

export type KnownTheme = {
  id: number;
  name: string;
  phrases: string[];
  touchpointIds: number[];
  exclusions: string[];
  departmentId: number | null;
  department: string | null;
};

/** Every theme, by name. There are some dozens at most. */
export function themesKnown(tx: Tx): Promise<KnownTheme[]> {
  return tx.$queryRaw<KnownTheme[]>`
    SELECT theme.id, theme.name, phrases, exclusions, touchpoint_ids AS "touchpointIds", department_id AS "departmentId",
      department.name AS department
    FROM theme LEFT JOIN department ON department.id = theme.department_id ORDER BY lower(theme.name)`;
}

/** When comments were coded again last, whether that is going on, and whether new comments still wait. */
export async function codingOf(
  tx: Tx,
  timeZone: string,
): Promise<{ day?: string; isUnderWay: boolean; waiting: boolean }> {
  const [row] = await tx.$queryRaw<[{ day: string | null; isUnderWay: boolean; waiting: boolean }]>`
    SELECT (max(coded_at) AT TIME ZONE ${timeZone})::date::text AS day,
      coalesce(bool_or(coded_version <> version), false) AS "isUnderWay",
      EXISTS (SELECT FROM comment_note) AS waiting
    FROM theme`;
  return { ...row, day: row.day ?? undefined };
}
