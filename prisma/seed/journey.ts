import type { DepartmentSlug } from "./organisation";
import { stagesAfterPurchase } from "./stages-after-purchase";
import { stagesBeforePurchase } from "./stages-before-purchase";
import type { MonthIndex, SeedStage, SeedTouchpoint } from "./touchpoint";

export const journey = {
  slug: "customer-journey",
  name: "Northgate customer journey",
  stages: [...stagesBeforePurchase, ...stagesAfterPurchase] satisfies readonly SeedStage[],
} as const;

/** Every touchpoint, in the order of the journey. */
export const touchpoints: readonly SeedTouchpoint[] = journey.stages.flatMap((stage) => stage.touchpoints);

/** Who answered for a touchpoint in a month; undefined: nobody. */
export function ownerIn(touchpoint: SeedTouchpoint, month: MonthIndex): DepartmentSlug | undefined {
  return touchpoint.owners.find(({ from = -Infinity, to = Infinity }) => from <= month && month < to)
    ?.department;
}
