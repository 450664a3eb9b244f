import { formatTimestamp } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import type { CaseHistoryLine } from "../schema";
import { historyWords } from "./case-words";

/** What became of a case, a line each with who and when, the newest first. */
export function CaseHistoryCard({
  history,
  timeZone,
}: {
  history: readonly CaseHistoryLine[];
  timeZone: string;
}) {
  return (
    <Card title="What became of it?">
      <ol className="grid gap-3 text-small">
        {history.toReversed().map((line) => (
          <li key={line.version} className="grid gap-x-4 md:grid-cols-[10rem_minmax(0,1fr)]">
            <span className="text-subtle tabular-nums">{formatTimestamp(line.at, timeZone)}</span>
            <span className="min-w-0">
              <span className="font-medium">{historyWords(line)}</span>
              {line.note ? (
                <span className="block max-w-lede text-pretty break-words whitespace-pre-line">
                  {line.note}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
