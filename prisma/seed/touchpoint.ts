import type { ChannelSlug, SegmentSlug, SurveyKey } from "./dimensions";
import type { DepartmentSlug } from "./organisation";

/** A month counted from the first month of the last complete quarter (0); the quarter itself is 0, 1 and 2. */
export type MonthIndex = number;

/** Kinds of customers who are asked for a recommendation. */
export const kinds = ["existing", "prospective", "partner"] as const;
export type Kind = (typeof kinds)[number];

/** Who answered for a touchpoint from one month's first day (included) to another's (not included). */
export type Ownership = Readonly<{ department: DepartmentSlug; from?: MonthIndex; to?: MonthIndex }>;

/** A place where customers meet the organisation, and how it usually goes there. */
export type SeedTouchpoint = Readonly<{
  slug: string;
  name: string;
  owners: readonly Ownership[];
  contributors: readonly DepartmentSlug[];
  survey: SurveyKey;
  /** Which channels it happens on, as weights. */
  channels: Readonly<Partial<Record<ChannelSlug, number>>>;
  /** NPS in points when nothing out of the ordinary happens. */
  nps: number;
  /** How often a customer of a kind is asked about it, as weights. None at all: only the answers `story.ts` lists. */
  asked: Readonly<Partial<Record<Kind, number>>>;
  /** Where it happens with these lines of business only. */
  segments?: readonly SegmentSlug[];
  /** Claims touchpoints come more often after a storm and follow each other. */
  isClaim?: boolean;
}>;

export type SeedStage = Readonly<{
  slug: string;
  name: string;
  wants: string;
  touchpoints: readonly SeedTouchpoint[];
}>;

/** Owned by one department all along; the others contribute. */
export function owned(
  department: DepartmentSlug,
  ...contributors: readonly DepartmentSlug[]
): Pick<SeedTouchpoint, "owners" | "contributors"> {
  return { owners: [{ department }], contributors };
}

/** Handed over on the first day of a month; to nobody when there is no successor. */
export function transferred(
  from: DepartmentSlug,
  month: MonthIndex,
  to: DepartmentSlug | undefined,
  ...contributors: readonly DepartmentSlug[]
): Pick<SeedTouchpoint, "owners" | "contributors"> {
  const later = to ? [{ department: to, from: month }] : [];
  return { owners: [{ department: from, to: month }, ...later], contributors };
}
