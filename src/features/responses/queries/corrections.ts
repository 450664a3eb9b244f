import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
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

/**
 * Everything kept of one customer, as text in JSON, for whoever asks for it. Words are in it only for those who may
 * read everybody's, and revenue likewise; what is left out is named.
 */
export async function customerFile(
  scope: Scope<"customer:correct">,
  actor: Actor,
  id: string,
): Promise<{ json: string; leftOut: string[] }> {
  const mayRead = scopeOf(actor, "comment:read")?.departments === "all";
  const maySeeRevenue = scopeOf(actor, "revenue:read")?.departments === "all";
  const [row] = await inScope(
    scope,
    (tx) => tx.$queryRaw<{ json: string }[]>`
      SELECT jsonb_pretty(jsonb_build_object(
        'customer', to_jsonb(c) - 'id' - 'import_id' - 'merged_into' - ${maySeeRevenue ? "" : "revenue"}::text,
        'answers', (SELECT coalesce(jsonb_agg(a.line ORDER BY a.answered_at), '[]') FROM (
          SELECT r.answered_at, (to_jsonb(r) - 'id' - 'customer_id' - 'import_id' - 'survey_id' - 'touchpoint_id' - 'channel_id'
            - 'segment_id' - 'persona_id' - ${mayRead ? "" : "comment"}::text) || jsonb_build_object('survey', s.name,
            'touchpoint', t.name, 'channel', ch.name, 'segment', sg.name, 'persona', p.name) AS line
          FROM response AS r LEFT JOIN survey AS s ON s.id = r.survey_id LEFT JOIN touchpoint AS t ON t.id = r.touchpoint_id
          LEFT JOIN channel AS ch ON ch.id = r.channel_id LEFT JOIN segment AS sg ON sg.id = r.segment_id
          LEFT JOIN persona AS p ON p.id = r.persona_id WHERE r.customer_id = c.id) AS a)
      )) AS json
      FROM customer AS c WHERE c.id = ${id}::bigint AND c.erased_on IS NULL AND c.merged_into IS NULL`,
  );
  if (!row) throw new NotFound();
  return {
    json: row.json,
    leftOut: [...(mayRead ? [] : ["the customer's own words"]), ...(maySeeRevenue ? [] : ["revenue"])],
  };
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
