import type { Change } from "@/domain/change";
import type { LedeFacts, ScorecardLine } from "../schema";

/**
 * The settled facts of a page: the change of the whole, the department that has missed its target and produces most
 * detractors, and another that has clearly fallen. Nothing unsettled is ever named.
 */
export function ledeFacts(change: Change, lines: readonly ScorecardLine[], allDetractors: number): LedeFacts {
  const shown = lines.flatMap((line) =>
    line.figure.state === "shown" ? [{ ...line, ...line.figure.score }] : [],
  );
  const byDetractors = shown.toSorted((a, b) => b.counts.detractors - a.counts.detractors);
  const missed = byDetractors.find(({ verdict }) => verdict?.state === "missed");
  const fallen = byDetractors.find((line) => line.change.state === "fall" && line.key !== missed?.key);
  return {
    change,
    missed: missed && {
      ...named(missed),
      detractorShare: allDetractors > 0 ? missed.counts.detractors / allDetractors : 0,
    },
    fallen: fallen && named(fallen),
  };
}

function named({ name, slug, value }: { name: string; slug: string; value: number }) {
  return { name, slug, value };
}
