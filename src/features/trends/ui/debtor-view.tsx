import type { DebtorLedger, LedgerLine } from "@/features/debt/schema/debtors";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";
import { signed, StatementTable } from "./debt-statement";
import { asOfWords, customerWords, lineWords } from "./debtor-words";

type DebtorViewProps = { ledger: DebtorLedger; isContinued: boolean };

/** One customer's ledger: every line with its reason, and how they come to what is owed. */
export function DebtorView({ ledger, isContinued }: DebtorViewProps) {
  const { department, customer, statement, lines, asOf } = ledger;
  const whose = { department: department?.slug };
  return (
    <>
      <PageHeader
        title={customerWords(customer)}
        context={department ? `at touchpoints of ${department.name}` : undefined}
        actions={
          <TextLink href={paths.debtors(whose)}>
            {department ? `Whom ${department.name} owes most` : "Whom we owe most"}
          </TextLink>
        }
        lede={
          <>
            Owed now: <strong>{formatCount(Math.round(customer.units))}</strong> good experiences.
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] print:grid-cols-1">
        <Card
          title="How did it come to this?"
          subtitle="Newest first"
          info={<LedgerInfo />}
          foot={asOfWords(asOf)}
        >
          <DataTable
            caption="Lines of the ledger, newest first"
            density="compact"
            rows={lines}
            rowKey={({ id }) => id}
            columns={lineColumns}
          />
          <Pages ledger={ledger} isContinued={isContinued} />
        </Card>
        <Card title="Does it add up?" subtitle="All lines since the first answer" info={<LedgerInfo />}>
          <StatementTable statement={statement} />
        </Card>
      </div>
    </>
  );
}

function LedgerInfo() {
  return (
    <MethodInfo
      method="experience-debt"
      subject="Experience debt of a customer"
      sentence="Each bad experience opens a debt, each later good one repays one unit of the oldest. Every line stays."
      formula="opening + incurred + reinstated − repaid − settled − expired − erased ± corrected = closing"
    />
  );
}

const lineColumns: Column<LedgerLine>[] = [
  { key: "day", head: "Day", className: "whitespace-nowrap text-subtle", cell: ({ day }) => formatDay(day) },
  {
    key: "why",
    head: "What happened",
    isRowHeader: true,
    cell: (line) => <span className="font-normal">{lineWords(line)}</span>,
  },
  { key: "units", head: "Units", align: "end", cell: ({ units }) => signed(units) },
  {
    key: "balance",
    head: "Owed then",
    align: "end",
    className: "font-medium",
    cell: ({ balance }) => formatCount(Math.round(balance)),
  },
];

function Pages({ ledger: { department, customer, next }, isContinued }: DebtorViewProps) {
  if (!next && !isContinued) return null;
  const whose = { department: department?.slug };
  return (
    <nav aria-label="Pages" className="mt-3 flex gap-4 text-small print:hidden">
      {isContinued ? <TextLink href={paths.debtor(customer.id, whose)}>Newest lines</TextLink> : null}
      {next ? (
        <TextLink href={paths.debtor(customer.id, { ...whose, after: next })}>Older lines</TextLink>
      ) : null}
    </nav>
  );
}
