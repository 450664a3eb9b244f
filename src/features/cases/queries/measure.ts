import { fullShareMeasure, tallyOf } from "@/domain/share-measure";
import type {
  MeasureSource,
  SubjectKind,
  SumsQuestion,
  SumsRow,
} from "@/features/responses/queries/measure-source";
import { Prisma } from "@/server/db";

/** A case counts for the department that has it, and at the touchpoint of its answer. */
const keyOf: Readonly<Record<SubjectKind, Prisma.Sql>> = {
  departments: Prisma.sql`c.department_id::text`,
  stages: Prisma.sql`coalesce(t.stage_id, 0)::text`,
  touchpoints: Prisma.sql`c.touchpoint_id::text`,
};

const openMonths = ({ blind }: SumsQuestion["everyone"]) =>
  blind.map(
    ({ departmentId, from }) =>
      Prisma.sql`(c.month < ${from}::date OR c.department_id <> ${departmentId}::int)`,
  );

/**
 * Cases closed on time (metrics A12) by the month of their deadline: closed by then, of all that are closed or whose
 * deadline has passed. What is open and past its deadline is missed already; what is not due yet is not counted. From
 * who still has to forecast, the months from there on are kept: how many cases there are tells of the result.
 */
export const measureOfCases: MeasureSource = {
  measures: [fullShareMeasure("cases-closed-on-time", tallyOf("met", "due"))],
  sums: (tx, { range, by, now, everyone }) =>
    tx.$queryRaw<SumsRow[]>`
      SELECT c.month::text AS bucket, ${keyOf[by]} AS key, sum(c.met)::int AS met, sum(c.due)::int AS due
      FROM facts.case_tally(${range.from}::date, ${range.to}::date, ${now}::timestamptz) AS c
        JOIN touchpoint AS t ON t.id = c.touchpoint_id
      WHERE ${Prisma.join([Prisma.sql`true`, ...openMonths(everyone)], " AND ")}
      GROUP BY 1, 2`,
};
