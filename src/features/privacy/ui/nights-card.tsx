import { formatDay } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import type { Night } from "../schema";

/** What the last nights removed. */
export function NightsCard({ nights }: { nights: readonly Night[] }) {
  if (nights.length === 0) return null;
  return (
    <Card title="What was removed?" subtitle="The newest nights that removed something">
      <DataTable
        caption="Nights that removed words or names, newest first"
        density="compact"
        rows={nights}
        rowKey={({ day }) => day}
        columns={[
          {
            key: "day",
            head: "Night to",
            isRowHeader: true,
            cell: ({ day, isFinished }) => `${formatDay(day)}${isFinished ? "" : " (not finished)"}`,
          },
          { key: "comments", head: "Comments", align: "end", cell: ({ comments }) => formatCount(comments) },
          { key: "names", head: "Names", align: "end", cell: ({ names }) => formatCount(names) },
        ]}
      />
    </Card>
  );
}
