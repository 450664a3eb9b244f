import { detractorTally } from "@/domain/rates";
import { changesOf } from "@/domain/change";
import { part, type Measure, type Sums } from "@/domain/measure";
import { answersIn, varianceOf, type NpsCounts } from "@/domain/nps";
import { shareMeasure, tallyOf } from "@/domain/share-measure";
import { measuredNps } from "@/domain/verdict";
import { CellFilters } from "../schema";
import { Prisma } from "@/server/db";
import { openCells } from "./blind";
import { cellsIn, classSums } from "./cells";
import { keyOf } from "./counts";
import type { MeasureSource, SumsRow } from "./measure-source";

/** The measures of answers, from the cubes: one statement for all four. */
export const measuresOfAnswers: MeasureSource = {
  measures: [
    {
      key: "nps",
      kind: "flow",
      n: (sums) => answersIn(countsOf(sums)),
      measured: (sums) => measuredNps(countsOf(sums)),
      variance: (sums) => varianceOf(countsOf(sums)),
      changes: (pairs) =>
        changesOf(pairs.map(({ before, after }) => ({ before: countsOf(before), after: countsOf(after) }))),
    } satisfies Measure,
    shareMeasure("detractor-share", (sums) => detractorTally(countsOf(sums))),
    shareMeasure("csat", tallyOf("csatTop", "csatN")),
    shareMeasure("ces", tallyOf("cesEasy", "cesN")),
  ],
  sums: (tx, { range, by, everyone }) =>
    tx.$queryRaw<SumsRow[]>`
      SELECT c.bucket::text AS bucket, ${keyOf[by]} AS key, ${classSums},
        sum(c.csat_top)::int AS "csatTop", sum(c.csat_n)::int AS "csatN",
        sum(c.ces_easy)::int AS "cesEasy", sum(c.ces_n)::int AS "cesN"
      ${cellsIn(everyone, { range, grain: "month", filters: CellFilters.parse({}) })} GROUP BY 1, 2`,
};

/** The scored answers among sums of the measures of answers. */
export function countsOf(sums: Sums): NpsCounts {
  return {
    promoters: part(sums, "promoters"),
    passives: part(sums, "passives"),
    detractors: part(sums, "detractors"),
  };
}

/**
 * The rate of those asked (metrics A10), where it is known how many were asked about a touchpoint: answers of the
 * survey there, of the invitations that arrived. What came by open links has no rate and is left out.
 */
export const measuresOfAsking: MeasureSource = {
  measures: [shareMeasure("response-rate", tallyOf("completed", "reached"))],
  sums: (tx, { range, by, everyone }) =>
    tx.$queryRaw<SumsRow[]>`
      SELECT c.bucket::text AS bucket, ${keyOf[by]} AS key, sum(c.answered)::int AS completed,
        sum(greatest(c.answered, c.delivered))::int AS reached
      FROM (
        SELECT asked.month AS bucket, asked.touchpoint_id AS touchpoint, asked.delivered, coalesce(sum(m.answers), 0) AS answered
        FROM asked JOIN survey ON survey.id = asked.survey_id AND survey.counts_in_score
        LEFT JOIN rollup.month_live AS m
          ON m.bucket = asked.month AND m.survey = asked.survey_id AND m.touchpoint = asked.touchpoint_id
        WHERE asked.touchpoint_id > 0 AND asked.month >= ${range.from}::date AND asked.month < ${range.to}::date
        GROUP BY asked.survey_id, 1, 2, 3
      ) AS c
      LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = c.touchpoint AND owner.role = 'owner'
        AND owner.valid_from <= c.bucket AND (owner.valid_to IS NULL OR c.bucket < owner.valid_to)
      WHERE ${Prisma.join([Prisma.sql`true`, ...openCells(everyone)], " AND ")} GROUP BY 1, 2`,
};
