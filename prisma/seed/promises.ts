import type { Comparator } from "@/domain/promise";
import type { DepartmentSlug } from "./organisation";
import type { MonthIndex } from "./touchpoint";

export type SeedWording = Readonly<{
  text: string;
  comparator: Comparator;
  threshold: number;
  unit: string;
  limitHours: number | null;
  target: number;
  from: MonthIndex;
}>;
export type SeedPromise = Readonly<{
  slug: string;
  stage: string;
  touchpoint: string;
  madeBy: DepartmentSlug;
  deliveredBy: DepartmentSlug;
  publishedIn: string;
  /** Newest last. */
  wordings: readonly SeedWording[];
  /** Of a hundred events in a month, how many are within the promise; none at all: nobody keeps book. */
  keptOf100?: (month: MonthIndex) => number;
}>;

const longAgo: MonthIndex = -24;

/** What marketing promises, and what operations keep of it. */
export const promises: readonly SeedPromise[] = [
  {
    slug: "one-contact",
    stage: "interaction",
    touchpoint: "help-line",
    madeBy: "marketing-brand",
    deliveredBy: "contact-centre",
    publishedIn: "Brochure “All under one roof”",
    wordings: [
      {
        text: "One contact for all your policies",
        comparator: "at most",
        threshold: 1,
        unit: "people per matter",
        limitHours: null,
        target: 90,
        from: longAgo,
      },
    ],
  },
  {
    slug: "claims-in-48-hours",
    stage: "use",
    touchpoint: "settlement-offer",
    madeBy: "marketing-brand",
    deliveredBy: "claims",
    publishedIn: "Campaign “Decided”",
    wordings: [
      {
        text: "Claims decided in 48 hours",
        comparator: "at most",
        threshold: 48,
        unit: "hours",
        limitHours: 48,
        target: 90,
        from: longAgo,
      },
    ],
    // The storm doubled the claims; the plan has brought some of it back.
    keptOf100: (month) => (month < -5 ? 82 : month < -2 ? 44 : month < 0 ? 55 : 63),
  },
  {
    slug: "no-surprises",
    stage: "cultivation",
    touchpoint: "renewal-notice",
    madeBy: "marketing-brand",
    deliveredBy: "retention-renewals",
    publishedIn: "Policy conditions, page 2",
    wordings: [
      {
        text: "We tell you before anything changes",
        comparator: "at least",
        threshold: 14,
        unit: "days before renewal",
        limitHours: null,
        target: 95,
        from: longAgo,
      },
      {
        text: "No surprises at renewal: 21 days’ notice",
        comparator: "at least",
        threshold: 21,
        unit: "days before renewal",
        limitHours: null,
        target: 95,
        from: -12,
      },
    ],
    keptOf100: (month) => (month < -1 ? 95 : 88),
  },
];
