import { paths } from "@/paths";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { Decisions, Place } from "../schema";
import { dueIn, reasonAction, reasonWords, riskWords } from "./decision-words";

type Line = Omit<Place, "waits"> & Place["waits"][number] & { key: string };

/** Every decision in a line of its own: where, why, whose it is, by when, and what to do. */
export function DecisionsTable({ decisions: { places, today, currency } }: { decisions: Decisions }) {
  const lines = places.flatMap(({ waits, ...place }) =>
    waits.map((wait, index): Line => ({ ...place, ...wait, key: `${place.at.slug} ${index}` })),
  );
  return (
    <Card title="What waits?" subtitle="Most revenue at risk first; at each place the most overdue first">
      <DataTable
        isStacked
        caption="Everything that needs a decision"
        rows={lines}
        rowKey={({ key }) => key}
        empty={
          <EmptyState title="Nothing waits for you">
            Every touchpoint has an owner, every card that was due is signed, and no promise is clearly
            broken.
          </EmptyState>
        }
        columns={[
          { key: "at", head: "Where", isRowHeader: true, className: "md:min-w-36", cell: Where },
          {
            key: "why",
            head: "Why",
            className: "max-md:col-span-2 md:min-w-56",
            cell: ({ reason }) => reasonWords(reason),
          },
          { key: "owner", head: "Owner", cell: ({ owner }) => owner ?? "No owner" },
          {
            key: "due",
            head: "Due",
            className: "whitespace-nowrap",
            cell: ({ due }) => (
              <span className={due !== null && due < today ? "font-medium text-bad" : "text-muted"}>
                {dueIn(due, today).replace(/^due /, "")}
              </span>
            ),
          },
          {
            key: "risk",
            head: "At risk in a year",
            align: "end",
            className: "whitespace-nowrap tabular-nums",
            cell: ({ risk }) => (risk === null ? "–" : riskWords(risk, currency)),
          },
          {
            key: "act",
            head: <span className="sr-only">What to do</span>,
            className: "print:hidden",
            cell: ({ reason, at }) => <Action {...reasonAction(reason, at)} at={at.name} />,
          },
        ]}
      />
    </Card>
  );
}

function Where({ at, reason }: Line) {
  return reason.kind === "orphan" ? (
    at.name
  ) : (
    <TextLink href={paths.department(at.slug)} className="no-underline hover:underline">
      {at.name}
    </TextLink>
  );
}

function Action({ words, href, at }: { words: string; href: string; at: string }) {
  return (
    <TextLink href={href}>
      {words}
      <span className="sr-only">: {at}</span>
    </TextLink>
  );
}
