import type { Money } from "@/features/debt/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { Drawing, markup } from "@/ui/charts/drawing";
import { formatDay } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { hiddenReason } from "@/ui/words";
import { exactMoney, moneyWords, percentOf, percentRange } from "./money-words";
import type { ShownMoney } from "./risk-card";

type Profit = NonNullable<ShownMoney["badProfit"]>;

/** How much revenue comes from unhappy customers, and between which bounds the silent ones leave it. */
export function BadProfitCard({ total, money }: { total: ShownMoney; money: Money }) {
  const { badProfit, silent } = total;
  return (
    <Card
      title="How much of our revenue is from unhappy customers?"
      subtitle={`Bad profit: customers whose newest answer of the last twelve months is a detractor's · as of ${formatDay(money.asOf?.slice(0, 10) ?? "")}`}
      info={
        <MethodInfo
          method="bad-profit"
          subject="Bad profit"
          sentence="Revenue of customers whose newest answer is a detractor's, of the revenue of all who answered."
          formula="revenue of detractors ÷ revenue of all who answered"
        />
      }
    >
      {badProfit ? (
        <>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-display tabular-nums">{percentOf(badProfit.share)}</span>
            <span className="text-body text-subtle tabular-nums">
              95% range {percentRange(badProfit.interval)}
            </span>
          </p>
          <Meter {...badProfit} />
          <p className="mt-2 max-w-lede text-small text-pretty text-muted">
            {formatCount(silent.customers)} customers with {moneyWords(silent.revenue, money.currency)} a year
            are silent. Were all of them content, it would be {percentOf(badProfit.lowest)}; were all of them
            detractors, {percentOf(badProfit.highest)}. Kept assumes neither.
          </p>
        </>
      ) : (
        <EmptyState title="No revenue known">
          Nobody who answered brings revenue that Kept knows of. Import customers with their revenue a year.
        </EmptyState>
      )}
    </Card>
  );
}

const WIDE = 600;

/** The share on its way from nothing to all revenue, with its range and the bounds of the silent. */
function Meter({ share, interval, lowest, highest }: Profit) {
  const x = (part: number) => Math.round(part * WIDE * 10) / 10;
  return (
    <Drawing
      role="img"
      aria-label={`Bad profit ${percentOf(share)} of revenue, 95% range ${percentRange(interval)}, between ${percentOf(lowest)} and ${percentOf(highest)} with the silent`}
      viewBox={`0 0 ${WIDE} 46`}
      width="100%"
      preserveAspectRatio="none"
      height={46}
      className="mt-3 block"
      of={markup`<rect y="6" width="${WIDE}" height="20" rx="2" class="fill-band-soft"/>
        <rect x="${x(lowest)}" y="6" width="${x(highest - lowest)}" height="20" class="fill-band-strong"/>
        <rect y="10" width="${x(share)}" height="12" class="fill-detractor"/>
        <path d="M${x(interval.low)} 30H${x(interval.high)}M${x(interval.low)} 27v6M${x(interval.high)} 27v6" fill="none" stroke-width="1.5" vector-effect="non-scaling-stroke" class="stroke-ink"/>`}
    />
  );
}

/** Whose touchpoints unhappy customers spoke of last, by the revenue they bring. */
export function BadProfitPlaces({ money: { departments, notAttributed, currency } }: { money: Money }) {
  const rank = ({ money }: Row) => (money.state === "shown" ? money.revenue : -1);
  const rows: Row[] = departments
    .filter(({ money }) => money.state !== "none")
    .toSorted((a, b) => rank(b) - rank(a));
  const rest =
    notAttributed && notAttributed.state !== "none"
      ? [{ key: "rest", name: "Not attributed", money: notAttributed }]
      : [];
  const most = Math.max(1, ...rows.map(rank));
  return (
    <Card
      title="Where is that revenue unhappy?"
      subtitle="Revenue a year of unhappy customers, by who answered for the touchpoint of their newest answer"
      info={
        <MethodInfo
          method="bad-profit"
          subject="Bad profit by department"
          sentence="Revenue of customers whose newest answer is a detractor's, at whose touchpoint they gave it."
        />
      }
    >
      <DataTable
        caption="Revenue of unhappy customers by department"
        density="compact"
        rows={[...rows, ...rest]}
        rowKey={({ key }) => key}
        empty={<EmptyState title="Nobody is unhappy">No newest answer is a detractor’s.</EmptyState>}
        columns={[
          { key: "name", head: "Department", isRowHeader: true, className: "min-w-36", cell: PlaceName },
          {
            key: "bar",
            head: <span className="sr-only">Bar</span>,
            className: "w-1/4 min-w-16 max-sm:hidden print:table-cell",
            cell: (row) => (
              <svg aria-hidden width="100%" height="12" className="block">
                <rect
                  width={`${(100 * Math.max(0, rank(row))) / most}%`}
                  height="12"
                  rx="1.5"
                  className="fill-detractor"
                />
              </svg>
            ),
          },
          {
            key: "customers",
            head: "Customers",
            align: "end",
            cell: ({ money }) => (money.state === "shown" ? formatCount(money.customers) : "–"),
          },
          {
            key: "revenue",
            head: "Revenue a year",
            align: "end",
            className: "whitespace-nowrap",
            cell: ({ money }) => (money.state === "shown" ? exactMoney(money.revenue, currency) : "–"),
          },
        ]}
      />
    </Card>
  );
}

type Row = { key: string; name: string; slug?: string; money: Money["departments"][number]["money"] };

function PlaceName({ name, money }: Row) {
  return (
    <>
      {name}
      {money.state === "hidden" ? (
        <span className="block text-label font-normal text-subtle">{hiddenReason(money.why)}</span>
      ) : null}
    </>
  );
}
