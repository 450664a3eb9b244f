/** Rise, fall, or no telling: the only change words there are. */

import { compareNps, type Overlap } from "./interval";
import { benjaminiHochberg } from "./multiple-tests";
import { answersIn, npsOf, type NpsCounts } from "./nps";
import { fewestForVerdict } from "./verdict";

export const changeStates = ["rise", "fall", "unclear", "not comparable"] as const;
export type ChangeState = (typeof changeStates)[number];

/** `difference` is after − before of the headline scores, in points, so that it matches what stands beside it. */
export type Change = Readonly<{ state: ChangeState; difference?: number; p?: number }>;

export type BeforeAndAfter = Readonly<{ before: NpsCounts; after: NpsCounts; overlap?: Overlap }>;

export type ChangeOptions = Readonly<{
  /**
   * Fewest answers on each side; 10 unless told, as for verdicts: a "clear rise" beside "too few" would contradict
   * itself, and a difference would give away a figure that is hidden or muted.
   */
  fewest?: number;
  /** False-discovery rate over the list; 0.05 unless told. */
  q?: number;
}>;

/** The change of one score shown alone. In a list shown together use `changesOf`. */
export function changeOf(
  before: NpsCounts,
  after: NpsCounts,
  options: ChangeOptions & Readonly<{ overlap?: Overlap }> = {},
): Change {
  return changesOf([{ before, after, overlap: options.overlap }], options)[0] ?? { state: "not comparable" };
}

/** The changes of scores listed together, in their order: the longer the list, the more a change must show. */
export function changesOf(
  pairs: readonly BeforeAndAfter[],
  { fewest = fewestForVerdict, q = 0.05 }: ChangeOptions = {},
): Change[] {
  return decided(
    pairs.map((pair) => testOf(pair, fewest)),
    q,
  );
}

/**
 * A test of one change: `difference` as printed, and `adjusted`, the one that was tested; both in the unit of the figure.
 */
export type Test = Readonly<{ difference: number; adjusted: number; p: number }>;

/** What a list of tests shown together says, in its order; undefined where there was nothing to test. */
export function decided(tests: readonly (Test | undefined)[], q = 0.05): Change[] {
  const clear = benjaminiHochberg(
    tests.flatMap((test) => (test ? [test.p] : [])),
    q,
  ).values();
  return tests.map((test) => {
    if (!test) return { state: "not comparable" };
    const isClear = clear.next().value === true;
    return { state: isClear ? directionOf(test) : "unclear", difference: test.difference, p: test.p };
  });
}

function testOf({ before, after, overlap }: BeforeAndAfter, fewest: number): Test | undefined {
  if (Math.min(answersIn(before), answersIn(after)) < fewest) return undefined;
  const comparison = compareNps(before, after, { overlap });
  const from = npsOf(before);
  const to = npsOf(after);
  if (!comparison || from === undefined || to === undefined) return undefined;
  return { difference: to - from, adjusted: comparison.difference, p: comparison.p };
}

/** The test runs on adjusted scores; should they ever disagree with the headline about the sign, nothing is clear. */
function directionOf({ difference, adjusted }: Test): ChangeState {
  if (difference > 0 && adjusted > 0) return "rise";
  return difference < 0 && adjusted < 0 ? "fall" : "unclear";
}
