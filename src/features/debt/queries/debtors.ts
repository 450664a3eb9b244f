import { blindFrom, scopeOf, type Scope } from "@/access/scope";
import { can, type Actor } from "@/access/can";
import { statementOf, coverageOf, type EntryKind } from "@/domain/ledger";
import { rulesOf } from "@/features/responses/queries/settings";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { debtorCursor, debtorCursorText, lineCursor, lineCursorText } from "../rules/cursor";
import type { AskedDebtor, AskedDebtors, DebtorLedger, Debtors, LedgerLine } from "../schema/debtors";
import { ledgerAsOf } from "./as-of";

/** How many customers, and how many lines of one, a page holds. */
const PAGE = 50;
/** Everybody's debts together, whoever answered for them. */
const EVERYBODY = 0;

/** The customers that a department, or everybody, owes most, in pages: each page is a stretch of one index. */
export async function debtors(
  scope: Scope<"comment:read">,
  actor: Actor,
  asked: AskedDebtors,
): Promise<Debtors> {
  const { fewestComments } = await rulesOf();
  return inScope(scope, async (tx) => {
    const whose = await whoseDebt(tx, scope, asked);
    const asOf = await ledgerAsOf(tx);
    const head = { department: whose.department, asOf };
    if (scope.departments === "all" && (await isFew(tx, whose.id, fewestComments)))
      return { ...head, reading: "few", customers: [] };
    const rows = await mostOwed(tx, whose.id, debtorCursor(asked.after));
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    const isNamed = namesIn(actor, whose.id);
    return {
      ...head,
      reading: "open",
      total: await owedBy(tx, whose.id),
      customers: shown.map(({ id, name, units }) => ({ id, units, ...(isNamed && name ? { name } : {}) })),
      next: rows.length > PAGE && last ? debtorCursorText(last) : undefined,
    };
  });
}

type Whose = { id: number; department?: { name: string; slug: string } };

/** The department that is meant, if its answers may be read one by one; everybody's for readers of everything. */
async function whoseDebt(
  tx: Tx,
  scope: Scope<"comment:read">,
  { department: slug }: { department?: string },
): Promise<Whose> {
  // What is owed now holds the period that is kept from whoever still has to forecast it.
  if (blindFrom(scope) !== undefined) throw new NotFound();
  if (slug === undefined) {
    if (scope.departments !== "all") throw new NotFound();
    return { id: EVERYBODY };
  }
  const found = await tx.department.findUnique({
    where: { slug },
    select: { id: true, name: true, slug: true },
  });
  const isReached = found && (scope.departments === "all" || scope.departments.includes(found.id));
  if (!isReached) throw new NotFound();
  return { id: found.id, department: { name: found.name, slug: found.slug } };
}

function namesIn(actor: Actor, department: number): boolean {
  return department === EVERYBODY
    ? scopeOf(actor, "customer:name")?.departments === "all"
    : can(actor, "customer:name", department);
}

/** Who does not handle these answers reads single ones only among enough customers; no more than those are looked at. */
async function isFew(tx: Tx, department: number, fewest: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ n: number }]>`
    SELECT count(*)::int AS n FROM (SELECT FROM rollup.debtor WHERE department = ${department}::int LIMIT ${fewest}::int) AS debtor`;
  return row.n > 0 && row.n < fewest;
}

type Owed = { id: string; units: number; name: string | null };

function mostOwed(
  tx: Tx,
  department: number,
  after: { units: number; id: string } | undefined,
): Promise<Owed[]> {
  const further = after
    ? Prisma.sql`AND (units, customer) < (${after.units}::float8, ${after.id}::bigint)`
    : Prisma.empty;
  return tx.$queryRaw<Owed[]>`
    SELECT page.customer::text AS id, page.units, ${nameOf} AS name
    FROM (
      SELECT customer, units FROM rollup.debtor WHERE department = ${department}::int ${further}
      ORDER BY units DESC, customer DESC LIMIT ${PAGE + 1}::int
    ) AS page
    LEFT JOIN customer AS c ON c.id = page.customer
    ORDER BY page.units DESC, page.customer DESC`;
}

/** A name where one is known, else their own number. */
const nameOf = Prisma.sql`coalesce(c.name, c.ref)`;

/** The owner of a debt is the one of the month it was opened in, as in the statement. */
const isWhose = (department: number) =>
  department === EVERYBODY
    ? Prisma.sql`true`
    : Prisma.sql`EXISTS (SELECT FROM touchpoint_role AS owner
        WHERE owner.touchpoint_id = e.touchpoint AND owner.role = 'owner' AND owner.department_id = ${department}::int
          AND owner.valid_from <= e.opened AND (owner.valid_to IS NULL OR e.opened < owner.valid_to))`;

/** What is owed in all: from the sums of the ledger, which know no customers. */
async function owedBy(tx: Tx, department: number): Promise<number> {
  const [row] = await tx.$queryRaw<[{ units: number }]>`
    SELECT coalesce(sum(units), 0)::float8 AS units FROM rollup.ledger_sum AS e WHERE ${isWhose(department)}`;
  return row.units;
}

/** One customer's lines with a department, or with everybody: each says when, what and why, and they come to the balance. */
export async function debtor(
  scope: Scope<"comment:read">,
  actor: Actor,
  asked: AskedDebtor,
): Promise<DebtorLedger> {
  const { fewestComments } = await rulesOf();
  return inScope(scope, async (tx) => {
    const whose = await whoseDebt(tx, scope, asked);
    if (scope.departments === "all" && (await isFew(tx, whose.id, fewestComments))) throw new NotFound();
    const asOf = await ledgerAsOf(tx);
    const sums = await tx.$queryRaw<{ kind: EntryKind; units: number }[]>`
      SELECT kind, sum(units) AS units FROM rollup.ledger_entry AS e
      WHERE customer = ${asked.customer}::bigint AND ${isWhose(whose.id)} GROUP BY kind`;
    if (sums.length === 0) throw new NotFound();
    const statement = statementOf(sums.map((sum) => ({ ...sum, isBefore: false })));
    const rows = await linesOf(tx, { asked, department: whose.id });
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    const name = namesIn(actor, whose.id) ? await customerName(tx, asked.customer) : undefined;
    return {
      department: whose.department,
      customer: { id: asked.customer, units: statement.closing, name },
      statement: { state: "shown", ...statement, coverage: coverageOf(statement) },
      lines: shown,
      next: rows.length > PAGE && last ? lineCursorText(last) : undefined,
      asOf,
    };
  });
}

async function customerName(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    SELECT ${nameOf} AS name FROM customer AS c WHERE c.id = ${id}::bigint`;
  return row?.name;
}

type LinesRequest = { asked: AskedDebtor; department: number };

/** Newest first, with what is owed after each: counted over the lines of this customer alone. */
function linesOf(tx: Tx, { asked, department }: LinesRequest): Promise<LedgerLine[]> {
  const after = lineCursor(asked.after);
  const further = after
    ? Prisma.sql`WHERE (day, number) < (${after.day}::date, ${after.id}::bigint)`
    : Prisma.empty;
  return tx.$queryRaw<LedgerLine[]>`
    SELECT line.number::text AS id, line.day::text, line.kind, line.of_kind AS "ofKind", line.units,
      line.balance, t.name AS touchpoint, line.opened::text
    FROM (
      SELECT e.id AS number, e.day, e.kind, e.of_kind, e.units, e.touchpoint, e.opened,
        sum(e.units) OVER (ORDER BY e.day, e.id) AS balance
      FROM rollup.ledger_entry AS e WHERE e.customer = ${asked.customer}::bigint AND ${isWhose(department)}
    ) AS line
    LEFT JOIN touchpoint AS t ON t.id = line.touchpoint
    ${further}
    ORDER BY line.day DESC, line.number DESC LIMIT ${PAGE + 1}::int`;
}
