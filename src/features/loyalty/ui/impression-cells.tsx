import { formatCount, formatInterval, formatMargin, formatNps, formatPercent } from "@/ui/format";
import { traits, type Expectation, type Traits } from "../schema/impressions";
import { missingWords, traitNames } from "./impression-words";
import { ShareValue } from "./share-value";

/** Better less worse than expected at a stage of the map, with its range, the two shares and how many answered. */
export function ExpectationCell({ expectation }: { expectation: Expectation | undefined }) {
  if (expectation?.state !== "shown") return <Missing state={expectation?.state ?? "none"} />;
  const { net, better, worse, n } = expectation;
  return (
    <div className="grid gap-0.5 tabular-nums">
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <span className="text-heading">{formatNps(net.value)}</span>
        <span className="text-label font-normal text-subtle">{formatMargin(net.value, net)}</span>
      </p>
      <p className="text-label font-normal text-subtle">
        {formatPercent(better.value)} better, {formatPercent(worse.value)} worse
      </p>
      <p className="text-label font-normal text-subtle">{formatCount(n)} answers</p>
    </div>
  );
}

/** Who agrees with each of the four traits; a place that asks none of them says so once. */
export function TraitsCell({ traits: shares }: { traits: Traits | undefined }) {
  if (!shares || traits.every((trait) => shares[trait].state === "none")) return <Missing state="none" />;
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-2 gap-y-0.5">
      {traits.map((trait) => (
        <TraitLine key={trait} name={traitNames[trait]} share={shares[trait]} />
      ))}
    </dl>
  );
}

function TraitLine({ name, share }: { name: string; share: Traits[keyof Traits] }) {
  if (share.state !== "shown")
    return (
      <>
        <dt>{name}</dt>
        <dd>
          <ShareValue share={share} />
        </dd>
      </>
    );
  return (
    <>
      <dt>{name}</dt>
      <dd
        className="text-right whitespace-nowrap tabular-nums"
        title={`${formatInterval(share)}, ${formatCount(share.n)} answers`}
      >
        <span className="font-semibold">{formatPercent(share.value)}</span>{" "}
        <span className="text-label font-normal text-subtle">{formatMargin(share.value, share)}</span>
        <span className="sr-only">, {formatCount(share.n)} answers</span>
      </dd>
    </>
  );
}

function Missing({ state }: { state: "none" | "hidden" }) {
  return <p className="text-subtle">{missingWords(state)}</p>;
}
