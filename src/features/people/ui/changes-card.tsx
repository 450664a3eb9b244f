import { formatDay } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import type { PeoplePage } from "../schema";

/** What changed hands, and what will. */
export function ChangesCard({ changes }: { changes: PeoplePage["changes"] }) {
  if (changes.length === 0) return null;
  return (
    <Card title="Changes with a date" subtitle="The past stays as it was: old answers keep their old owner">
      <ul className="divide-y">
        {changes.map(({ on, words, isPlanned }) => (
          <li key={`${on} ${words}`} className="flex flex-wrap gap-x-4 py-2 first:pt-0 last:pb-0">
            <time dateTime={on} className="w-24 shrink-0 text-subtle">
              {formatDay(on)}
            </time>
            <span className="min-w-0 flex-1 basis-60">{words}</span>
            <span className="text-small text-subtle">{isPlanned ? "Planned" : "Done"}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
