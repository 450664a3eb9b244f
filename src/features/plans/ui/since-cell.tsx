import { ChangeWords } from "@/ui/charts/change-words";
import type { Since } from "../schema";
import { monthsWords, noChangeYet, whyNotComparable } from "./plan-words";

/** How it went since, in the words allowed, or why there is nothing to tell yet. */
export function SinceCell({ since }: { since: Since }) {
  if (since.state !== "measured") return <span className="text-small text-subtle">{noChangeYet(since)}</span>;
  return (
    <>
      <ChangeWords change={since.change} />
      <span className="block text-label font-normal text-pretty text-subtle">
        {whyNotComparable(since) ?? monthsWords(since.range, since.isSoFar)}
      </span>
    </>
  );
}
