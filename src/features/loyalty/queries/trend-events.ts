import { departmentsFor, type Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import type { TrendEvents, TrendScope } from "../schema";
import { departmentIn } from "./trend-scope";

type Row = Omit<TrendEvents["events"][number], "isEverybodys" | "mayRemove"> & {
  departmentId: number | null;
};

/** What happened on a trend, oldest first. What concerned everybody may be read by whoever sees any score. */
export function trendEvents(
  scope: Scope<"score:read">,
  viewer: Actor,
  asked: TrendScope,
): Promise<TrendEvents> {
  const writable = departmentsFor(viewer, "event:write");
  const mayWrite = (departmentId: number | null) =>
    writable === "all" || (departmentId !== null && writable.includes(departmentId));
  return inScope(scope, async (tx) => {
    const departmentId = await departmentIn(tx, scope, asked);
    const rows = await tx.$queryRaw<Row[]>`
      SELECT event.id, event.day::text, event.words, event.department_id AS "departmentId",
        coalesce(person.name, '') AS "addedBy"
      FROM trend_event AS event LEFT JOIN person ON person.id = event.added_by
      WHERE event.department_id IS NULL OR event.department_id = ${departmentId}::int
      ORDER BY event.day, event.id`;
    return {
      events: rows.map(({ departmentId: whose, ...event }) => ({
        ...event,
        isEverybodys: whose === null,
        mayRemove: mayWrite(whose),
      })),
      mayAdd: mayWrite(departmentId),
    };
  });
}
