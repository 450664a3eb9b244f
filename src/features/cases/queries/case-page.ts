import { can, type Actor } from "@/access/can";
import { reaches, scopeOf, type Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { CaseRow } from "../rules/line";
import type { CaseHistoryLine, CasePage, OneCase } from "../schema";
import { handlersOf } from "./people";
import { caseRows, casesIn, linesOf } from "./rows";

/** One case with everything that became of it; not found where another department handles it. */
export function casePage(
  scope: Scope<"case:read">,
  actor: Actor,
  { id }: OneCase,
  now: Date,
): Promise<CasePage> {
  return inScope(scope, async (tx) => {
    const where = Prisma.sql`c.id = ${id}::int AND ${casesIn(scope)}`;
    const rows = await caseRows(tx, { where, order: Prisma.sql`c.id`, most: 1 });
    const [row] = rows;
    const isHandling = scope.departments !== "all";
    const [line] = await linesOf(tx, rows, { id: scope.actorId, now, isHandling });
    if (!row || !line) throw new NotFound();
    const handler = scopeOf(actor, "case:handle");
    const mayHandle = handler !== undefined && reaches(handler, row.department.id);
    const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } });
    const isNamed = isHandling && can(actor, "customer:name", row.department.id);
    return {
      case: {
        ...line,
        version: row.version,
        contactBy: row.contactBy.toISOString(),
        closeBy: row.closeBy.toISOString(),
        acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
        rootCause: row.rootCause,
        place: row.place,
        customer: isNamed ? await customerOf(tx, row) : null,
      },
      history: await historyOf(tx, id),
      mayHandle,
      people: mayHandle ? await handlersOf(tx, row.department.id) : [],
      departments: mayHandle ? await othersThan(tx, row.department.id) : [],
      timeZone,
    };
  });
}

async function customerOf(tx: Tx, { customerId }: CaseRow): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ name: string }[]>`
    SELECT coalesce(k.name, k.ref) AS name FROM customer AS c JOIN customer AS k ON k.id = coalesce(c.merged_into, c.id)
    WHERE c.id = ${customerId}::bigint AND k.erased_on IS NULL`;
  return found?.name ?? null;
}

function othersThan(tx: Tx, departmentId: number): Promise<CasePage["departments"]> {
  return tx.department.findMany({
    where: { retiredOn: null, id: { not: departmentId } },
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}

async function historyOf(tx: Tx, caseId: number): Promise<CaseHistoryLine[]> {
  const nobody = "Somebody who has left";
  const rows = await tx.$queryRaw<(Omit<CaseHistoryLine, "at"> & { at: Date })[]>`
    SELECT h.version, h.kind, h.note, h.changed_at AS at, f.name AS from, t.name AS to,
      CASE WHEN h.person_id IS NOT NULL THEN coalesce(p.name, ${nobody}) END AS person,
      CASE WHEN h.changed_by IS NOT NULL THEN coalesce(w.name, ${nobody}) END AS by
    FROM case_change AS h LEFT JOIN person AS p ON p.id = h.person_id LEFT JOIN person AS w ON w.id = h.changed_by
      LEFT JOIN department AS f ON f.id = h.from_department LEFT JOIN department AS t ON t.id = h.to_department
    WHERE h.case_id = ${caseId}::int ORDER BY h.version`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
