import { emotions } from "@/domain/emotion-words";
import { changesOfMeans, type MeanSums } from "@/domain/mean-change";
import { measuredMean } from "@/domain/student";
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
 * What customers felt less what they were meant to feel (metrics B6), by the histogram of felt emotion, so that the
 * spread is known; the designed feeling is the stage's of today.
 */
export const measureOfFeeling: MeasureSource = {
  measures: [
    {
      key: "emotion-gap",
      kind: "flow",
      n: (sums) => part(sums, "n"),
      measured: (sums) => {
        const measured = measuredMean(meanSums(sums));
        return measured && { value: measured.mean, low: measured.low, high: measured.high, n: measured.n };
      },
      // In hundredths of a step, as the number of missing answers is worked out.
      variance: (sums) => varianceOfMean(meanSums(sums)),
      changes: (pairs) =>
        changesOfMeans(
          pairs.map(({ before, after }) => ({ before: meanSums(before), after: meanSums(after) })),
        ),
    },
  ],
  sums: (tx, { range, by }) =>
    tx.$queryRaw<SumsRow[]>`
      SELECT c.bucket::text AS bucket, ${keyOf[by]} AS key, sum(c.n)::int AS n,
        sum(c.felt - c.n * design.valence)::int AS sum,
        sum(c.squares - 2 * design.valence * c.felt + c.n * design.valence * design.valence)::int AS squares
      FROM (
        SELECT bucket, touchpoint, sum(felt_m2 + felt_m1 + felt_0 + felt_p1 + felt_p2) AS n,
          sum(felt_p1 + 2 * felt_p2 - felt_m1 - 2 * felt_m2) AS felt,
          sum(felt_p1 + felt_m1 + 4 * felt_p2 + 4 * felt_m2) AS squares
        FROM rollup.impression_live
        WHERE grain = 2 AND bucket >= ${range.from}::date AND bucket < ${range.to}::date
          AND survey = ANY(ARRAY(SELECT id FROM survey WHERE counts_in_score))
        GROUP BY 1, 2
      ) AS c
      JOIN touchpoint AS t ON t.id = c.touchpoint JOIN stage AS s ON s.id = t.stage_id
      JOIN unnest(${emotions.map(({ word }) => word)}::text[], ${emotions.map(({ valence }) => valence)}::int[])
        AS design (word, valence) ON design.word = s.designed_emotion
      LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = c.touchpoint AND owner.role = 'owner'
        AND owner.valid_from <= c.bucket AND (owner.valid_to IS NULL OR c.bucket < owner.valid_to)
      GROUP BY 1, 2 HAVING sum(c.n) > 0`,
};

function meanSums(sums: Sums): MeanSums {
  return { n: part(sums, "n"), sum: part(sums, "sum"), squares: part(sums, "squares") };
}

function varianceOfMean({ n, sum, squares }: MeanSums): number | undefined {
  return n < 2 ? undefined : Math.max(0, (squares - (sum * sum) / n) / (n - 1)) / 100 ** 2;
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
