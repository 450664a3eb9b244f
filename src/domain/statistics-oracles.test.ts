/**
 * Drivers, weights, charts and trend tests computed elsewhere (R, NIST) against this kernel, on whole data sets. They
 * live outside the repository: set KEPT_REAL_FILES to their folder. Unset, the suite is skipped.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { betaQuantile } from "./beta";
import {
  beyondThreeSigma,
  fourOfFiveBeyondOne,
  inSigmas,
  runOnOneSide,
  steadyRun,
  twoOfThreeBeyondTwo,
} from "./control-signals";
import { completeCases, momentsOf, pearson, type Column } from "./correlation";
import { individuals } from "./moving-range";
import { classOf, npsOf, varianceOf, type NpsCounts } from "./nps";
import { leastSquares } from "./regression";
import { driverCorrelations, relativeWeights, shapleyShares, varianceInflation } from "./relative-weights";
import { studentCriticalValue } from "./student";
import { mannKendall, straightSlope, theilSenSlope } from "./trend-test";
import { weightedNps } from "./weights";

const folder = process.env.KEPT_REAL_FILES ?? "";

function oracle(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, "oracles", `${name}.json`), "utf8"));
}

type Row = Record<string, string>;

function dataset(file: string): Row[] {
  const bytes = readFileSync(join(folder, "datasets", file));
  return parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"), { columns: true });
}

function expectNear(actual: number | undefined, expected: number, tolerance: number, what = ""): void {
  expect(
    Math.abs((actual ?? NaN) - expected),
    `${what}: ${String(actual)} should be ${expected}`,
  ).toBeLessThanOrEqual(tolerance);
}

type Figures = Record<string, number>;
type Drivers = {
  n: number;
  outcome: string;
  predictors: string[];
  r2: number;
  coefficients: Figures;
  standardised_beta: Figures;
  pearson: Figures;
  spearman: Figures;
  lmg: Figures;
  johnson_relative_weights_raw: Figures;
  vif: Figures;
  tolerance: number;
  data?: Record<string, number>[];
};

/** A rating within bounds; anything else is missing. */
const within = (low: number, high: number) => (text: string | undefined) => {
  const value = text === undefined || text.trim() === "" ? NaN : Number(text);
  return value >= low && value <= high ? value : undefined;
};

function columnsOf(name: string, figures: Drivers): Column[] {
  const wanted = [...figures.predictors, figures.outcome];
  if (figures.data) return wanted.map((key) => figures.data?.map((row) => row[key]) ?? []);
  if (name === "drivers_rocks_testdata") {
    const rows = dataset("rocks_NPS_testdata.csv");
    return wanted.map((key) => rows.map((row) => within(-Infinity, Infinity)(row[key])));
  }
  const rows = dataset("sfo_2017_customer_survey.csv.gz");
  return wanted.map((key) =>
    rows.map((row) => (key === figures.outcome ? within(0, 10)(row.NETPRO) : within(1, 5)(row[key]))),
  );
}

/** Ranks with the mean of their places for ties: Pearson of these is Spearman. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const firstAt = new Map<number, number>();
  const lastAt = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!firstAt.has(value)) firstAt.set(value, index);
    lastAt.set(value, index);
  });
  return values.map((value) => ((firstAt.get(value) ?? 0) + (lastAt.get(value) ?? 0)) / 2);
}

describe.skipIf(folder === "")("statistics computed elsewhere (KEPT_REAL_FILES)", () => {
  test.each(["drivers_rocks_testdata", "drivers_sfo2017", "drivers_swiss"])("%s", (name) => {
    const figures = oracle(name) as Drivers;
    const { columns } = completeCases(columnsOf(name, figures));
    const outcome = columns.at(-1) ?? [];
    const drivers = columns.slice(0, -1);
    expect(outcome).toHaveLength(figures.n);
    const parts = driverCorrelations(momentsOf(columns).correlation);
    const fit = leastSquares(drivers, outcome);
    const ours = {
      coefficients: fit?.slopes ?? [],
      pearson: drivers.map((driver) => pearson(driver, outcome)?.r ?? NaN),
      spearman: drivers.map((driver) => pearson(ranksOf(driver), ranksOf(outcome))?.r ?? NaN),
      lmg: shapleyShares(parts),
      johnson_relative_weights_raw: relativeWeights(parts),
      vif: varianceInflation(parts.among),
    };
    expectNear(fit?.explained, figures.r2, figures.tolerance, "R²");
    expectNear(fit?.intercept, figures.coefficients["(Intercept)"] ?? NaN, figures.tolerance, "intercept");
    for (const [figure, values] of Object.entries(ours)) {
      figures.predictors.forEach((key, j) =>
        expectNear(
          values[j],
          figures[figure as keyof typeof ours][key] ?? NaN,
          figures.tolerance,
          `${figure} ${key}`,
        ),
      );
    }
  });

  test("the weighted score of San Francisco's airport with its design error", () => {
    const { weighted, tolerance } = oracle("dataset_sfo2017") as { weighted: Figures; tolerance: number };
    const sums = { promoter: blank(), passive: blank(), detractor: blank() };
    for (const row of dataset("sfo_2017_customer_survey.csv.gz")) {
      const [score, weight] = [within(0, 10)(row.NETPRO), Number(row.WEIGHT)];
      if (score === undefined) continue;
      const own = sums[classOf(score)];
      own.n += 1;
      own.weight += weight;
      own.squares += weight * weight;
    }
    const figures = weightedNps(sums);
    expect(figures?.n).toBe(weighted.n);
    expectNear(figures?.value, weighted.weighted_nps_x100 ?? NaN, tolerance);
    expectNear(figures?.se, weighted.design_se_x100 ?? NaN, tolerance);
    expectNear(figures?.effectiveN, weighted.effective_n_kish ?? NaN, tolerance);
  });

  test("individuals charts and the rules of Western Electric and Nelson", () => {
    const { tolerance, source, note, ...charts } = oracle("xmr_charts") as Record<string, unknown> & {
      tolerance: number;
    };
    expect(source).not.toBe(note);
    const shift = charts.shift as Chart;
    for (const [name, chart] of Object.entries(charts) as [string, Chart][]) {
      // "trend" and "shift" hold their values; every figure is about all points.
      const limits = individuals(chart.values, "mean");
      expectNear(limits?.centre, chart.center, tolerance, name);
      expectNear(limits?.range, chart.mean_moving_range, tolerance, name);
      expectNear(limits?.sigma, chart.sigma_hat, tolerance, name);
      expectNear(limits?.low, chart.lcl, tolerance, name);
      expectNear(limits?.high, chart.ucl, tolerance, name);
      expectNear(limits?.upperRange, chart["mr_ucl_3.267"], tolerance, name);
      const distances = inSigmas(chart.values, limits?.centre ?? NaN, limits?.sigma ?? NaN);
      const signals = {
        we1_beyond_3sigma: beyondThreeSigma(distances),
        we2_2of3_beyond_2sigma: twoOfThreeBeyondTwo(distances),
        we3_4of5_beyond_1sigma: fourOfFiveBeyondOne(distances),
        we4_8_same_side: runOnOneSide(distances),
        nelson2_9_same_side: runOnOneSide(distances, 9),
        nelson3_6_trend: steadyRun(distances),
      };
      for (const [rule, found] of Object.entries(signals)) {
        expect(
          found.map((index) => index + 1),
          `${name} ${rule}`,
        ).toEqual(chart.signals_1_based_index_of_last_point[rule]);
      }
    }
    expect(shift.signals_1_based_index_of_last_point.we4_8_same_side?.length).toBeGreaterThan(3);
  });

  test("trend tests", () => {
    const { tolerance, trend, shift } = oracle("trend_tests") as Record<"trend" | "shift", Trend> & {
      tolerance: number;
    };
    for (const series of [trend, shift]) {
      const found = mannKendall(series.values, { method: "normal" });
      expect(found?.s).toBe(series.S);
      expectNear(found?.tau, series.tau, tolerance);
      expectNear(found?.p, series.p, tolerance);
      expectNear(theilSenSlope(series.values), series.theil_sen, tolerance);
      expectNear(straightSlope(series.values), series.ols_slope, tolerance);
    }
  });

  test("exact intervals of shares, by quantiles of the beta distribution", () => {
    type Interval = { x: number; n: number; method: string; lower: number; upper: number };
    const { rows, tolerance } = oracle("wilson_intervals") as { rows: Interval[]; tolerance: number };
    const exact = rows.filter((row) => row.method === "exact");
    expect(exact.length).toBeGreaterThan(5);
    for (const { x, n, lower, upper } of exact) {
      expectNear(x === 0 ? 0 : betaQuantile(0.025, x, n - x + 1), lower, tolerance, `${x} of ${n}`);
      expectNear(x === n ? 1 : betaQuantile(0.975, x + 1, n - x), upper, tolerance, `${x} of ${n}`);
    }
  });

  test("t-intervals of one score, by quantiles of Student's t", () => {
    type Case = NpsCounts & {
      n: number;
      trinomial_t: { se_x100: number | null; low_x100: number; high_x100: number };
    };
    const { cases, tolerance } = oracle("nps_one_sample") as { cases: Case[]; tolerance: number };
    for (const figures of cases.filter((each) => each.trinomial_t.se_x100 !== null)) {
      const se = 100 * Math.sqrt((varianceOf(figures) ?? NaN) / (figures.n - 1));
      const margin = studentCriticalValue(0.95, figures.n - 1) * se;
      expectNear(se, figures.trinomial_t.se_x100 ?? NaN, tolerance);
      expectNear((npsOf(figures) ?? NaN) - margin, figures.trinomial_t.low_x100, tolerance);
      expectNear((npsOf(figures) ?? NaN) + margin, figures.trinomial_t.high_x100, tolerance);
    }
  });
});

type Chart = {
  values: number[];
  center: number;
  mean_moving_range: number;
  sigma_hat: number;
  ucl: number;
  lcl: number;
  "mr_ucl_3.267": number;
  signals_1_based_index_of_last_point: Record<string, number[]>;
};
type Trend = { values: number[]; S: number; tau: number; p: number; theil_sen: number; ols_slope: number };

const blank = () => ({ n: 0, weight: 0, squares: 0 });
