import { npsClasses, type NpsClass } from "@/domain/nps";
import type { Money } from "@/features/debt/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { classWords } from "@/ui/charts/flow-chart";
import { formatDay } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { Pill } from "@/ui/primitives/pill";
import { exactMoney, moneyWords, percentOf, percentRange } from "./money-words";

export type ShownMoney = Extract<Money["total"], { state: "shown" }>;
type Props = { money: ShownMoney; currency: string; asOf: string };

/** What may leave: by the organisation's own losses where they say enough, and by a rule of thumb that is called so. */
export function RiskCard({ money, currency, asOf }: Props) {
  const { ownRisk, ruleOfThumb } = money;
  const words = (amount: number) => moneyWords(amount, currency);
  return (
    <Card
      title="How much revenue may leave?"
      subtitle={`Revenue a year of customers by their newest answer of the last twelve months · as of ${formatDay(asOf.slice(0, 10))}`}
      info={
        <MethodInfo
          method="revenue-at-risk"
          subject="Revenue at risk"
          sentence="What passives and detractors bring, times how many more of them leave within a year than of promoters."
          formula="Σ revenue × max(0, loss rate of the class − loss rate of promoters)"
        />
      }
      foot="The two ways are never added: they answer the same question, one from your own customers, one from nobody's."
    >
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <Way title="By your own losses">
          {ownRisk ? (
            <>
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="text-display tabular-nums">{words(ownRisk.total)}</span>
                <span className="text-body text-subtle tabular-nums">
                  95% range {words(ownRisk.interval.low)} to {words(ownRisk.interval.high)}
                </span>
              </p>
              <p className="text-small text-pretty text-muted">
                a year, beyond what promoters lose too. Customers watched for less than twelve months are left
                out.
              </p>
            </>
          ) : (
            <p className="text-small text-pretty text-muted">{notYetWords(money)}</p>
          )}
        </Way>
        <Way title="By a rule of thumb" tag="Claim, not proven">
          <p className="text-small text-pretty text-muted">
            Survey vendors say that half of the detractors leave soon,{" "}
            <strong>{words(ruleOfThumb.shortTerm)}</strong>, and three in ten passives later,{" "}
            <strong>{words(ruleOfThumb.longTerm)}</strong>; promoters might bring{" "}
            <strong>{words(ruleOfThumb.upside)}</strong> more. No data stand behind these constants.
          </p>
        </Way>
      </div>
      <div className="mt-4">
        <DataTable
          caption="Customers and revenue by class, with the share that was lost within twelve months"
          density="compact"
          rows={rowsOf(money)}
          rowKey={({ key }) => key}
          columns={columnsIn(currency)}
        />
      </div>
    </Card>
  );
}

function Way({ title, tag, children }: { title: string; tag?: string; children: React.ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="flex items-center gap-2 text-heading">
        {title} {tag ? <Pill isOutlined>{tag}</Pill> : null}
      </h3>
      <div className="mt-1">{children}</div>
    </section>
  );
}

function notYetWords({ watched }: ShownMoney): string {
  const known = npsClasses.map(
    (one) =>
      `${classWords[one].plain}: ${formatCount(watched[one].customers)}, ${formatCount(watched[one].losses)} lost`,
  );
  return `Not enough is known yet: it takes 30 customers and 5 losses of each class, watched for twelve months (${known.join("; ")}).`;
}

type Row = {
  key: string;
  name: string;
  customers: number;
  revenue?: number;
  lost?: string;
  range?: string;
  watched?: number;
};

function rowsOf({ byClass, silent, withoutRevenue, ownRisk, watched }: ShownMoney): Row[] {
  const classRow = (one: NpsClass): Row => ({
    key: one,
    name: classWords[one].many,
    ...byClass[one],
    lost: ownRisk && percentOf(ownRisk.rates[one].rate),
    range: ownRisk && percentRange(ownRisk.rates[one].interval),
    watched: watched[one].customers,
  });
  return [
    ...npsClasses.map(classRow),
    { key: "silent", name: "Silent: no answer in twelve months", ...silent },
    ...(withoutRevenue > 0
      ? [{ key: "without", name: "Revenue not known: left out", customers: withoutRevenue }]
      : []),
  ];
}

function columnsIn(currency: string): Column<Row>[] {
  return [
    { key: "name", head: "Newest answer", isRowHeader: true, cell: ({ name }) => name },
    { key: "customers", head: "Customers", align: "end", cell: ({ customers }) => formatCount(customers) },
    {
      key: "revenue",
      head: "Revenue a year",
      align: "end",
      cell: ({ revenue }) => (revenue === undefined ? "–" : exactMoney(revenue, currency)),
    },
    { key: "lost", head: "Lost within a year", align: "end", cell: ({ lost }) => lost ?? "–" },
    {
      key: "range",
      head: "95% range",
      align: "end",
      className: "whitespace-nowrap text-subtle",
      cell: ({ range }) => range ?? "",
    },
    {
      key: "watched",
      head: "Watched",
      align: "end",
      cell: ({ watched }) => (watched === undefined ? "" : formatCount(watched)),
    },
  ];
}
