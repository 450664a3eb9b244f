import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import type { Choice, ExcludedAnswer, FoundCustomer } from "../schema";

const NEWEST = 100;

/** The newest answers that are excluded, with who did it and why. Their words are not among it. */
export function excludedAnswers(scope: Scope<"answer:exclude">): Promise<ExcludedAnswer[]> {
  return inScope(
    scope,
    (tx) => tx.$queryRaw<ExcludedAnswer[]>`
      SELECT e.response_id::text AS id, (e.answer ->> 'answered_at')::timestamptz::date::text AS day,
        (e.answer ->> 'score')::int AS score, t.name AS touchpoint, e.reason, coalesce(p.name, e.excluded_by) AS by,
        e.excluded_at::date::text AS on
      FROM exclusion AS e LEFT JOIN touchpoint AS t ON t.id = (e.answer ->> 'touchpoint_id')::int
      LEFT JOIN person AS p ON p.id::text = e.excluded_by
      WHERE e.taken_back_at IS NULL ORDER BY e.id DESC LIMIT ${NEWEST}::int`,
  );
}

/** Customers whose number or address is exactly this; several may share an address. */
export function customersCalled(scope: Scope<"customer:correct">, text: string): Promise<FoundCustomer[]> {
  return inScope(
    scope,
    (tx) => tx.$queryRaw<FoundCustomer[]>`
      WITH found AS (
        SELECT id, ref, merged_into FROM customer WHERE ref = ${text} OR ref = 'email:' || lower(${text})
        UNION SELECT id, ref, merged_into FROM customer WHERE lower(email) = lower(${text})
      ), own AS (
        SELECT DISTINCT c.id, c.ref FROM found JOIN customer AS c ON c.id = coalesce(found.merged_into, found.id)
        WHERE c.erased_on IS NULL ORDER BY c.id LIMIT 20
      )
      SELECT own.id::text, own.ref, answer.n AS answers, answer.first, answer.last FROM own CROSS JOIN LATERAL (
        SELECT count(*)::int AS n, (min(r.answered_at) AT TIME ZONE o.time_zone)::date::text AS first,
          (max(r.answered_at) AT TIME ZONE o.time_zone)::date::text AS last
        FROM organisation AS o LEFT JOIN response AS r ON r.customer_id = own.id GROUP BY o.time_zone
      ) AS answer`,
  );
}

/** Every touchpoint that is not part of another one already. */
export function mergeableTouchpoints(scope: Scope<"touchpoint:merge">): Promise<Choice[]> {
  return inScope(scope, (tx) =>
    tx.touchpoint.findMany({
      where: { mergedIntoId: null },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
  );
}
