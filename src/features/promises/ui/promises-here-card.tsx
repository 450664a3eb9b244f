import { Card } from "@/ui/primitives/card";
import { TextLink } from "@/ui/primitives/text-link";
import type { PromiseLine, StageGap } from "../schema";
import { EvidenceValue } from "./evidence";
import { gapInWords } from "./gap-words";

type PromisesHereProps = { promises: readonly PromiseLine[]; gap: StageGap | undefined; href: string };

/** What was promised at a place, and what was kept of it by the organisation's own books and in customers' eyes. */
export function PromisesHereCard({ promises, gap, href }: PromisesHereProps) {
  return (
    <Card
      title="What is promised here?"
      subtitle="Kept by our books, and in customers’ eyes"
      foot={gap ? gapInWords(gap) : undefined}
    >
      {promises.length === 0 ? (
        <p className="text-subtle">No promise stated.</p>
      ) : (
        <ul className="grid gap-3">
          {promises.map((promise) => (
            <li key={promise.slug}>
              <TextLink href={href}>“{promise.text}”</TextLink>
              <p>
                <EvidenceValue evidence={promise.operations} target={promise.target} what="events" />
              </p>
              <p className="text-small text-subtle">
                Customers:{" "}
                <EvidenceValue evidence={promise.customers} target={promise.target} what="answers" />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
