import { formatNps } from "@/ui/format";
import { LinkMenu } from "@/ui/primitives/link-menu";
import type { View } from "@/features/responses/schema";
import { benchmarks, mostBenchmarks, type Benchmark } from "../rules/benchmarks";
import { stateHref, type TrendsState } from "./url";

/** A benchmark as its line on the chart says it. */
export function benchmarkLabel({ line, country, year, source }: Benchmark): string {
  return `${line}, ${country} ${year} (${source.split(",")[0] ?? source})`;
}

/** Lines of others, chosen by the reader: a second click takes one away, a third line takes the place of the first. */
export function BenchmarkChoice({
  view,
  state,
  chosen,
}: {
  view: View;
  state: TrendsState;
  chosen: readonly Benchmark[];
}) {
  const keys = chosen.map(({ key }) => key);
  const label =
    keys.length === 0 ? "No benchmark" : keys.length === 1 ? "1 benchmark" : `${keys.length} benchmarks`;
  return (
    <LinkMenu
      name="Benchmark"
      label={label}
      items={[
        {
          href: stateHref(view, state, { benchmarks: [] }),
          label: "No benchmark",
          isCurrent: keys.length === 0,
        },
        ...benchmarks.map((one) => ({
          href: stateHref(view, state, { benchmarks: toggled(keys, one.key) }),
          label: benchmarkLabel(one),
          note: formatNps(one.value),
          isCurrent: keys.includes(one.key),
        })),
      ]}
    />
  );
}

function toggled(keys: readonly string[], key: string): string[] {
  return keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key].slice(-mostBenchmarks);
}

/** Where the chosen lines come from, and why they are no target. */
export function BenchmarkSources({ chosen }: { chosen: readonly Benchmark[] }) {
  if (chosen.length === 0) return null;
  return (
    <ul className="mt-2 text-small text-muted">
      {chosen.map(({ key, line, country, year, source, value, best }) => (
        <li key={key}>
          {line}, {country}, {year}: {formatNps(value)}
          {best === undefined ? "" : `, the best ${formatNps(best)}`}. Source: {source}. Other customers,
          asked in another way: not a target.
        </li>
      ))}
    </ul>
  );
}
