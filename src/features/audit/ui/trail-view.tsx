import { paths } from "@/paths";
import { formatTimestamp } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { PageHeader } from "@/ui/layout/page-header";
import { ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Notice } from "@/ui/primitives/notice";
import type { AskedTrail, ChainCheck, Trail, TrailEvent } from "../schema";
import { TrailFilters } from "./trail-filters";
import { actionWords, brokenWords, detailWords, whoWords } from "./trail-words";

type Props = { trail: Trail; check?: ChainCheck; asked: AskedTrail; timeZone: string };

/** Who did what, newest first, and whether the trail is whole. */
export function TrailView({ trail, check, asked, timeZone }: Props) {
  return (
    <>
      <PageHeader
        title="Audit trail"
        context="Nothing here can be changed or taken away"
        actions={
          <>
            <ButtonLink href={paths.audit({ ...asked, check: "chain" })}>Check the whole trail</ButtonLink>
            <ButtonLink href={paths.auditFile({ ...asked, before: undefined })} download>
              Download CSV
            </ButtonLink>
          </>
        }
      />
      {check ? (
        <div className="mb-4">
          <ChainNotice check={check} timeZone={timeZone} />
        </div>
      ) : null}
      <Card title="Who did what?" subtitle={`Newest first · times of ${timeZone}`}>
        <TrailFilters asked={asked} kinds={trail.kinds} />
        <div className="mt-4">
          <DataTable
            caption="Events of the audit trail, newest first"
            density="compact"
            columns={columnsIn(timeZone)}
            rows={trail.events}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Nothing fits these filters">
                Leave one out, or choose other days. Every change and every refusal is written down here.
              </EmptyState>
            }
          />
        </div>
        {trail.next || asked.before ? (
          <nav aria-label="Pages of the trail" className="mt-4 flex gap-2 print:hidden">
            {asked.before ? (
              <ButtonLink href={paths.audit({ ...asked, before: undefined })}>Newest</ButtonLink>
            ) : null}
            {trail.next ? (
              <ButtonLink href={paths.audit({ ...asked, before: trail.next })}>Older</ButtonLink>
            ) : null}
          </nav>
        ) : null}
      </Card>
    </>
  );
}

function ChainNotice({ check, timeZone }: { check: ChainCheck; timeZone: string }) {
  const { broken, events, anchoredAt } = check;
  if (broken) return <Notice tone="bad">{brokenWords(broken)}</Notice>;
  return (
    <Notice tone="good">
      All {formatCount(events)} events are as they were written.{" "}
      {anchoredAt
        ? `The end of the trail was last signed ${formatTimestamp(anchoredAt, timeZone)}.`
        : "Its end was not signed yet; that happens once a day."}
    </Notice>
  );
}

function columnsIn(timeZone: string): Column<TrailEvent>[] {
  return [
    {
      key: "at",
      head: "When",
      className: "whitespace-nowrap align-top text-subtle",
      cell: ({ at }) => formatTimestamp(at, timeZone),
    },
    { key: "who", head: "Who", className: "align-top whitespace-nowrap", cell: ({ who }) => whoWords(who) },
    {
      key: "action",
      head: "What",
      isRowHeader: true,
      className: "align-top whitespace-nowrap",
      cell: ({ action }) => actionWords(action),
    },
    {
      key: "object",
      head: "Object",
      className: "align-top min-w-40 wrap-anywhere",
      cell: ({ about }) => about,
    },
    {
      key: "detail",
      head: "Details",
      className: "align-top min-w-48 wrap-anywhere text-subtle",
      cell: ({ detail, address }) =>
        [...detailWords(detail), ...(address ? [`from: ${address}`] : [])].join(" · "),
    },
  ];
}
