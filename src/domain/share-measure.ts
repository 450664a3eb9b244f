import { part, type Measure, type Sums } from "./measure";
import { measuredShare, shareVariance, type Tally } from "./rates";
import { changesOfShares } from "./share-change";

/** A measure that is so many of so many, in per cent with Wilson's interval. */
export function shareMeasure(key: Measure["key"], tally: (sums: Sums) => Tally): Measure {
  return {
    key,
    kind: "flow",
    n: (sums) => tally(sums).n,
    measured: (sums) => measuredShare(tally(sums)),
    variance: (sums) => shareVariance(tally(sums)),
    changes: (pairs) =>
      changesOfShares(pairs.map(({ before, after }) => ({ before: tally(before), after: tally(after) }))),
  };
}

/** The same counted in full: nothing is estimated, so it has no interval, and its changes are told plainly. */
export function fullShareMeasure(key: Measure["key"], tally: (sums: Sums) => Tally): Measure {
  return {
    key,
    kind: "flow",
    n: (sums) => tally(sums).n,
    measured: (sums) => {
      const { successes, n } = tally(sums);
      const value = (100 * successes) / n;
      return n === 0 ? undefined : { value, low: value, high: value, n };
    },
  };
}

/** The tally of two of the sums, by their names. */
export function tallyOf(successes: string, n: string): (sums: Sums) => Tally {
  return (sums) => ({ successes: part(sums, successes), n: part(sums, n) });
}
