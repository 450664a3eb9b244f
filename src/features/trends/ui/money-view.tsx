import type { Debt, Money } from "@/features/debt/schema";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { hiddenReason } from "@/ui/words";
import type { TrendsFrame } from "../schema";
import { BadProfitCard, BadProfitPlaces } from "./bad-profit-card";
import { DebtCard, DebtPlaces, type ReadableDepartments } from "./debt-card";
import { moneyWords, percentOf } from "./money-words";
import { RiskCard } from "./risk-card";
import { TrendsPage } from "./trends-page";
import type { TrendsState } from "./url";

type MoneyViewProps = {
  organisation: string;
  frame: TrendsFrame;
  debt: Debt;
  /** Absent for readers who may not see what customers are worth. */
  money?: Money;
  state: TrendsState;
  readable: ReadableDepartments;
};

/** What is at stake: revenue that may leave, revenue that is unhappy, and what is owed to customers. */
export function MoneyView({ organisation, frame, debt, money, state, readable }: MoneyViewProps) {
  const notices = [
    ...debt.notices,
    ...(frame.pair.to === undefined
      ? ["Experience debt is counted over whole months, quarters or years; the last quarter is shown."]
      : []),
  ];
  return (
    <TrendsPage
      {...{ organisation, state }}
      view={{ ...frame.view, notices: [...frame.view.notices, ...notices] }}
      choices={frame.choices}
      filters="period"
      withoutFile={money ? undefined : "money"}
      lede={<MoneyLede {...{ money, debt }} />}
    >
      {money ? <MoneyCards money={money} /> : null}
      <DebtCard {...{ debt, readable }} />
      <DebtPlaces {...{ debt, readable }} />
    </TrendsPage>
  );
}

function MoneyCards({ money }: { money: Money }) {
  const { total, currency, asOf } = money;
  if (asOf === undefined)
    return (
      <Card title="How much revenue may leave?">
        <EmptyState title="Not computed yet">
          Kept adds up revenue some minutes after answers have come in, and shows it here.
        </EmptyState>
      </Card>
    );
  return (
    <>
      {total?.state === "shown" ? <RiskCard {...{ currency, asOf }} money={total} /> : null}
      {total?.state === "hidden" ? (
        <Card title="How much revenue may leave?">
          <EmptyState title="Hidden to protect customers">{hiddenReason(total.why)}</EmptyState>
        </Card>
      ) : null}
      {total?.state === "shown" ? (
        <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
          <BadProfitCard total={total} money={money} />
          <BadProfitPlaces money={money} />
        </div>
      ) : (
        <BadProfitPlaces money={money} />
      )}
    </>
  );
}

function MoneyLede({ money, debt }: Pick<MoneyViewProps, "money" | "debt">) {
  const { total } = money ?? {};
  const owed = debt.total?.state === "shown" ? debt.total.closing : undefined;
  return (
    <>
      {total?.state === "shown" && total.badProfit && money ? (
        <>
          <strong>{percentOf(total.badProfit.share)}</strong> of revenue comes from customers who would not
          recommend us
          {total.ownRisk
            ? `; by your own losses ${moneyWords(total.ownRisk.total, money.currency)} a year may leave`
            : ""}
          .{" "}
        </>
      ) : null}
      {owed === undefined ? (
        "What good experiences are owed for bad ones."
      ) : (
        <>We owe customers {formatCount(Math.round(owed))} good experiences.</>
      )}
    </>
  );
}
