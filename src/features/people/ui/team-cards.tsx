import { formatDay } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import type { Team } from "../schema";

/** Who stands behind a department, and what they answered for when. */
export function TeamCards({ team, name }: { team: Team; name: string }) {
  const { members, places } = team;
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <HeadsCard team={team} name={name} />
        {members ? <MembersCard members={members} name={name} /> : null}
      </div>
      <Card
        title="What did we answer for, and when?"
        subtitle="Counts belong to whoever answered for a touchpoint in their month"
      >
        <DataTable
          caption={`Touchpoints of ${name} over time`}
          rows={places}
          rowKey={(place) => `${place.touchpoint} ${place.from}`}
          empty={
            <EmptyState title="No touchpoints yet">
              Ask an administrator to assign stages of the journey to this department.
            </EmptyState>
          }
          columns={[
            { key: "stage", head: "Stage", cell: ({ stage }) => stage ?? "–" },
            {
              key: "touchpoint",
              head: "Touchpoint",
              isRowHeader: true,
              cell: ({ touchpoint }) => touchpoint,
            },
            { key: "from", head: "Since", cell: ({ from }) => formatDay(from) },
            { key: "to", head: "Until", cell: ({ to }) => untilWords(to) },
          ]}
        />
      </Card>
    </>
  );
}

const untilWords = (to: string | null) => (to === null ? "today" : formatDay(to));

function HeadsCard({ team: { heads, executives }, name }: { team: Team; name: string }) {
  const now = heads.filter(({ to }) => to === null);
  return (
    <Card title={`Who heads ${name}?`} subtitle="Heads review and sign its scorecard">
      <DataTable
        caption={`Heads of ${name}`}
        rows={heads}
        rowKey={(head) => `${head.name} ${head.from} ${head.to ?? ""}`}
        empty={
          <EmptyState title="No head yet">An administrator gives somebody the role under People.</EmptyState>
        }
        columns={[
          { key: "name", head: "Name", isRowHeader: true, cell: (head) => head.name },
          { key: "from", head: "Since", cell: ({ from }) => formatDay(from) },
          { key: "to", head: "Until", cell: ({ to }) => untilWords(to) },
        ]}
      />
      <p className="mt-3 border-t pt-3 text-small text-pretty text-muted">
        <span className="font-medium text-ink">Signs: </span>
        {listed(now.map((head) => head.name)) ?? "nobody, until there is a head"}.{" "}
        <span className="font-medium text-ink">Countersigns: </span>
        {listed(executives) ?? "nobody yet"}
        {executives.length > 1 ? ", one of them who did not sign" : ""}.
      </p>
    </Card>
  );
}

type MembersCardProps = { members: NonNullable<Team["members"]>; name: string };

function MembersCard({ members, name }: MembersCardProps) {
  return (
    <Card title={`Who works in ${name}?`} subtitle={memberWords(members.length)}>
      <DataTable
        caption={`Members of ${name}`}
        rows={members}
        rowKey={(member) => `${member.name} ${member.since}`}
        empty={<EmptyState title="No members yet">An administrator adds them under People.</EmptyState>}
        columns={[
          { key: "name", head: "Name", isRowHeader: true, cell: (member) => member.name },
          { key: "since", head: "Since", cell: ({ since }) => formatDay(since) },
        ]}
      />
    </Card>
  );
}

const memberWords = (count: number) =>
  count === 1 ? "One member, beside its head" : `${count} members, beside its head`;

function listed(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}`;
}
