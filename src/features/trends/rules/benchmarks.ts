/**
 * Published scores to hold one's own against. They spread from −5 to 42, which is itself the lesson: line of business,
 * country, year and who was asked matter more than the number. So each stands alone, with its source, and none is an
 * average of others.
 */
export type Benchmark = Readonly<{
  /** As the address names it. */
  key: string;
  value: number;
  /** The best organisation's score, where the source gives it. */
  best?: number;
  line: string;
  country: string;
  year: number;
  source: string;
}>;

export const benchmarks: readonly Benchmark[] = [
  {
    key: "us-property-2014",
    value: 30,
    best: 76,
    line: "Property and casualty, largest insurers",
    country: "US",
    year: 2014,
    source: "Bain, Customer loyalty in P&C insurance",
  },
  { key: "us-car-2011", value: 35, best: 73, line: "Car", country: "US", year: 2011, source: "Satmetrix" },
  { key: "us-home-2011", value: 27, best: 78, line: "Home", country: "US", year: 2011, source: "Satmetrix" },
  { key: "us-life-2011", value: 0, best: 19, line: "Life", country: "US", year: 2011, source: "Satmetrix" },
  {
    key: "us-health-2011",
    value: -5,
    best: 28,
    line: "Health",
    country: "US",
    year: 2011,
    source: "Satmetrix",
  },
  {
    key: "us-health-2012",
    value: 4,
    best: 33,
    line: "Health",
    country: "US",
    year: 2012,
    source: "Satmetrix",
  },
  {
    key: "brokers-2022",
    value: 42,
    line: "Brokers, asked by corporate clients",
    country: "US and Canada",
    year: 2022,
    source: "ClearlyRated",
  },
];

/** More lines than these would hide the organisation's own. */
export const mostBenchmarks = 2;

/** The benchmarks an address names, in the table's order. */
export function benchmarksNamed(keys: readonly string[]): Benchmark[] {
  return benchmarks.filter(({ key }) => keys.includes(key)).slice(0, mostBenchmarks);
}
