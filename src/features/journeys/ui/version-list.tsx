import { formatDay } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import type { DraftPage } from "../schema";

/** What was published when, by whom, and what it changed. */
export function VersionList({ versions }: Pick<DraftPage, "versions">) {
  if (versions.length === 0) return null;
  return (
    <Card title="Versions" subtitle="Newest first; figures of old periods keep the owners of their time">
      <ol className="divide-y">
        {versions.map(({ number, by, day, changes }) => (
          <li key={number} className="py-2 first:pt-0 last:pb-0">
            <p className="text-body font-medium">
              Version {number}{" "}
              <span className="font-normal text-subtle">
                · {formatDay(day)}
                {by ? ` · ${by}` : ""}
              </span>
            </p>
            <ul className="list-disc pl-5 text-small text-muted">
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}
