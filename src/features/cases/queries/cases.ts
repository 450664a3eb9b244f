import { blindFrom, type Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import type { CaseRow } from "../rules/line";
import type { Cases, CasesQuestion, CaseView } from "../schema";
import { assignee, caseRows, casesIn, isOpen, linesOf, nextDeadline } from "./rows";

/** So many stand on one page. */
const PAGE = 50;
/** What was closed longer ago is no list any more. */
const CLOSED_FOR_DAYS = 90;

/** Cases within reach: the next deadline first; of closed ones, the last closed. */
export function casesOf(scope: Scope<"case:read">, question: CasesQuestion, now: Date): Promise<Cases> {
  return inScope(scope, async (tx) => {
    const departments = await departmentsOf(tx, scope);
    const department = departments.find(({ slug }) => slug === question.department) ?? null;
    const asked = { scope, now, department: department?.id };
    const counts = await countsOf(tx, asked);
    const view = question.view ?? (counts.mine > 0 ? "mine" : "all");
    const found = await caseRows(tx, {
      where: Prisma.join([inView(asked, view), ...later(view, question.after)], " AND "),
      order: view === "closed" ? Prisma.sql`c.closed_at DESC, c.id DESC` : Prisma.sql`${nextDeadline}, c.id`,
      most: PAGE + 1,
    });
    const rows = found.slice(0, PAGE);
    const { timeZone } = await tx.organisation.findFirstOrThrow({ select: { timeZone: true } });
    return {
      ...{ view, counts, departments, department, timeZone },
      keptFrom: blindFrom(scope) ?? null,
      cases: await linesOf(tx, rows, {
        id: scope.actorId,
        now,
        isHandling: scope.departments !== "all",
      }),
      after: found.length > PAGE ? placeOf(view, rows.at(-1)) : undefined,
    };
  });
}

type Asked = { scope: Scope<"case:read">; now: Date; department: number | undefined };

const isClosed = (now: Date) =>
  Prisma.sql`c.closed_at > ${new Date(now.getTime() - CLOSED_FOR_DAYS * 86_400_000)}::timestamptz`;

function inView({ scope, now, department }: Asked, view: CaseView): Prisma.Sql {
  const narrowed: Record<CaseView, Prisma.Sql> = {
    mine: Prisma.sql`${isOpen} AND p.id = ${scope.actorId}::uuid`,
    unassigned: Prisma.sql`${isOpen} AND p.id IS NULL`,
    overdue: Prisma.sql`${isOpen} AND ${nextDeadline} < ${now}::timestamptz`,
    all: isOpen,
    closed: isClosed(now),
  };
  return Prisma.sql`${casesIn(scope, department)} AND ${narrowed[view]}`;
}

async function countsOf(tx: Tx, { scope, now, department }: Asked): Promise<Cases["counts"]> {
  const here = casesIn(scope, department);
  const [counts] = await tx.$queryRaw<[Cases["counts"]]>`
    SELECT (count(*) FILTER (WHERE p.id = ${scope.actorId}::uuid))::int AS mine,
      (count(*) FILTER (WHERE p.id IS NULL))::int AS unassigned,
      (count(*) FILTER (WHERE ${nextDeadline} < ${now}::timestamptz))::int AS overdue, count(*)::int AS all,
      (SELECT count(*)::int FROM case_record AS c WHERE ${here} AND ${isClosed(now)}) AS closed
    FROM case_record AS c ${assignee} WHERE ${here} AND ${isOpen}`;
  return counts;
}

function later(view: CaseView, after: CasesQuestion["after"]): Prisma.Sql[] {
  if (!after) return [];
  const place = Prisma.sql`(${after.at}::timestamptz, ${after.id}::int)`;
  return [
    view === "closed"
      ? Prisma.sql`(c.closed_at, c.id) < ${place}`
      : Prisma.sql`(${nextDeadline}, c.id) > ${place}`,
  ];
}

function placeOf(view: CaseView, row: CaseRow | undefined): Cases["after"] {
  if (!row) return undefined;
  const next = row.acknowledgedAt ? row.closeBy : row.contactBy;
  return { at: (view === "closed" ? (row.closedAt ?? next) : next).toISOString(), id: row.id };
}

function departmentsOf(tx: Tx, { departments }: Scope<"case:read">): Promise<Cases["departments"]> {
  return tx.department.findMany({
    where: { retiredOn: null, ...(departments === "all" ? {} : { id: { in: [...departments] } }) },
    select: { id: true, slug: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}
