import { formatTimestamp } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { Pill } from "@/ui/primitives/pill";
import type { Finding, Report } from "../schema";
import { CopyReport } from "./copy-report";

const words: Record<Finding["state"], string> = { good: "Well", risk: "Look", bad: "Act" };

/** How the server is, a line a thing, and the same as text for whoever is asked for help. */
export function HealthReport({ report, timeZone }: { report: Report; timeZone: string }) {
  return (
    <Card
      title="How is the server?"
      subtitle={`Measured ${formatTimestamp(report.at, timeZone)}; nothing of anybody’s data is in it`}
      actions={<CopyReport text={reportText(report)} />}
    >
      <DataTable
        caption="What was looked at, and how it is"
        rows={report.findings}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", head: "What", isRowHeader: true, cell: ({ name }) => name },
          {
            key: "state",
            head: "State",
            cell: ({ state }) => <Pill tone={state}>{words[state]}</Pill>,
          },
          { key: "says", head: "As measured", className: "wrap-anywhere", cell: ({ says }) => says },
        ]}
      />
    </Card>
  );
}

/** The report as plain text. */
export function reportText({ at, findings }: Report): string {
  return [`Kept, ${at}`, ...findings.map(({ name, state, says }) => `[${state}] ${name}: ${says}`)].join(
    "\n",
  );
}
