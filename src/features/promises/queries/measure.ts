import { shareMeasure, tallyOf } from "@/domain/share-measure";
import type { MeasureSource, SubjectKind, SumsRow } from "@/features/responses/queries/measure-source";
import { Prisma } from "@/server/db";
import { openEvents } from "./open-events";

/** A promise counts for the department that delivers it, and at its stage or touchpoint. */
const keyOf: Readonly<Record<SubjectKind, Prisma.Sql>> = {
  departments: Prisma.sql`p.delivered_by::text`,
  stages: Prisma.sql`p.stage_id::text`,
  touchpoints: Prisma.sql`coalesce(p.touchpoint_id, 0)::text`,
};

/** Promises kept by operations (metrics B2): decided events by month, and open ones whose time limit has passed. */
export const measureOfPromises: MeasureSource = {
  measures: [shareMeasure("promises-kept", tallyOf("kept", "decided"))],
  sums: (tx, { range, by, now, everyone }) =>
    tx.$queryRaw<SumsRow[]>`
      SELECT counted.month::text AS bucket, ${keyOf[by]} AS key, sum(counted.kept)::int AS kept,
        sum(counted.kept + counted.broken)::int AS decided
      FROM (
        SELECT version_id, month, kept, broken FROM promise_tally
        WHERE month >= ${range.from}::date AND month < ${range.to}::date ${openEvents(everyone, Prisma.sql`version_id`, Prisma.sql`month`)}
        UNION ALL
        SELECT e.version_id, date_trunc('month', e.started_at AT TIME ZONE o.time_zone)::date, 0, 1
        FROM promise_event AS e JOIN promise_version AS v ON v.id = e.version_id CROSS JOIN organisation AS o
        WHERE e.value IS NULL AND e.kept IS NULL AND v.limit_hours IS NOT NULL
          AND e.started_at + v.limit_hours * interval '1 hour' < ${now}::timestamptz
          AND (e.started_at AT TIME ZONE o.time_zone)::date >= ${range.from}::date
          AND (e.started_at AT TIME ZONE o.time_zone)::date < ${range.to}::date
          ${openEvents(everyone, Prisma.sql`e.version_id`, Prisma.sql`(e.started_at AT TIME ZONE o.time_zone)::date`)}
      ) AS counted
      JOIN promise_version AS v ON v.id = counted.version_id JOIN promise AS p ON p.id = v.promise_id
      GROUP BY 1, 2`,
};
