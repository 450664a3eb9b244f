import { measuredShare } from "@/domain/rates";
import type { Visibility } from "@/domain/suppression";
import { measuredNps } from "@/domain/verdict";
import type { ImpressionCounts } from "@/features/responses/rules/places";
import { traits, type Expectation, type Traits } from "../schema/impressions";
import { shareOf } from "./felt";

/** Impressions of several places added up. */
export type ImpressionSums = Omit<ImpressionCounts, "touchpoint" | "owner">;

export function impressionSums(rows: readonly ImpressionCounts[]): ImpressionSums {
  const added = (of: keyof ImpressionSums, length: number) =>
    Array.from({ length }, (_, at) => rows.reduce((sum, row) => sum + (row[of][at] ?? 0), 0));
  return {
    felt: added("felt", 5),
    expected: added("expected", 3),
    asked: added("asked", 4),
    agreed: added("agreed", 4),
  };
}

export const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/**
 * "Worse, as or better than expected": better less worse in points, with the interval of a score (A4), because it is one:
 * better counts 1, as expected 0, worse −1; and the three shares with Wilson's.
 */
export function expectationOf(counts: readonly number[], visibility: Visibility, k: number): Expectation {
  if (visibility !== "shown") return { state: "hidden" };
  const n = total(counts);
  if (n === 0) return { state: "none" };
  const measured = n < k ? undefined : measuredExpectation(counts, n);
  return measured ? { state: "shown", ...measured, n } : { state: "hidden" };
}

function measuredExpectation(counts: readonly number[], n: number) {
  const [detractors = 0, passives = 0, promoters = 0] = counts;
  const net = measuredNps({ promoters, passives, detractors });
  const [worse, as, better] = counts.map((successes) => measuredShare({ successes, n }));
  return net && worse && as && better && { net, worse, as, better };
}

/** Who agrees that it was reliable, relevant, valuable and honest: ratings 4 and 5 of all. */
export function traitsOf(
  { asked, agreed }: ImpressionSums,
  visibilityOf: (trait: number) => Visibility,
  k: number,
): Traits {
  const share = (at: number) =>
    shareOf({ successes: agreed[at] ?? 0, n: asked[at] ?? 0 }, visibilityOf(at), k);
  return Object.fromEntries(traits.map((trait, at) => [trait, share(at)])) as Traits;
}
