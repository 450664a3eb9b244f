import type { Scope } from "@/access/scope";
import type { Day } from "@/domain/period";
import { asSystem, inScope, type Tx } from "@/server/db";
import { keptEntries, wantedEntries } from "../queries/ledger";
import { entriesToAdd, type Booked } from "../rules/entries";

const BATCH = 5_000;

/**
 * Books what the answers of the next customers on the list come to. One transaction takes them off the list and adds
 * the entries, so a kill leaves them on it. Returns how many it looked at; 0 when the list is empty.
 */
export function settleDue(today: Day): Promise<number> {
  return asSystem("figures:ledger", async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    const [taken] = await tx.$queryRaw<[{ ids: string[] | null }]>`
      SELECT rollup.take_due(${BATCH}::int)::text[] AS ids`;
    if (taken.ids === null) return 0;
    const wanted = await wantedEntries(tx, taken.ids);
    await book(tx, entriesToAdd(await keptEntries(tx, taken.ids), wanted, today));
    await tx.$executeRaw`SELECT rollup.settle_debtors(${taken.ids}::text[]::bigint[])`;
    return taken.ids.length;
  });
}

function book(tx: Tx, entries: readonly Booked[]): Promise<number> {
  const all = <Key extends keyof Booked>(key: Key) => entries.map((entry) => entry[key]);
  return tx.$executeRaw`
    INSERT INTO rollup.ledger_entry (customer, kind, of_kind, day, units, debt, cause, touchpoint, opened)
    SELECT * FROM unnest(${all("customer")}::text[]::bigint[], ${all("kind")}::text[], ${all("ofKind")}::text[],
      ${all("day")}::text[]::date[], ${all("units")}::float8[], ${all("debt")}::text[]::bigint[],
      ${all("cause")}::text[]::bigint[], ${all("touchpoint")}::int[], ${all("opened")}::text[]::date[])`;
}

/**
 * How many lines the answers make, and how many the ledger keeps otherwise; and the same of what each customer is owed
 * by the lines: for everybody who is not waiting to be looked at.
 */
export async function verifyLedger(
  scope: Scope<"rollup:repair">,
): Promise<{ cells: number; mismatches: number }> {
  const total = await verifyDebtors(scope);
  for (let last = "-1"; ;) {
    const ids = await inScope(scope, async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      const found = await customersAfter(tx, last);
      const wanted = await wantedEntries(tx, found);
      const wrong = entriesToAdd(await keptEntries(tx, found), wanted, "1970-01-01");
      const waiting = wrong.length === 0 ? new Set<string>() : await waitingAmong(tx, found);
      total.cells += wanted.length;
      total.mismatches += wrong.filter(({ customer }) => !waiting.has(customer)).length;
      return found;
    });
    last = ids.at(-1) ?? "";
    if (last === "") return total;
  }
}

function verifyDebtors(scope: Scope<"rollup:repair">): Promise<{ cells: number; mismatches: number }> {
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    const [row] = await tx.$queryRaw<[{ cells: number; mismatches: number }]>`
      SELECT cells::int, mismatches::int FROM rollup.verify_debtors()`;
    return row;
  });
}

async function customersAfter(tx: Tx, last: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM (
      (SELECT id FROM customer WHERE id > ${last}::bigint ORDER BY id LIMIT ${BATCH}::int)
      UNION (SELECT DISTINCT customer FROM rollup.ledger_entry WHERE customer > ${last}::bigint ORDER BY 1 LIMIT ${BATCH}::int)
      UNION (SELECT 0 WHERE ${last}::bigint < 0)
    ) AS known ORDER BY known.id LIMIT ${BATCH}::int`;
  return rows.map(({ id }) => id);
}

/** Read after the entries: whoever was written to meanwhile is on the list, or in a note, by now. */
async function waitingAmong(tx: Tx, customers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM unnest(${[...customers]}::text[]::bigint[]) AS id
    WHERE id IN (SELECT customer FROM rollup.ledger_due) OR id IN (SELECT unnest(customers) FROM rollup.note)
      OR EXISTS (SELECT FROM rollup.note WHERE everybody)
      OR (id = 0 AND EXISTS (SELECT FROM rollup.note WHERE anonymous_from IS NOT NULL))`;
  return new Set(rows.map(({ id }) => id));
}
