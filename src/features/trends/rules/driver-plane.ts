import type { DriverRow } from "@/features/drivers/schema";

/** The means that part important from less important, and satisfied from less satisfied; shares 0 to 1, satisfied in per cent. */
export function middleOf(drivers: readonly DriverRow[]): { share: number; satisfied: number } {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    share: mean(drivers.map(({ share }) => share.value)),
    satisfied: mean(drivers.map(({ satisfied }) => satisfied.value)),
  };
}

/**
 * What matters more than the others and satisfies less, strongest first: only where there is evidence that it matters,
 * and where the whole range of its satisfaction lies below the mean.
 */
export function startHere(drivers: readonly DriverRow[]): DriverRow[] {
  const middle = middleOf(drivers);
  return drivers.filter(
    ({ share, satisfied, hasEvidence }) =>
      hasEvidence && share.value > middle.share && satisfied.high < middle.satisfied,
  );
}
