/** Experience nobody answers for, and experience two departments answer for (metrics B9). */

export const accountabilities = ["owned", "orphan", "contested", "unmapped"] as const;
export type Accountability = (typeof accountabilities)[number];

export type Placed = Readonly<{ accountability: Accountability; answers: number; detractors: number }>;

export type OrphanShares = Readonly<{
  /** Of answers at touchpoints: owned + orphan + contested = 1. Undefined without answers at touchpoints. */
  coverage: Readonly<Record<"owned" | "orphan" | "contested", number>> | undefined;
  /** Of all detractor answers: owned + orphan + contested + unmapped = 1. Undefined without detractors. */
  detractors: Readonly<Record<Accountability, number>> | undefined;
}>;

/** Answers without a touchpoint are a bucket of their own, never orphans: nobody can own what was not named. */
export function orphanShares(parts: readonly Placed[]): OrphanShares {
  const sum = (what: "answers" | "detractors", only?: Accountability) =>
    parts
      .filter(({ accountability }) => only === undefined || accountability === only)
      .reduce((total, part) => total + part[what], 0);
  const placed = sum("answers") - sum("answers", "unmapped");
  const detractors = sum("detractors");
  const coverage = (only: Accountability) => sum("answers", only) / placed;
  const share = (only: Accountability) => sum("detractors", only) / detractors;
  return {
    coverage:
      placed === 0
        ? undefined
        : { owned: coverage("owned"), orphan: coverage("orphan"), contested: coverage("contested") },
    detractors:
      detractors === 0
        ? undefined
        : {
            owned: share("owned"),
            orphan: share("orphan"),
            contested: share("contested"),
            unmapped: share("unmapped"),
          },
  };
}
