import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AcceptedRow } from "../rules/normalise";
import type { InspectChoices, InspectReport } from "../schema";
import { inspectFile } from "./inspect-file";
import { readRows } from "./read-rows";

/**
 * Real exports, read where KEPT_REAL_FILES says they lie, against outcomes that others counted. Only a folder that
 * was named and is not there fails; without the variable the suite is skipped.
 */
const folder = process.env.KEPT_REAL_FILES;
const now = new Date("2026-11-22T12:00:00Z");

type Counts = { n: number; promoters: number; passives: number; detractors: number; nps: number };
type Expected = Partial<Counts> & {
  header_rows: number;
  data_rows: number;
  format?: string;
  cols?: number;
  encoding?: string;
  delimiter?: string;
  score_column?: string | null;
  valid?: Counts;
  excluding_previews?: Counts;
  by_day_of_may?: Record<string, Counts>;
  responses?: number;
  nps_question?: Counts;
  csat_question?: { n: number; top2_box: number; mean: number };
  nps_by_channel?: Record<string, Counts>;
  touchpoint_means_1_to_5?: Record<string, { n: number; mean: number; top2_box_pct: number }>;
  by_BU?: Record<string, Counts>;
  by_region?: Record<string, Counts>;
  by_month?: Record<string, Counts>;
  by_dept?: Record<string, { n: number; mean: number; top2_box_pct: number }>;
  prep_air?: Counts;
  top2_box?: number;
  mean?: number;
  complete_rows?: number;
  incomplete_rows?: number;
  closed_by_year?: Record<string, number>;
  min_submit_utc?: string;
  max_submit_utc?: string;
  partial_rows?: number;
  unfinished?: number;
};

function expected(file: string): Expected {
  const all = JSON.parse(readFileSync(join(folder ?? "", "EXPECTED.json"), "utf8")) as Record<
    string,
    Expected
  >;
  const found = all[file];
  if (!found) throw new Error(`EXPECTED.json does not know ${file}`);
  return found;
}

const inspected = (file: string, choices?: InspectChoices) =>
  inspectFile(join(folder ?? "", file), { now, choices });

function counted({ counts, nps }: InspectReport) {
  return {
    n: counts.valid,
    promoters: counts.promoters,
    passives: counts.passives,
    detractors: counts.detractors,
    nps,
  };
}

function only({ n, promoters, passives, detractors, nps }: Partial<Counts>) {
  return { n, promoters, passives, detractors, nps };
}

/** Every row an import would take. */
async function answersIn(file: string, choices?: InspectChoices): Promise<AcceptedRow[]> {
  const report = await inspected(file, choices);
  expect(report.needs).toEqual([]);
  const rows: AcceptedRow[] = [];
  for await (const { accepted } of readRows(join(folder ?? "", file), report, report.suggestedOptions))
    rows.push(...accepted);
  return rows;
}

function classesOf(scores: readonly (number | null)[]) {
  const given = scores.filter((score) => score !== null);
  const promoters = given.filter((score) => score >= 9).length;
  const detractors = given.filter((score) => score <= 6).length;
  const n = given.length;
  return {
    n,
    promoters,
    passives: n - promoters - detractors,
    detractors,
    nps: (100 * (promoters - detractors)) / n,
  };
}

/** Ratings from 1 to 5 as EXPECTED.json counts them. */
function tallyOf(ratings: readonly (number | null)[]) {
  const given = ratings.filter((rating) => rating !== null);
  const n = given.length;
  return {
    n,
    mean: given.reduce((sum, rating) => sum + rating, 0) / n,
    top2_box: given.filter((rating) => rating >= 4).length,
  };
}

const needed = ({ needs }: InspectReport) => needs.map(({ role }) => role);
const tallied = ({ notCounted }: InspectReport) =>
  notCounted.map(({ reason, count }) => `${count} ${reason}`);

if (folder === undefined) {
  describe.skip("real exports (KEPT_REAL_FILES is not set)", () => it("are not read", () => undefined));
} else {
  it("finds the folder that KEPT_REAL_FILES names", () => {
    expect(existsSync(join(folder, "EXPECTED.json"))).toBe(true);
  });
}

describe.skipIf(folder === undefined)("real exports", () => {
  it.each([
    "formats/google-forms/sudzilla_us_timestamps.csv",
    "formats/typeform/derived_current_columns_partial_rtl_emoji.csv",
    "formats/survicate/derived_survicate_2header_300.csv",
    "formats/formbricks/derived_formbricks_export.csv",
    "nasty/derived_sfo2017_cp1252_semicolon.csv",
    "nasty/derived_sfo2017_utf16le_bom_tab.txt",
    "nasty/derived_sfo2017_utf8_bom_comma_crlf.csv",
    "datasets/rocks_NPS_testdata.csv",
  ])("need no flags and give the published counts: %s", async (file) => {
    const answer = expected(file);
    const report = await inspected(file);
    expect(report.needs).toEqual([]);
    expect(counted(report)).toEqual(only(answer));
    expect(report).toMatchObject({ headerRows: answer.header_rows, dataRows: answer.data_rows });
    for (const key of ["format", "encoding", "delimiter"] as const) {
      if (answer[key] !== undefined) expect(report[key]).toBe(answer[key]);
    }
  });

  it.each([
    "formats/qualtrics/qualtRics_3header_german_labels.csv",
    "formats/qualtrics/qualtRics_legacy_2header_bom.csv",
    "formats/qualtrics/QualtricsTools_single_answer_insights.csv",
    "formats/qualtrics/QualtricsTools_single_answer_legacy.csv",
    "formats/surveymonkey/starwars_2header_mac_roman.csv",
    "formats/surveymonkey/flying_etiquette_1header.csv",
    "formats/limesurvey/limonaid_998192_multilang_bom_crlf.csv",
    "formats/typeform/freecodecamp_2016_first2000.csv",
  ])("without a 0–10 question ask for the score and take no header row as data: %s", async (file) => {
    const answer = expected(file);
    expect(answer.score_column).toBeNull();
    const report = await inspected(file);
    expect(needed(report)).toContain("score");
    expect(report.mapping.score).toBeUndefined();
    expect(report.counts.valid).toBe(0);
    expect(report).toMatchObject({
      format: answer.format,
      headerRows: answer.header_rows,
      dataRows: answer.data_rows,
    });
    if (answer.cols !== undefined) expect(report.columns).toHaveLength(answer.cols);
    if (answer.encoding !== undefined) expect(report.encoding).toBe(answer.encoding);
  });

  it("count neither previews nor unfinished answers of Qualtrics, and keep its time zone", async () => {
    const file = "formats/qualtrics/derived_sfo2017_nps_group_3header.csv";
    const report = await inspected(file);
    expect(report).toMatchObject({
      format: "qualtrics",
      headerRows: 3,
      dataRows: 600,
      needs: [],
      mapping: { score: "Q1" },
    });
    expect(counted(report)).toEqual(only(expected(file).excluding_previews ?? {}));
    expect(tallied(report)).toEqual(["19 Not finished", "7 A preview or test"]);
    expect(report.dates?.zone).toBe("America/Los_Angeles");
  });

  it("give code 11 as no score, and ask for the day of a file without dates", async () => {
    const file = "datasets/sfo_2017_customer_survey.csv.gz";
    const mapping = { score: "NETPRO", id: "RESPNUM" };
    const report = await inspected(file, { mapping, fixedDate: "2017-05-31" });
    expect(report.needs).toEqual([]);
    expect(report.counts.rows).toBe(expected(file).data_rows);
    expect(counted(report)).toEqual(only(expected(file).valid ?? {}));
    expect(tallied(report)).toEqual(["84 11 is not a score from 0 to 10", "1 No score"]);
    expect(needed(await inspected(file, { mapping }))).toEqual(["date"]);
  });

  it("of stars propose CSAT, never a score", async () => {
    const report = await inspected(
      "formats/other-vendors/derived_medallia_agent_connect_feedback_export.csv",
    );
    expect(report).toMatchObject({
      format: "medallia",
      mapping: { csat: "star_rating" },
      counts: { rows: 60, valid: 0 },
    });
    expect(report.mapping.score).toBeUndefined();
    expect(needed(report)).toEqual(["score"]);
  });

  it("with several lines an answer become one answer each, the 1–5 question kept apart from the score", async () => {
    const file = "formats/salesforce-surveys/derived_long_format_200.csv";
    const answer = expected(file);
    const report = await inspected(file);
    expect(report).toMatchObject({
      format: "salesforce-long",
      dataRows: answer.data_rows,
      needs: [],
      counts: { rows: answer.responses },
      dates: { format: "DD/MM/YYYY" },
    });
    expect(counted(report)).toEqual(only(answer.nps_question ?? {}));
    const rows = await answersIn(file, { mapping: { channel: "Survey Question: Survey" } });
    expect(tallyOf(rows.map(({ csat }) => csat))).toMatchObject(answer.csat_question ?? {});
    for (const [channel, counts] of Object.entries(answer.nps_by_channel ?? {})) {
      const scores = rows.filter((row) => row.channel === `Acme ${channel} EN`).map(({ score }) => score);
      expect(classesOf(scores)).toEqual(only(counts));
    }
  });

  it("with duplicate headings stay addressable by place", async () => {
    const file = "formats/typeform/freecodecamp_2016_first2000.csv";
    await expect(inspected(file, { mapping: { comment: "Other" } })).rejects.toThrow(
      "#5 or #19 or #31 or #37",
    );
    const report = await inspected(file, { mapping: { comment: "#31" } });
    expect(report.suggestedOptions.mapping.comment).toBe(30);
  });

  const nasty = [
    "nasty/derived_sfo2017_cp1252_semicolon.csv",
    "nasty/derived_sfo2017_utf16le_bom_tab.txt",
    "nasty/derived_sfo2017_utf8_bom_comma_crlf.csv",
  ];
  it.each(nasty.flatMap((file) => ["Datum", "Datum (US)", "ISO"].map((date) => [file, date] as const)))(
    "fall on the same days whatever way they are written: %s by %s",
    async (file, date) => {
      const report = await inspected(file, { mapping: { date } });
      const days = new Map<string, number[]>();
      for await (const { accepted } of readRows(join(folder ?? "", file), report, report.suggestedOptions)) {
        for (const { answeredAt, score } of accepted) {
          expect(answeredAt.startsWith("2017-05-")).toBe(true);
          const day = String(Number(answeredAt.slice(8, 10)));
          days.set(day, [...(days.get(day) ?? []), score ?? NaN]);
        }
      }
      const byDay = Object.entries(expected(file).by_day_of_may ?? {});
      expect(days.size).toBe(byDay.length);
      for (const [day, { n, promoters, passives }] of byDay) {
        const scores = days.get(day) ?? [];
        expect(scores).toHaveLength(n);
        expect(scores.filter((score) => score >= 9)).toHaveLength(promoters);
        expect(scores.filter((score) => score === 7 || score === 8)).toHaveLength(passives);
      }
    },
  );
});
