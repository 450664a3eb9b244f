"use client";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";

/** The first rows that were not counted, each with its reason. */
export function RefusedRows({
  token,
  total,
  mayCorrect,
}: {
  token: string;
  total: number;
  mayCorrect: boolean;
}) {
  const api = useApi();
  const { data: rows = [] } = useQuery(api.imports.refusals.queryOptions({ token, limit: 50 }));
  return (
    <Card
      title="Which rows were not counted?"
      subtitle={`${formatCount(total)} ${total === 1 ? "row" : "rows"}${total > rows.length ? `; the first ${rows.length} are shown` : ""}`}
    >
      <p className="mb-3 text-small">
        Download them, each with its reason, as{" "}
        <a className="underline underline-offset-2" href={paths.importRejects(token)} download>
          CSV
        </a>{" "}
        or{" "}
        <a className="underline underline-offset-2" href={paths.importRejects(token, "xlsx")} download>
          Excel
        </a>
        {mayCorrect ? ": correct what is wrong there, and import that file." : "."}
      </p>
      <DataTable
        caption="Rows that were not counted"
        rowKey={({ row }) => String(row)}
        rows={rows}
        density="compact"
        columns={[
          { key: "row", head: "Row", isRowHeader: true, cell: ({ row }) => row },
          { key: "reason", head: "Reason", cell: ({ reason }) => reason },
          {
            key: "value",
            head: "Value",
            cell: ({ value }) => <span className="break-all">{value.slice(0, 80)}</span>,
          },
        ]}
      />
    </Card>
  );
}
