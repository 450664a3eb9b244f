import { clsx } from "clsx";
import { formatCount, formatInterval, formatMargin, formatNps, formatPercent } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import type { PlaceFigures } from "../schema";
import { traits, type Expectation, type Traits } from "../schema/impressions";
import { missingWords, traitNames } from "./impression-words";

/** Two optional questions about a place: against what was expected, and the four traits of a seamless experience. */
export function ImpressionsCard({ place }: { place: PlaceFigures | undefined }) {
  return (
    <Card
      title="Was it as expected, and can it be relied on?"
      subtitle="Optional questions; the range is what chance leaves open"
    >
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <section>
          <h3 className="text-small font-medium">Against what customers expected</h3>
          <ExpectationBlock expectation={place?.expectation ?? { state: "none" }} />
        </section>
        <section>
          <h3 className="text-small font-medium">Customers who agree that it was</h3>
          <TraitsBlock shares={place?.traits} />
        </section>
      </div>
    </Card>
  );
}

const outcomes = [
  { key: "better", name: "Better", fill: "fill-promoter" },
  { key: "as", name: "As expected", fill: "fill-passive" },
  { key: "worse", name: "Worse", fill: "fill-detractor" },
] as const;

function ExpectationBlock({ expectation }: { expectation: Expectation }) {
  if (expectation.state !== "shown") return <Missing state={expectation.state} what="expectation" />;
  const { net, n } = expectation;
  return (
    <>
      <p className="mt-1 text-small text-subtle tabular-nums">
        <span className="text-heading text-ink">{formatNps(net.value)}</span> {formatMargin(net.value, net)}{" "}
        points, better less worse, {formatCount(n)} answers
      </p>
      <Bars rows={outcomes.map(({ key, name, fill }) => ({ name, fill, share: expectation[key] }))} />
    </>
  );
}

function TraitsBlock({ shares }: { shares: Traits | undefined }) {
  const asked = traits.flatMap((trait) => {
    const share = shares?.[trait];
    return share && share.state !== "none" ? [{ trait, share }] : [];
  });
  if (asked.length === 0) return <Missing state="none" what="traits" />;
  return (
    <Bars
      rows={asked.map(({ trait, share }) => ({
        name: traitNames[trait],
        fill: "fill-series-1",
        share: share.state === "shown" ? share : undefined,
      }))}
    />
  );
}

type Share = { value: number; low: number; high: number; n?: number };
type BarRow = { name: string; fill: string; share: Share | undefined };

/** Shares as bars with a line over their range. */
function Bars({ rows }: { rows: readonly BarRow[] }) {
  return (
    <dl className="mt-2 grid gap-2.5">
      {rows.map(({ name, fill, share }) => (
        <div key={name}>
          <dt className="flex justify-between gap-3 text-small">
            <span>{name}</span>
            <span className="text-subtle tabular-nums">{share ? words(share) : missingWords("hidden")}</span>
          </dt>
          <dd className="mt-1">
            {share ? <Bar share={share} fill={fill} /> : <div className="h-2.5 rounded-pill bg-band-soft" />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function words({ value, low, high, n }: Share): string {
  const answers = n === undefined ? "" : `, ${formatCount(n)} answers`;
  return `${formatPercent(value)} (${formatInterval({ low, high })})${answers}`;
}

function Bar({ share: { value, low, high }, fill }: { share: Share; fill: string }) {
  return (
    <svg aria-hidden width="100%" height="10" className="block">
      <rect width="100%" height="10" rx="3" className="fill-band-soft" />
      <rect width={`${value}%`} height="10" rx="3" className={fill} />
      <line x1={`${low}%`} x2={`${high}%`} y1="5" y2="5" className={clsx("stroke-ink stroke-[1.5]")} />
    </svg>
  );
}

function Missing({ state, what }: { state: "none" | "hidden"; what: "expectation" | "traits" }) {
  const question =
    what === "expectation"
      ? "“Was it worse, as, or better than you expected?”"
      : "“It was reliable”, “relevant”, “valuable”, “honest”, from 1 to 5";
  return (
    <p className="mt-2 rounded-control border border-dashed px-3 py-2.5 text-small text-pretty text-subtle">
      {state === "none" ? (
        <>Not asked here. A survey that asks {question} fills this in when its answers are imported.</>
      ) : (
        missingWords(state)
      )}
    </p>
  );
}
