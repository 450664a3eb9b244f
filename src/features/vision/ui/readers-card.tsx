import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { VisionPage } from "../schema";
import { readersOf } from "./vision-band";

/** Which heads have acknowledged the wording in force. */
export function ReadersCard({ vision }: { vision: VisionPage }) {
  return (
    <Card title="Who has read it?" subtitle={readersOf(vision)}>
      <DataTable
        caption="Acknowledgements of the vision"
        rows={vision.heads}
        rowKey={({ department }) => department.slug}
        empty={<EmptyState title="No department has a head">An administrator names heads.</EmptyState>}
        columns={[
          {
            key: "department",
            head: "Department",
            isRowHeader: true,
            cell: ({ department }) => (
              <TextLink href={paths.department(department.slug)}>{department.name}</TextLink>
            ),
          },
          {
            key: "on",
            head: "Acknowledged",
            cell: ({ on, by }) =>
              on ? `${formatDay(on)}${by ? `, ${by}` : ""}` : <span className="text-subtle">Not yet</span>,
          },
        ]}
      />
    </Card>
  );
}
