import { paths } from "@/paths";
import { formatCount } from "@/ui/format";
import { formatTimestamp } from "@/ui/dates";
import { ButtonLink } from "@/ui/primitives/button";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { ImportRow } from "../schema";
import { stateWords } from "./import-words";

/** Who brought in what, when, and how it ended. */
export function HistoryTable({ rows, timeZone }: { rows: readonly ImportRow[]; timeZone: string }) {
  return (
    <DataTable
      caption="Imports, newest first"
      rows={rows}
      rowKey={({ token }) => token}
      empty={
        <EmptyState
          title="Nothing imported yet"
          action={<ButtonLink href={paths.newImport()}>Import a file</ButtonLink>}
        >
          An import brings in answers that another tool collected, as that tool exported them.
        </EmptyState>
      }
      columns={[
        {
          key: "file",
          head: "File",
          isRowHeader: true,
          cell: ({ token, fileName }) => <TextLink href={paths.import(token)}>{fileName}</TextLink>,
        },
        { key: "survey", head: "Survey", cell: ({ surveyName }) => surveyName },
        { key: "state", head: "State", cell: ({ state }) => stateWords[state] },
        { key: "accepted", head: "Answers", align: "end", cell: ({ accepted }) => formatCount(accepted) },
        {
          key: "refused",
          head: "Not counted",
          align: "end",
          cell: ({ refused, duplicates }) => formatCount(refused + duplicates),
        },
        { key: "by", head: "By", cell: ({ createdBy }) => createdBy },
        { key: "at", head: "When", cell: ({ createdAt }) => formatTimestamp(createdAt, timeZone) },
      ]}
    />
  );
}
