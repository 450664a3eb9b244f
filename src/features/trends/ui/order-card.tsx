import { shownOrHidden } from "@/features/responses/ui/figure-words";
import { FairOrderNote } from "@/features/responses/ui/fair-order-note";
import { rankWords } from "@/features/responses/ui/place-words";
import { queryFor } from "@/features/responses/ui/url";
import { datesWords } from "@/features/responses/ui/view-words";
import type { View } from "@/features/responses/schema";
import { ScoreValue } from "@/ui/charts/score-value";
import { formatNps } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";
import type { FairList, FairOrders } from "../schema";
import { trendsHref, type TrendsState } from "./url";

type OrderCardProps = { view: View; order: FairOrders; state: TrendsState };

/** Who is really ahead, once chance is taken out. */
export function OrderCard({ view, order, state }: OrderCardProps) {
  return (
    <Card
      title="Who is really ahead?"
      subtitle={`Fair order by NPS, ${datesWords(view)}: few answers are drawn to the middle, so that chance puts nobody first or last`}
    >
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2 print:grid-cols-2">
        <OrderList {...{ view, state }} of="departments" list={order.departments} />
        <OrderList {...{ view, state }} of="touchpoints" list={order.touchpoints} />
      </div>
    </Card>
  );
}

const MOST_ROWS = 14;

type OrderListProps = Omit<OrderCardProps, "order"> & { of: "departments" | "touchpoints"; list: FairList };

function OrderList({ view, state, of, list }: OrderListProps) {
  const { ranked, unranked } = list;
  const columns = columnsFor((key) => trendsHref(state, queryFor(view, { [of]: [Number(key)] })));
  const table = (rows: FairList["ranked"], caption: string) => (
    <DataTable caption={caption} density="compact" rows={rows} rowKey={({ key }) => key} columns={columns} />
  );
  const more = ranked.slice(MOST_ROWS);
  return (
    <section className="min-w-0">
      <h3 className="text-heading">{of === "departments" ? "Departments" : "Touchpoints"}</h3>
      {ranked.length > 0 ? table(ranked.slice(0, MOST_ROWS), `${of} in a fair order`) : null}
      {more.length > 0 ? (
        <details className="group mt-2">
          <summary className="inline-flex min-h-6 items-center rounded-pill text-small text-muted underline decoration-border-strong underline-offset-[3px] hover:text-ink pointer-coarse:min-h-11">
            <span className="group-open:hidden">Show {more.length} more</span>
            <span className="hidden group-open:inline">Show fewer</span>
          </summary>
          {table(more, `more ${of} in a fair order`)}
        </details>
      ) : null}
      <FairOrderNote order={list} of={of} />
      {unranked.length > 0 ? (
        <p className="mt-1 text-small text-pretty text-subtle">
          Without a place, for they have fewer than 10 answers: {unranked.join(", ")}.
        </p>
      ) : null}
    </section>
  );
}

function columnsFor(hrefOf: (key: string) => string): Column<FairList["ranked"][number]>[] {
  return [
    {
      key: "place",
      head: "Place",
      align: "end",
      cell: ({ place, isShared }) => (isShared ? `${place} =` : place),
    },
    {
      key: "name",
      head: "Name",
      isRowHeader: true,
      className: "min-w-32",
      cell: ({ key, name }) => (
        <TextLink href={hrefOf(key)} className="no-underline hover:underline">
          {name}
        </TextLink>
      ),
    },
    {
      key: "ranks",
      head: "90% of ranks",
      className: "whitespace-nowrap text-subtle",
      cell: (row) => rankWords(row),
    },
    { key: "fair", head: "Fair score", align: "end", cell: ({ score }) => formatNps(score) },
    {
      key: "raw",
      head: "NPS",
      align: "end",
      className: "whitespace-nowrap",
      cell: ({ figure }) => <ScoreValue score={shownOrHidden(figure)} />,
    },
  ];
}
