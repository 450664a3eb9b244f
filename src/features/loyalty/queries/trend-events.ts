import { departmentsFor, type Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { keptByVersion } from "@/features/responses/queries/kept";
import { changesVersion, rulesOf } from "@/features/responses/queries/settings";
import { inScope, type Tx } from "@/server/db";
import type { TrendEvents, TrendScope } from "../schema";
import { departmentIn } from "./trend-scope";

type Row = Omit<TrendEvents["events"][number], "isEverybodys" | "mayRemove"> & {
  departmentId: number | null;
};

/**
 * What happened on a trend, oldest first. What concerned everybody may be read by whoever sees any score. Kept until an
 * event or a name changes: each page with a trend asks for it.
 */
export async function trendEvents(
  scope: Scope<"score:read">,
  viewer: Actor,
  asked: TrendScope,
): Promise<TrendEvents> {
  const writable = departmentsFor(viewer, "event:write");
  const rules = await rulesOf();
  const key = { what: "trend events", scope, asked, writable };
  return keptByVersion(changesVersion(rules), key, () =>
    inScope(scope, async (tx) => {
      const departmentId = await departmentIn(tx, scope, asked);
      return eventsFor(await rowsOf(tx, departmentId), { departmentId, writable });
    }),
  );
}

function rowsOf(tx: Tx, departmentId: number | null): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    /* planned once */ SELECT event.id, event.day::text, event.words, event.department_id AS "departmentId",
      coalesce(person.name, '') AS "addedBy"
    FROM trend_event AS event LEFT JOIN person ON person.id = event.added_by
    WHERE event.department_id IS NULL OR event.department_id = ${departmentId}::int
    ORDER BY event.day, event.id`;
}

type For = { departmentId: number | null; writable: "all" | readonly number[] };

function eventsFor(rows: readonly Row[], { departmentId, writable }: For): TrendEvents {
  const mayWrite = (whose: number | null) =>
    writable === "all" || (whose !== null && writable.includes(whose));
  return {
    events: rows.map(({ departmentId: whose, ...event }) => ({
      ...event,
      isEverybodys: whose === null,
      mayRemove: mayWrite(whose),
    })),
    mayAdd: mayWrite(departmentId),
  };
}
