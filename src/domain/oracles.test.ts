/**
 * Figures computed elsewhere (R, published examples) against this kernel. They live outside the repository: set
 * KEPT_REAL_FILES to their folder. Unset, the suite is skipped; set and missing, it fails.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { adjustedEstimate, adjustedWald, compareNps, wald, wilson } from "./interval";
import { addCounts, classOf, countsOf, npsOf, sharesOf, varianceOf, type NpsCounts } from "./nps";
import { sampleSizeForMargin } from "./sample-size";

const folder = process.env.KEPT_REAL_FILES;
if (!folder) console.warn("Skipped: set KEPT_REAL_FILES to compare with figures computed elsewhere.");

type OneSample = NpsCounts & {
  n: number;
  nps_x100: number;
  variance: number;
  se_x100: number;
  wald_low_x100: number;
  wald_high_x100: number;
  adj_wald: {
    n_adj: number;
    nps_adj_x100: number;
    se_adj_x100: number;
    low_clamped: number;
    high_clamped: number;
  };
  ci90_adj?: [number, number];
  ci99_adj?: [number, number];
};
type TwoSample = {
  x: [number, number, number];
  y: [number, number, number];
  difference_x100: number;
  se_x100: number;
  z: number | null;
  p_two_sided: number;
  ci_of_signed_difference_x100: [number, number];
};
type Published = {
  source: string;
  inputs: Partial<NpsCounts> & { n?: number };
  expected: Record<string, number>;
};

function oracle(name: string): unknown {
  return JSON.parse(readFileSync(join(folder ?? "", "oracles", `${name}.json`), "utf8"));
}

const cut = (points: number) => Math.min(100, Math.max(-100, points));

/** `toBeCloseTo` takes decimals; the files state a distance. */
function expectNear(actual: number | null | undefined, expected: number, tolerance: number): void {
  expect(Math.abs((actual ?? NaN) - expected), `${String(actual)} should be ${expected}`).toBeLessThanOrEqual(
    tolerance,
  );
}

function expectInterval(
  actual: { low: number; high: number } | undefined,
  ends: [number, number],
  tolerance: number,
) {
  expectNear(actual?.low, ends[0], tolerance);
  expectNear(actual?.high, ends[1], tolerance);
}

function expectOneSample(figures: OneSample, tolerance: number): void {
  const adjusted = adjustedEstimate(figures);
  expectNear(npsOf(figures), figures.nps_x100, tolerance);
  expectNear(varianceOf(figures), figures.variance, tolerance);
  expectNear(100 * Math.sqrt((varianceOf(figures) ?? NaN) / figures.n), figures.se_x100, tolerance);
  expectInterval(wald(figures), [cut(figures.wald_low_x100), cut(figures.wald_high_x100)], tolerance);
  expectInterval(
    adjustedWald(figures),
    [figures.adj_wald.low_clamped, figures.adj_wald.high_clamped],
    tolerance,
  );
  expect(adjusted?.n).toBe(figures.adj_wald.n_adj);
  expectNear(100 * (adjusted?.mean ?? NaN), figures.adj_wald.nps_adj_x100, tolerance);
  const se = 100 * Math.sqrt((adjusted?.variance ?? NaN) / (adjusted?.n ?? NaN));
  expectNear(se, figures.adj_wald.se_adj_x100, tolerance);
  for (const [confidence, ends] of [[0.9, figures.ci90_adj] as const, [0.99, figures.ci99_adj] as const]) {
    if (ends) expectInterval(adjustedWald(figures, confidence), [cut(ends[0]), cut(ends[1])], tolerance);
  }
}

/** Every block of NPS figures anywhere in a file, with the path to it. */
function oneSamplesIn(node: unknown, path = "all"): [path: string, figures: OneSample][] {
  if (typeof node !== "object" || node === null) return [];
  if ("adj_wald" in node) return [[path, node as OneSample]];
  return Object.entries(node).flatMap(([key, child]) => oneSamplesIn(child, `${path} ${key}`));
}

function expectTwoSample(
  figures: TwoSample | Omit<TwoSample, "x" | "y">,
  before: NpsCounts,
  after: NpsCounts,
  tolerance: number,
) {
  const comparison = compareNps(before, after, { method: "wald" });
  expectNear(comparison?.difference, figures.difference_x100, tolerance);
  expectNear(comparison?.se, figures.se_x100, tolerance);
  if (figures.z === null) expect(comparison?.z).toBeNull();
  else expectNear(comparison?.z, figures.z, tolerance);
  // Relative, so that 1e-53 is compared and not swallowed by the tolerance.
  if (figures.p_two_sided === 0) expect(comparison?.p).toBe(0);
  else expectNear((comparison?.p ?? NaN) / figures.p_two_sided, 1, tolerance);
  expectInterval(comparison, figures.ci_of_signed_difference_x100, tolerance);
}

const countsFrom = ([promoters, passives, detractors]: [number, number, number]): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

describe.skipIf(!folder)("figures computed elsewhere (KEPT_REAL_FILES)", () => {
  test("one sample: score, variance, intervals", () => {
    const { cases, tolerance } = oracle("nps_one_sample") as { cases: OneSample[]; tolerance: number };
    expect(cases.length).toBeGreaterThan(10);
    for (const figures of cases) expectOneSample(figures, tolerance);
  });

  test("two samples: x − y by plain Wald", () => {
    const { cases, tolerance } = oracle("nps_two_sample") as { cases: TwoSample[]; tolerance: number };
    expect(cases.length).toBeGreaterThan(5);
    for (const figures of cases)
      expectTwoSample(figures, countsFrom(figures.y), countsFrom(figures.x), tolerance);
  });

  test("Wilson intervals", () => {
    type Row = { x: number; n: number; method: string; lower: number; upper: number };
    const { rows, tolerance } = oracle("wilson_intervals") as { rows: Row[]; tolerance: number };
    const ours = rows.filter((row) => row.method === "wilson");
    expect(ours.length).toBeGreaterThan(5);
    for (const { x, n, lower, upper } of ours) expectInterval(wilson(x, n), [lower, upper], tolerance);
  });

  test("sample sizes, to the answer, and worst-case margins", () => {
    const { table, worst_case_margin: margins } = oracle("nps_sample_size") as {
      table: { moe: number; conf: number; var: number; n_wald: number; n_adj_wald: number }[];
      worst_case_margin: { n: number; moe95_worst_case_points: number }[];
    };
    expect(table.length).toBeGreaterThan(50);
    for (const row of table) {
      const n = sampleSizeForMargin({ margin: row.moe, variance: row.var, confidence: row.conf });
      expect(n, JSON.stringify(row)).toBe(row.n_wald);
      expect(n - 3).toBe(row.n_adj_wald);
    }
    for (const { n, moe95_worst_case_points: margin } of margins) {
      expectInterval(wald({ promoters: n / 2, passives: 0, detractors: n / 2 }), [-margin, margin], 1e-6);
    }
  });

  test.each(["dataset_rocks_testdata", "dataset_sfo2017"])("%s, whole and by group", (name) => {
    const file = oracle(name) as { tolerance: number };
    const blocks = oneSamplesIn(file);
    expect(blocks.length).toBeGreaterThan(5);
    for (const [, figures] of blocks) expectOneSample(figures, file.tolerance);
  });

  test("groups of a data set add up to the whole", () => {
    const blocks = oneSamplesIn(oracle("dataset_rocks_testdata"));
    const whole = blocks.find(([path]) => path === "all overall")?.[1];
    for (const dimension of ["by_BU", "by_Region", "by_month"]) {
      const groups = blocks
        .filter(([path]) => path.startsWith(`all ${dimension} `))
        .map(([, figures]) => figures);
      expect(npsOf(addCounts(...groups)), dimension).toBeCloseTo(whole?.nps_x100 ?? NaN, 9);
    }
  });

  test("apples against oranges", () => {
    const file = oracle("dataset_rocks_testdata") as {
      by_BU: Record<"Apples" | "Oranges", OneSample>;
      apples_vs_oranges: Omit<TwoSample, "x" | "y">;
      tolerance: number;
    };
    expectTwoSample(file.apples_vs_oranges, file.by_BU.Oranges, file.by_BU.Apples, file.tolerance);
  });

  test("published examples", () => {
    const [shares, prep, , survicate, rounding] = oracle("nps_published_examples") as Published[];
    const whole = (example: Published | undefined): NpsCounts => {
      const { promoters = 0, passives, detractors = 0, n = 0 } = example?.inputs ?? {};
      return { promoters, detractors, passives: passives ?? n - promoters - detractors };
    };
    const scale = (counts: NpsCounts, by: number) => addCounts(...Array<NpsCounts>(by).fill(counts));

    expectNear(npsOf(scale(whole(shares), 324)), 100 * (shares?.expected.nps ?? NaN), 1e-7);
    expectNear(varianceOf(whole(shares)), shares?.expected.variance ?? NaN, 1e-9);
    expectNear(npsOf(whole(prep)), prep?.expected.nps ?? NaN, 0.05);
    expectNear(npsOf(whole(survicate)), survicate?.expected.nps ?? NaN, 0.05);
    expectNear(npsOf(whole(rounding)), rounding?.expected.nps_exact ?? NaN, 1e-9);
    const rounded = sharesOf(whole(survicate));
    for (const name of ["promoters", "passives", "detractors"] as const) {
      expectNear(rounded?.[name], survicate?.expected[`${name}_pct`] ?? NaN, 1);
    }
  });

  test("the score of a named airline, counted from the raw answers", () => {
    const file = "datasets/prepair_airlines_nps.csv";
    const expected = JSON.parse(readFileSync(join(folder ?? "", "EXPECTED.json"), "utf8")) as Record<
      string,
      { prep_air?: NpsCounts & { nps: number } }
    >;
    const rows: string[][] = parse(readFileSync(join(folder ?? "", file), "utf8"));
    const scores = rows.filter(([airline]) => airline === "Prep Air").map(([, , score]) => Number(score));
    const counts = countsOf(
      Array.from({ length: 11 }, (_, score) => scores.filter((each) => each === score).length),
    );
    const { prep_air: answer } = expected[file] ?? {};
    expect(counts).toEqual({
      promoters: answer?.promoters,
      passives: answer?.passives,
      detractors: answer?.detractors,
    });
    expect(scores.filter((score) => classOf(score) === "promoter")).toHaveLength(counts.promoters);
    expect(npsOf(counts)).toBeCloseTo(answer?.nps ?? NaN, 9);
  });
});
