import { formatDay } from "@/ui/dates";
import { formatCount, formatPercent } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import type { PromisePage } from "../schema/editing";
import { clauseInWords } from "./clause-words";

/** Every wording of a promise, newest first, with its test and how many events it holds. */
export function WordingsCard({ page: { wordings, retiredOn } }: { page: PromisePage }) {
  return (
    <Card
      title="How it was worded when"
      subtitle={retiredOn ? `Retired on ${formatDay(retiredOn)}` : "In force"}
    >
      <ol className="divide-y">
        {wordings.map(({ number, text, target, validFrom, events, ...clause }) => (
          <li key={number} className="py-2 first:pt-0 last:pb-0">
            <p className="text-body">“{text}”</p>
            <p className="text-small text-subtle">
              Since {formatDay(validFrom)}: {clauseInWords(clause)}, in {formatPercent(target)} of cases ·{" "}
              {formatCount(events)} events
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
