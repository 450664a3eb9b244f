import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weightedNps } from "@/domain/weights";
import { readDate } from "../rules/dates";
import type { AcceptedRow } from "../rules/normalise";
import type { InspectChoices } from "../schema";
import { inspectFile } from "./inspect-file";
import { readHead } from "./read-head";
import { readRecords } from "./read-records";
import { readRows } from "./read-rows";

/** Figures by group, month and touchpoint of real files (KEPT_REAL_FILES), against outcomes that others counted. */
const folder = process.env.KEPT_REAL_FILES ?? "";
const now = new Date("2026-11-22T12:00:00Z");

type Counts = { n: number; promoters: number; passives: number; detractors: number; nps: number };
type Means = { n: number; mean: number; top2_box_pct: number };
type Expected = {
  data_rows: number;
  by_BU: Record<string, Counts>;
  by_region: Record<string, Counts>;
  by_month: Record<string, Counts>;
  by_dept: Record<string, Means>;
  touchpoint_means_1_to_5: Record<string, Means>;
  weighted_nps: number;
  prep_air: Counts;
  top2_box: number;
  mean: number;
  complete_rows: number;
  incomplete_rows: number;
  partial_rows: number;
  distinct_tokens: number;
  min_submit_utc: string;
  max_submit_utc: string;
  closed_by_year: Record<string, number>;
};

const expected = (file: string) =>
  (JSON.parse(readFileSync(join(folder, "EXPECTED.json"), "utf8")) as Record<string, Expected>)[
    file
  ] as Expected;

async function answersIn(file: string, choices?: InspectChoices): Promise<AcceptedRow[]> {
  const report = await inspectFile(join(folder, file), { now, choices });
  expect(report.needs).toEqual([]);
  const rows: AcceptedRow[] = [];
  for await (const { accepted } of readRows(join(folder, file), report, report.suggestedOptions))
    rows.push(...accepted);
  return rows;
}

function grouped(rows: readonly AcceptedRow[], keyOf: (row: AcceptedRow) => string | null) {
  const groups = new Map<string, AcceptedRow[]>();
  for (const row of rows) {
    const key = keyOf(row) ?? "";
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function expectClasses(rows: readonly AcceptedRow[] | undefined, counts: Counts) {
  const scores = (rows ?? []).map(({ score }) => score).filter((score) => score !== null);
  const promoters = scores.filter((score) => score >= 9).length;
  const detractors = scores.filter((score) => score <= 6).length;
  expect({ n: scores.length, promoters, detractors }).toEqual({
    n: counts.n,
    promoters: counts.promoters,
    detractors: counts.detractors,
  });
}

function expectMeans(rows: readonly AcceptedRow[] | undefined, { n, mean, top2_box_pct }: Means) {
  const ratings = (rows ?? []).map(({ csat }) => csat).filter((rating) => rating !== null);
  expect(ratings).toHaveLength(n);
  expect(ratings.reduce((sum, rating) => sum + rating, 0) / n).toBeCloseTo(mean, 9);
  expect((100 * ratings.filter((rating) => rating >= 4).length) / n).toBeCloseTo(top2_box_pct, 9);
}

describe.skipIf(folder === "")("figures of real exports", () => {
  it("by business unit, region and month", async () => {
    const file = "datasets/rocks_NPS_testdata.csv";
    const answer = expected(file);
    const rows = await answersIn(file, { mapping: { segment: "BU", channel: "Region" } });
    const [units, regions, months] = [
      grouped(rows, ({ segment }) => segment),
      grouped(rows, ({ channel }) => channel),
      grouped(rows, ({ answeredAt }) => answeredAt.slice(0, 7)),
    ];
    for (const [unit, counts] of Object.entries(answer.by_BU)) expectClasses(units.get(unit), counts);
    for (const [region, counts] of Object.entries(answer.by_region))
      expectClasses(regions.get(region), counts);
    for (const [month, counts] of Object.entries(answer.by_month)) expectClasses(months.get(month), counts);
    expect([...months.keys()].sort()).toEqual(Object.keys(answer.by_month).sort());
  });

  it("by airline, where the file has no dates", async () => {
    const file = "datasets/prepair_airlines_nps.csv";
    const rows = await answersIn(file, { mapping: { segment: "Airline" }, fixedDate: "2021-05-01" });
    expect(rows).toHaveLength(expected(file).data_rows);
    expectClasses(grouped(rows, ({ segment }) => segment).get("Prep Air"), expected(file).prep_air);
  });

  it("by department, as satisfaction and never as a score", async () => {
    const file = "datasets/insteval_73k_ratings_by_department.csv.gz";
    const rows = await answersIn(file, { mapping: { csat: "y", segment: "dept" }, fixedDate: "2020-05-01" });
    expect(rows.every(({ score }) => score === null)).toBe(true);
    const departments = grouped(rows, ({ segment }) => segment);
    for (const [department, means] of Object.entries(expected(file).by_dept))
      expectMeans(departments.get(department), means);
  });

  it("by touchpoint, from one column each, 6 being no rating", async () => {
    const file = "datasets/sfo_2017_customer_survey.csv.gz";
    const columns =
      "ART FOOD STORE SIGN WALKWAYS SCREENS INFODOWN INFOUP WIFI ROADS PARK AIRTRAIN LTPARKING RENTAL ALL";
    const names = Object.keys(expected(file).touchpoint_means_1_to_5);
    const wide = columns
      .split(" ")
      .map((column, i) => ({ column: `Q7${column}`, touchpoint: names[i] ?? "" }))
      .filter(({ touchpoint }) => touchpoint !== "");
    const mapping = { csat: "Score of the touchpoint", id: "RESPNUM" };
    const rows = await answersIn(file, { wide, mapping, fixedDate: "2017-05-31" });
    const touchpoints = grouped(rows, ({ touchpoint }) => touchpoint);
    expect([...touchpoints.keys()].toSorted()).toEqual(names.toSorted());
    for (const [touchpoint, means] of Object.entries(expected(file).touchpoint_means_1_to_5))
      expectMeans(touchpoints.get(touchpoint), means);
  });

  it("by the survey's own weights, beside the plain score", async () => {
    const file = "datasets/sfo_2017_customer_survey.csv.gz";
    const mapping = { score: "NETPRO", id: "RESPNUM", weight: "WEIGHT" };
    const report = await inspectFile(join(folder, file), {
      now,
      choices: { mapping, fixedDate: "2017-05-31" },
    });
    expect(report.nps).toBeCloseTo(39.839766933721776, 9);
    expect(report.weights && weightedNps(report.weights)?.value).toBeCloseTo(expected(file).weighted_nps, 9);
  });

  it("of stars and of answers that were not finished", async () => {
    const stars = "formats/other-vendors/derived_medallia_agent_connect_feedback_export.csv";
    const rated = await answersIn(stars, { mapping: { csat: "star_rating" } });
    const { mean, top2_box } = expected(stars);
    expectMeans(rated, { n: rated.length, mean, top2_box_pct: (100 * top2_box) / rated.length });

    const lime = "formats/limesurvey/limonaid_998192_multilang_bom_crlf.csv";
    const { notCounted } = await inspectFile(join(folder, lime), { now });
    const unfinished = notCounted.find(({ reason }) => reason === "Not finished");
    expect(unfinished?.count).toBe(expected(lime).incomplete_rows);
    const partial = "formats/typeform/derived_current_columns_partial_rtl_emoji.csv";
    const left = (await inspectFile(join(folder, partial), { now })).notCounted;
    expect(left.reduce((sum, { count }) => sum + count, 0)).toBe(expected(partial).partial_rows);
  });

  it("of moments: the first, the last, and each year", async () => {
    const typeform = "formats/typeform/freecodecamp_2016_first2000.csv";
    const answer = expected(typeform);
    const at = await momentsIn(typeform, "Submit Date (UTC)");
    expect([at[0], at.at(-1)]).toEqual(
      [answer.min_submit_utc, answer.max_submit_utc].map((moment) => `${moment.replace(" ", "T")}Z`),
    );
    const complaints = "datasets/ct_insurance_complaints.csv.gz";
    const years = new Map<string, number>();
    for (const moment of await momentsIn(complaints, "closed"))
      years.set(moment.slice(0, 4), (years.get(moment.slice(0, 4)) ?? 0) + 1);
    expect(Object.fromEntries(years)).toEqual(expected(complaints).closed_by_year);
  });
});

/** Every moment of a date column as an import would read it, in order. */
async function momentsIn(file: string, date: string): Promise<string[]> {
  const path = join(folder, file);
  const report = await inspectFile(path, { now, choices: { mapping: { date } } });
  const column = report.suggestedOptions.mapping.date ?? -1;
  const moments: string[] = [];
  for await (const { records, firstRow } of readRecords(path, await readHead(path))) {
    for (const [i, record] of records.entries()) {
      const text = record[column]?.trim() ?? "";
      if (firstRow + i < report.firstDataRow || text === "") continue;
      const read = readDate(text, report.suggestedOptions);
      expect(read).toHaveProperty("at");
      if ("at" in read) moments.push(read.at);
    }
  }
  return moments.sort();
}
