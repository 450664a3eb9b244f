import type { Recovery, RecoveryFigure } from "@/features/debt/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { formatPeriod, formatRange } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { hiddenReason } from "@/ui/words";
import { percentOf, percentRange } from "./money-words";

type Shown = Extract<RecoveryFigure, { state: "shown" }>;

/** Do unhappy customers come back? Of those asked again and of all of them, because the truth lies between. */
export function RecoveryCard({ recovery }: { recovery: Recovery }) {
  const { total, period, windowDays, departments } = recovery;
  const rows: Row[] = [
    ...departments.filter((row) => row.recovery.state !== "none"),
    ...(total?.state === "shown" ? [{ key: "all", name: "All", recovery: total }] : []),
  ];
  return (
    <Card
      title="Do unhappy customers come back?"
      subtitle={`Detractors of ${formatPeriod(period.key)}, ${formatRange(period.range)}, at their next answer within ${windowDays} days`}
      info={
        <MethodInfo
          method="recovery"
          subject="Detractors won back"
          sentence="Of detractors whose next 180 days are over: how many gave 7 or more at their next answer."
          formula="next answer ≥ 7 ÷ detractors with a next answer (or ÷ all detractors)"
        />
      }
      foot="Some would have come back by themselves: an unusually bad answer is often followed by a more usual one."
    >
      {total?.state === "shown" ? <Sentence total={total} /> : null}
      {rows.length === 0 ? (
        <EmptyState title="Nobody to follow yet">
          {total?.state === "hidden"
            ? hiddenReason(total.why)
            : "No detractor of this period has had 180 days to answer again, or none was there."}
        </EmptyState>
      ) : (
        <div className="mt-3">
          <DataTable
            caption="Detractors won back by department"
            density="compact"
            rows={rows}
            rowKey={({ key }) => key}
            columns={columns}
          />
        </div>
      )}
    </Card>
  );
}

function Sentence({ total: { measured, conservative, toPromoter, remeasuredShare } }: { total: Shown }) {
  return (
    <p className="max-w-lede text-body text-pretty text-muted">
      {measured ? (
        <>
          <strong className="text-ink">{percentOf(measured.share)}</strong> of those who answered again gave 7
          or more (95% range {percentRange(measured)})
          {toPromoter ? <>; {percentOf(toPromoter.share)} gave 9 or 10</> : null}.{" "}
        </>
      ) : null}
      {conservative && remeasuredShare ? (
        <>
          {percentOf(remeasuredShare.share)} answered again, so of all detractors{" "}
          {percentOf(conservative.share)} are known to be back.
        </>
      ) : null}
    </p>
  );
}

type Row = { key: string; name: string; recovery: RecoveryFigure };

const figureColumn = (key: string, head: string, words: (figure: Shown) => string): Column<Row> => ({
  key,
  head,
  align: "end",
  className: "whitespace-nowrap",
  cell: ({ recovery }) => (recovery.state === "shown" ? words(recovery) : "–"),
});

const columns: Column<Row>[] = [
  {
    key: "name",
    head: "Department",
    isRowHeader: true,
    className: "min-w-36",
    cell: ({ name, recovery }) => (
      <>
        {name}
        {recovery.state === "hidden" ? (
          <span className="block text-label font-normal text-subtle">{hiddenReason(recovery.why)}</span>
        ) : null}
      </>
    ),
  },
  figureColumn("cohort", "Detractors", ({ cohort }) => formatCount(cohort)),
  figureColumn("again", "Answered again", ({ remeasured }) => formatCount(remeasured)),
  figureColumn("back", "Won back of these", ({ measured }) => (measured ? percentOf(measured.share) : "–")),
  figureColumn("range", "95% range", ({ measured }) => (measured ? percentRange(measured) : "")),
  figureColumn("promoter", "To promoter", ({ toPromoter }) =>
    toPromoter ? percentOf(toPromoter.share) : "–",
  ),
  figureColumn("all", "Won back of all", ({ conservative }) =>
    conservative ? percentOf(conservative.share) : "–",
  ),
];
