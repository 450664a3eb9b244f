import type { Debt, StatementFigure } from "@/features/debt/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { formatPeriod, formatRange } from "@/ui/dates";
import { formatCount, formatPercent } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";
import { EmptyState } from "@/ui/primitives/empty-state";
import { hiddenReason } from "@/ui/words";
import { paths } from "@/paths";
import { signed, StatementTable, type ShownDebt } from "./debt-statement";

type DebtProps = { debt: Debt; readable: ReadableDepartments };

/** Departments whose answers the reader may read one by one. */
export type ReadableDepartments = "all" | readonly number[];

/** What is owed to customers: the statement of a period, and the ratio it rests on beside the organisation's own. */
export function DebtCard({ debt, readable }: DebtProps) {
  const { total, period } = debt;
  return (
    <Card
      title="What do we owe our customers?"
      subtitle={`Good experiences owed for bad ones, ${formatPeriod(period.key)}, ${formatRange(period.range)}`}
      actions={
        readable === "all" && total?.state === "shown" ? (
          <TextLink href={paths.debtors()} className="text-small print:hidden">
            Whom do we owe most?
          </TextLink>
        ) : undefined
      }
      info={
        <MethodInfo
          method="experience-debt"
          subject="Experience debt"
          sentence={`Each bad experience opens a debt of ${debt.assumedRatio} good ones: an assumption. Each later good one of the same customer repays one, the oldest debt first.`}
          formula="opening + incurred + reinstated − repaid − settled − expired − erased ± corrected = closing"
        />
      }
    >
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        {total?.state === "shown" ? <Statement statement={total} /> : <NoStatement statement={total} />}
        <OwnRatio debt={debt} />
      </div>
    </Card>
  );
}

function Statement({ statement }: { statement: ShownDebt }) {
  return (
    <section className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-display tabular-nums">{formatCount(Math.round(statement.closing))}</span>
        <span className="text-body text-subtle">good experiences owed</span>
      </p>
      <p className="text-small text-pretty text-muted">{coverageWords(statement.coverage)}</p>
      <div className="mt-3">
        <StatementTable statement={statement} />
      </div>
    </section>
  );
}

/** How far repayments keep up. */
export function coverageWords(coverage: number | undefined): string {
  if (coverage === undefined) return "Nothing was incurred in this period.";
  const per = coverage.toFixed(2);
  if (coverage >= 1)
    return `For each unit incurred, ${per} were repaid: the debt shrinks by experience alone.`;
  return `For each unit incurred, ${per} were repaid: the debt grows.`;
}

function NoStatement({ statement }: { statement: StatementFigure | undefined }) {
  if (statement?.state === "hidden")
    return <EmptyState title="Hidden">{hiddenReason(statement.why)}</EmptyState>;
  if (statement === undefined)
    return (
      <EmptyState title="Only for readers of everything">
        The balance of your own departments stands in the table.
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing owed yet">
      The ledger is kept from the first answers on; it is written some minutes after they came in.
    </EmptyState>
  );
}

const FEWEST_IN_CELL = 30;

function OwnRatio({ debt: { own, assumedRatio } }: { debt: Debt }) {
  return (
    <section className="min-w-0">
      <h3 className="text-heading">How many good ones make up for a bad one?</h3>
      <p className="mt-1 text-small text-pretty text-muted">
        Assumed: <strong>{assumedRatio}</strong>, a popular claim that nobody has shown.{" "}
        {own ? ownWords(own) : "Your own ratio is not computed yet."}
      </p>
      {own && own.cells.length > 0 ? (
        <div className="mt-3">
          <DataTable
            caption="Promoters among the next answers after a bad experience, by good experiences since"
            density="compact"
            rows={own.cells.filter(({ k }) => k <= own.upTo + 1).toSorted((a, b) => a.k - b.k)}
            rowKey={({ k }) => String(k)}
            columns={ratioColumns}
          />
        </div>
      ) : null}
    </section>
  );
}

type Own = NonNullable<Debt["own"]>;

function ownWords({ state, ratio, never, upTo }: Own): string {
  const usual = never === undefined ? "" : ` (${formatPercent(100 * never)})`;
  if (state === "estimated")
    return `Your own customers: after ${ratio} good ones they are promoters as often as those who never had a bad one${usual}.`;
  if (state === "not reached")
    return `Your own customers: more than ${upTo}. Even after that many they are promoters less often than those who never had a bad one${usual}; further up there are too few to tell.`;
  return "Your own customers: not enough data, so the assumption stays unverified.";
}

const ratioColumns: Column<Own["cells"][number]>[] = [
  { key: "k", head: "Good ones since", isRowHeader: true, cell: ({ k }) => formatCount(k) },
  {
    key: "share",
    head: "Promoters next",
    align: "end",
    cell: ({ answers, promoters }) =>
      answers < FEWEST_IN_CELL ? "too few" : formatPercent((100 * promoters) / answers),
  },
  { key: "n", head: "Answers", align: "end", cell: ({ answers }) => formatCount(answers) },
];

/** Who owes how much: each department's statement in a line, adding up to the total. */
export function DebtPlaces({ debt, readable }: DebtProps) {
  const { departments, notAttributed, total, period } = debt;
  const isReadable = ({ key, statement }: Place) =>
    (readable === "all" && statement.state === "shown") ||
    (readable !== "all" && readable.includes(Number(key)));
  const size = ({ statement }: Place) => (statement.state === "shown" ? statement.closing : -1);
  const rows: Place[] = [
    ...departments
      .filter(({ statement }) => statement.state !== "none")
      .toSorted((a, b) => size(b) - size(a)),
    ...(notAttributed && notAttributed.state !== "none"
      ? [{ key: "rest", name: "Not attributed", statement: notAttributed }]
      : []),
    ...(total?.state === "shown" ? [{ key: "total", name: "All", statement: total }] : []),
  ];
  return (
    <Card
      title="Who owes it?"
      info={
        <MethodInfo
          method="experience-debt"
          subject="Experience debt by department"
          sentence="Each department's own statement: of the debts opened at touchpoints it answered for then."
          formula="opening + incurred + reinstated − repaid − settled − expired − erased ± corrected = closing"
        />
      }
      subtitle={`By who answered for the touchpoint when the debt was opened, ${formatPeriod(period.key)}`}
    >
      <DataTable
        caption="Experience debt by department: opening, what came and went, closing"
        density="compact"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[nameColumn(isReadable), ...placeColumns]}
        empty={
          <EmptyState title="Nothing owed">No department has had a bad experience to answer for.</EmptyState>
        }
      />
    </Card>
  );
}

type Place = { key: string; name: string; slug?: string; statement: StatementFigure };

/** A department leads to the customers it owes most, where the reader may see them. */
const nameColumn = (isReadable: (place: Place) => boolean): Column<Place> => ({
  key: "name",
  head: "Department",
  isRowHeader: true,
  className: "min-w-36",
  cell: (place) => (
    <>
      {place.slug && isReadable(place) ? (
        <TextLink href={paths.debtors({ department: place.slug })}>{place.name}</TextLink>
      ) : (
        place.name
      )}
      {place.statement.state === "hidden" ? (
        <span className="block text-label font-normal text-subtle">{hiddenReason(place.statement.why)}</span>
      ) : null}
    </>
  ),
});

const unitColumn = (key: keyof ShownDebt, head: string, words: (units: number) => string): Column<Place> => ({
  key,
  head,
  align: "end",
  className: "whitespace-nowrap",
  cell: ({ statement }) => (statement.state === "shown" ? words(statement[key] as number) : "–"),
});

const placeColumns: Column<Place>[] = [
  unitColumn("opening", "Opening", (units) => formatCount(Math.round(units))),
  unitColumn("incurred", "Incurred", signed),
  unitColumn("reinstated", "Came back", signed),
  unitColumn("repaid", "Repaid", signed),
  unitColumn("settled", "Settled", signed),
  unitColumn("expired", "Expired", signed),
  unitColumn("erased", "Erased", signed),
  unitColumn("corrected", "Corrected", signed),
  unitColumn("closing", "Closing", (units) => formatCount(Math.round(units))),
  {
    key: "coverage",
    head: "Repaid per incurred",
    align: "end",
    cell: ({ statement }) =>
      statement.state === "shown" && statement.coverage !== undefined ? statement.coverage.toFixed(2) : "–",
  },
];
