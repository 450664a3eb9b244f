import { describe, expect, it } from "vitest";
import type { NpsCounts } from "./nps";
import { measuredShare, type Tally } from "./rates";
import { verdictFrom, verdictOf, verdictStates, type Direction, type VerdictState } from "./verdict";

/**
 * Verdicts against a table that the code under test has no part in: whole numbers only, no square root and no division.
 * A border lies inside an interval where the distance to it, squared, is at most z² × variance; so which side of the
 * interval a target lies on is decided exactly (metrics A4, A8, B4).
 */

/** z² = 1.959963984540054235…², to thirty digits, over `SCALE`. */
const Z_SQUARED = 3841458820694125958361375437363n;
const SCALE = 10n ** 30n;
/** Targets and bands are thousandths of a point; 100,000 of them are the whole scale. */
const WHOLE = 100_000n;
const FEWEST = 10n;

/** How the ends of an interval and the value compare with a border: 1 above it, 0 on it, −1 below it. */
type Place = { low: number; high: number; value: number };

const signOf = (difference: bigint) => (difference > 0n ? 1 : difference < 0n ? -1 : 0);

/** The ends of "within so far of the middle", from the middle's distance to the border and both of them squared. */
function endsAt(distance: bigint, squared: bigint, reach: bigint): Pick<Place, "low" | "high"> {
  const beyond = signOf(squared - reach);
  return { low: distance > 0n ? beyond : -1, high: distance < 0n ? -beyond : 1 };
}

/** NPS: e = (P − D) ÷ (n + 3), variance = (P + D + 3/2) ÷ (n + 3) − e², over n + 3; cut at both ends of the scale. */
function placeOfNps({ promoters, passives, detractors }: NpsCounts, border: bigint): Place {
  const [p, d] = [BigInt(promoters), BigInt(detractors)];
  const n = p + d + BigInt(passives);
  const m = n + 3n;
  const variance = m * (2n * (p + d) + 3n) - 2n * (p - d) * (p - d);
  const uncut = (at: bigint) => {
    const distance = (p - d) * WHOLE - at * m;
    return endsAt(distance, 2n * distance * distance * m * SCALE, Z_SQUARED * variance * WHOLE * WHOLE);
  };
  const { low, high } = uncut(border);
  return {
    low: uncut(-WHOLE).low < 0 ? signOf(-WHOLE - border) : low,
    high: uncut(WHOLE).high > 0 ? signOf(WHOLE - border) : high,
    value: signOf(WHOLE * (p - d) - border * n),
  };
}

/** A share: π lies in Wilson's interval where n (p − π)² ≤ z² π (1 − π). */
function placeOfShare({ successes, n: answers }: Tally, border: bigint): Place {
  const n = BigInt(answers);
  const distance = BigInt(successes) * WHOLE - border * n;
  const value = signOf(distance);
  if (border < 0n) return { low: 1, high: 1, value };
  if (border > WHOLE) return { low: -1, high: -1, value };
  const reach = Z_SQUARED * border * (WHOLE - border) * n;
  if (distance !== 0n) return { ...endsAt(distance, distance * distance * SCALE, reach), value };
  // The value lies on the border: inside its interval, unless it is the end of the scale, and then of the interval too.
  return { low: border === 0n ? 0 : -1, high: border === WHOLE ? 0 : 1, value };
}

type Places = (border: bigint) => Place;

/** Too few → met → missed → open → by the value (metrics B4); lower is better is the same, upside down. */
function oracle(
  places: Places,
  { n, target, band, direction }: { n: bigint; target: bigint; band: bigint; direction: Direction },
): VerdictState {
  if (n < FEWEST) return "too few";
  const isUp = direction === "higher";
  const upright = (border: bigint): Place => {
    const { low, high, value } = places(border);
    return isUp ? { low, high, value } : { low: -high, high: -low, value: -value };
  };
  const [atTarget, atBottom] = [upright(target), upright(isUp ? target - band : target + band)];
  if (atTarget.low >= 0) return "met";
  if (atBottom.high < 0) return "missed";
  if (atBottom.low < 0 && atTarget.high >= 0) return "open";
  if (atTarget.value >= 0) return "likely met";
  return atBottom.value < 0 ? "likely missed" : "at risk";
}

/** The first thousandth that an end of the interval does not reach, and the one before: verdicts turn between them. */
function turningPoints(places: Places, lowest: bigint): bigint[] {
  const firstBelow = (end: "low" | "high") => {
    let [from, to] = [lowest - 1n, WHOLE + 1n];
    while (to - from > 1n) {
      const middle = (from + to) / 2n;
      if (places(middle)[end] < 0) to = middle;
      else from = middle;
    }
    return to;
  };
  return [firstBelow("low"), firstBelow("high")].flatMap((border) => [border - 1n, border]);
}

const npsCounts = (
  [
    [0, 0, 0], [3, 4, 2], [7, 2, 0], [7, 2, 1], [3, 4, 3], [0, 10, 0], [10, 0, 0], [0, 0, 10], [50, 30, 20],
    [120, 60, 20], [500, 300, 200], [6, 2, 4], [33, 33, 34], [1, 98, 1], [411, 300, 289], [3000, 4000, 3000],
  ] as const
).map(([promoters, passives, detractors]) => ({ promoters, passives, detractors })); // prettier-ignore
const tallies = (
  [[0, 9], [9, 9], [0, 10], [10, 10], [5, 10], [8, 10], [1, 12], [41, 50], [50, 100], [73, 100], [199, 200], [300, 1000], [7000, 10000]] as const
).map(([successes, n]) => ({ successes, n })); // prettier-ignore

const bands = [0n, 2_500n, 5_000n, 20_000n];
const directions = ["higher", "lower"] as const;
type Case = { name: string; found: VerdictState | undefined; expected: VerdictState };

/** The value itself where it is a whole thousandth, both sides of both ends, round numbers, and all of it a band away. */
function targetsFor(places: Places, lowest: bigint): bigint[] {
  const exact: bigint[] = [];
  for (let border = lowest; border <= WHOLE; border += 500n)
    if (places(border).value === 0 || border % 25_000n === 0n) exact.push(border);
  const wanted = [...turningPoints(places, lowest), ...exact].flatMap((border) =>
    bands.flatMap((band) => [border, border + band, border - band]),
  );
  return [...new Set(wanted)].filter((border) => border >= lowest && border <= WHOLE);
}

const plain = (thousandths: bigint) => Number(thousandths) / 1000;

function casesOf(
  label: string,
  n: number,
  {
    places,
    lowest,
    judge,
  }: {
    places: Places;
    lowest: bigint;
    judge: (target: number, band: number, direction: Direction) => VerdictState | undefined;
  },
): Case[] {
  return targetsFor(places, lowest).flatMap((target) =>
    bands.flatMap((band) =>
      directions.map((direction) => ({
        name: `${label} against ${plain(target)}, band ${plain(band)}, ${direction} is better`,
        found: judge(plain(target), plain(band), direction),
        expected: oracle(places, { n: BigInt(n), target, band, direction }),
      })),
    ),
  );
}

const table: Case[] = [
  ...npsCounts.flatMap((counts) =>
    casesOf(
      `NPS of ${counts.promoters}/${counts.passives}/${counts.detractors}`,
      counts.promoters + counts.passives + counts.detractors,
      {
        places: (border) => placeOfNps(counts, border),
        lowest: -WHOLE,
        judge: (target, band, direction) => verdictOf(counts, target, band, direction)?.state,
      },
    ),
  ),
  ...tallies.flatMap((tally) =>
    casesOf(`${tally.successes} of ${tally.n}`, tally.n, {
      places: (border) => placeOfShare(tally, border),
      lowest: 0n,
      judge: (target, band, direction) =>
        verdictFrom(measuredShare(tally), { target, band, direction })?.state,
    }),
  ),
];

describe("a table of verdicts made without the code under test", () => {
  it("has thousands of cases, and each of the seven verdicts often", () => {
    expect(table.length).toBeGreaterThan(2_000);
    for (const state of verdictStates)
      expect(table.filter(({ expected }) => expected === state).length, state).toBeGreaterThan(50);
  });

  it("is what the code says, case by case, borders included", () => {
    const wrong = table.filter(({ found, expected }) => found !== expected);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });

  it("holds the vectors that were worked by hand", () => {
    const nps = (p: number, n: number, d: number) => (border: bigint) =>
      placeOfNps({ promoters: p, passives: n, detractors: d }, border);
    const against = (target: number, band: number) =>
      ({ target: BigInt(target * 1000), band: BigInt(band * 1000), direction: "higher" }) as const;
    expect(oracle(nps(120, 60, 20), { n: 200n, ...against(35, 5) })).toBe("met");
    expect(oracle(nps(50, 30, 20), { n: 100n, ...against(40, 5) })).toBe("open");
    expect(oracle(nps(0, 9, 0), { n: 9n, ...against(0, 5) })).toBe("too few");
    expect(oracle(nps(0, 10, 0), { n: 10n, ...against(0, 5) })).toBe("open");
  });
});
