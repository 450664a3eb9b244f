import type { Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import type { Hold, Night, PrivacyPage, PrivacyRules } from "../schema";

const NEWEST_NIGHTS = 7;

/** The rules in force, what is held in spite of them, and what the last nights removed. */
export function privacyPage(scope: Scope<"privacy:write">): Promise<PrivacyPage> {
  return inScope(scope, async (tx) => {
    const rules = await privacyRules(tx);
    const holds = await tx.$queryRaw<(Omit<Hold, "customer"> & { customer: string | null })[]>`
      SELECT h.id, c.ref AS customer, h.reason, coalesce(p.name, h.placed_by) AS by,
        (h.placed_at AT TIME ZONE o.time_zone)::date::text AS on
      FROM legal_hold AS h CROSS JOIN organisation AS o LEFT JOIN customer AS c ON c.id = h.customer_id
      LEFT JOIN person AS p ON p.id::text = h.placed_by WHERE h.lifted_at IS NULL ORDER BY h.id DESC LIMIT 200`;
    const nights = await tx.$queryRaw<Night[]>`
      SELECT day::text, comments, names, finished_at IS NOT NULL AS "isFinished" FROM retention_run
      WHERE comments > 0 OR names > 0 OR finished_at IS NULL ORDER BY day DESC LIMIT ${NEWEST_NIGHTS}::int`;
    return {
      rules,
      holds: holds.map(({ customer, ...hold }) => ({ ...hold, customer: customer ?? undefined })),
      nights,
    };
  });
}

/** The rules in force. */
export async function privacyRules(tx: Tx): Promise<PrivacyRules> {
  const [rules] = await tx.$queryRaw<[PrivacyRules]>`
    SELECT fewest_answers AS "fewestAnswers", fewest_comments AS "fewestComments",
      keep_comments_months AS "keepCommentsMonths", keep_names_months AS "keepNamesMonths"
    FROM organisation`;
  return rules;
}
