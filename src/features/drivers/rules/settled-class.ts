import type { Day } from "@/domain/period";

/** What a touchpoint is called, and what the newest look alone would call it since which window's end. */
export type SettledClass = Readonly<{ class: string; candidate: string; candidateSince: Day }>;

/**
 * A touchpoint changes its class only when two different windows say so (B5): one quarter's chance must not rename it.
 * `windowEnd` is the end of the window just looked at.
 */
export function settledClass(before: SettledClass | undefined, found: string, windowEnd: Day): SettledClass {
  if (!before || before.class === found) return { class: found, candidate: found, candidateSince: windowEnd };
  if (before.candidate !== found) return { class: before.class, candidate: found, candidateSince: windowEnd };
  const isSecondWindow = windowEnd > before.candidateSince;
  return isSecondWindow ? { class: found, candidate: found, candidateSince: windowEnd } : { ...before };
}
