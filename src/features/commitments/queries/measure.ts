import { shareMeasure, tallyOf } from "@/domain/share-measure";
import type { MeasureSource, SumsRow } from "@/features/responses/queries/measure-source";

/**
 * Say–do (metrics B11) by the month a commitment fell due in: kept of what was due, kept by a later date than the first
 * as half; who was released is not counted. Departments commit themselves, stages and touchpoints do not.
 */
export const measureOfCommitments: MeasureSource = {
  measures: [{ ...shareMeasure("commitments-kept", tallyOf("kept", "due")), isOfCustomers: false }],
  sums: async (tx, { range, by, today }) => {
    if (by !== "departments") return [];
    return tx.$queryRaw<SumsRow[]>`
      SELECT date_trunc('month', due)::date::text AS bucket, department_id::text AS key, count(*)::int AS due,
        sum(CASE WHEN done_on <= due THEN CASE WHEN due = first_due THEN 1 ELSE 0.5 END ELSE 0 END)::float8 AS kept
      FROM commitment
      WHERE released_on IS NULL AND (done_on IS NOT NULL OR due < ${today}::date)
        AND due >= ${range.from}::date AND due < ${range.to}::date
      GROUP BY 1, 2`;
  },
};
