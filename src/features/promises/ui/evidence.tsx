import { formatCount, formatInterval, formatPercent } from "@/ui/format";
import type { PromiseLine } from "../schema";

type Evidence = PromiseLine["operations"];

const words = {
  unproven: "Unproven: no evidence in this period",
  suppressed: "Too few to show",
} as const;

/** A kept share with its range and number, red where even its high end is below what was promised. */
export function EvidenceValue({
  evidence,
  target,
  what,
}: {
  evidence: Evidence;
  target: number;
  what: string;
}) {
  if (evidence.state !== "measured")
    return <span className="text-small text-subtle">{words[evidence.state]}</span>;
  const isShort = evidence.high < target;
  return (
    <span className="whitespace-nowrap tabular-nums">
      <span className={isShort ? "text-heading text-bad" : "text-heading"}>
        {formatPercent(evidence.value)}
      </span>{" "}
      <span className="text-label font-normal text-subtle">
        {formatInterval(evidence)}, {formatCount(Math.round(evidence.n))} {what}
      </span>
    </span>
  );
}
