import { Card } from "@/ui/primitives/card";
import type { PlanHistoryLine } from "../schema";
import { historyWords } from "./plan-words";

/** What became of a plan, a line each, the newest first. */
export function PlanHistoryCard({ history }: { history: readonly PlanHistoryLine[] }) {
  return (
    <Card title="What became of it?" subtitle="Nothing here is ever changed">
      <ol className="grid gap-1.5 text-small">
        {history.toReversed().map((line) => (
          <li key={line.version} className="text-pretty break-words">
            {historyWords(line)}
          </li>
        ))}
      </ol>
    </Card>
  );
}
