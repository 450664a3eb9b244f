import type { Debtors } from "@/features/debt/schema/debtors";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { paths } from "@/paths";
import { formatCount } from "@/ui/format";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import { asOfWords, customerWords } from "./debtor-words";

type DebtorsViewProps = { page: Debtors; isContinued: boolean };

/** The customers who are owed most, each leading to their own ledger. */
export function DebtorsView({ page, isContinued }: DebtorsViewProps) {
  const { department, total, customers, asOf } = page;
  const who = department ? department.name : "We";
  return (
    <>
      <PageHeader
        title={department ? `Whom ${department.name} owes most` : "Whom we owe most"}
        actions={<TextLink href={paths.trends({ view: "money" })}>Money and debt</TextLink>}
        lede={
          total === undefined ? (
            "Who is owed what stays hidden here."
          ) : (
            <>
              {who} {department ? "owes" : "owe"} customers <strong>{formatCount(Math.round(total))}</strong>{" "}
              good experiences.
            </>
          )
        }
      />
      <Card
        title="Who is owed what?"
        subtitle="Good experiences owed now, by who answered for the touchpoint when the debt was opened"
        info={
          <MethodInfo
            method="experience-debt"
            subject="Experience debt"
            sentence="Each bad experience opens a debt, each later good one of the same customer repays one unit of the oldest."
            formula="owed now = incurred + reinstated − repaid − settled − expired − erased ± corrected"
          />
        }
        foot={asOfWords(asOf)}
        className="max-w-3xl"
      >
        <DataTable
          caption="Customers by what they are owed, most first"
          density="compact"
          rows={customers}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "customer",
              head: "Customer",
              isRowHeader: true,
              cell: (customer) => (
                <TextLink href={paths.debtor(customer.id, { department: department?.slug })}>
                  {customerWords(customer)}
                </TextLink>
              ),
            },
            {
              key: "units",
              head: "Owed",
              align: "end",
              cell: ({ units }) => formatCount(Math.round(units)),
            },
          ]}
          empty={<Nobody page={page} />}
        />
        <Pages page={page} isContinued={isContinued} />
      </Card>
    </>
  );
}

function Nobody({ page: { reading } }: { page: Debtors }) {
  return reading === "few" ? (
    <EmptyState title="Hidden to protect customers">
      Fewer than 10 customers are owed anything here: one of them could be told.
    </EmptyState>
  ) : (
    <EmptyState title="Nobody is owed anything">Every bad experience has been made up for.</EmptyState>
  );
}

function Pages({ page: { department, next }, isContinued }: DebtorsViewProps) {
  if (!next && !isContinued) return null;
  const query = { department: department?.slug };
  return (
    <nav aria-label="Pages" className="mt-3 flex gap-4 text-small print:hidden">
      {isContinued ? <TextLink href={paths.debtors(query)}>Those owed most</TextLink> : null}
      {next ? <TextLink href={paths.debtors({ ...query, after: next })}>Those owed less</TextLink> : null}
    </nav>
  );
}
