import type { Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { enqueue } from "@/server/jobs";
import { rulesOf } from "../queries/settings";
import { refuseHeld } from "./held";
import type { MergeCustomers, MergeTouchpoints } from "../schema";

/**
 * Makes one touchpoint part of another: its answers and its numbers of asked customers move, whoever answers for the
 * other answers for them, and files that still use the old name lead there. There is no way back but by hand.
 */
export async function mergeTouchpoints(
  scope: Scope<"touchpoint:merge">,
  { from, into }: MergeTouchpoints,
  now: Date,
): Promise<{ answers: number }> {
  if (from === into) throw new Refusal("Choose two different touchpoints.");
  const today = dayIn((await rulesOf()).timeZone, now);
  return inScope(scope, async (tx) => {
    await refuseDuringImport(tx);
    const found = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM touchpoint WHERE id IN (${from}::int, ${into}::int) AND merged_into IS NULL ORDER BY id FOR UPDATE`;
    if (found.length < 2) throw new NotFound();
    await tx.$executeRaw`SET LOCAL statement_timeout = '110s'`;
    const themes = await tx.$queryRaw<{ id: number }[]>`
      UPDATE theme SET version = version + 1,
        touchpoint_ids = ARRAY(SELECT DISTINCT unnest(array_replace(touchpoint_ids, ${from}::int, ${into}::int)) ORDER BY 1)
      WHERE ${from}::int = ANY(touchpoint_ids) RETURNING id`;
    const answers =
      await tx.$executeRaw`UPDATE response SET touchpoint_id = ${into}::int WHERE touchpoint_id = ${from}::int`;
    await tx.$executeRaw`
      UPDATE exclusion SET answer = jsonb_set(answer, '{touchpoint_id}', to_jsonb(${into}::int))
      WHERE taken_back_at IS NULL AND (answer ->> 'touchpoint_id')::int = ${from}::int`;
    await tx.$executeRaw`
      WITH moved AS (DELETE FROM asked WHERE touchpoint_id = ${from}::int RETURNING *)
      INSERT INTO asked (survey_id, touchpoint_id, month, asked, delivered)
      SELECT survey_id, ${into}::int, month, asked, delivered FROM moved
      ON CONFLICT (survey_id, touchpoint_id, month) DO UPDATE
      SET asked = asked.asked + excluded.asked, delivered = asked.delivered + excluded.delivered`;
    await tx.$executeRaw`DELETE FROM touchpoint_role WHERE touchpoint_id = ${from}::int`;
    await tx.$executeRaw`
      UPDATE touchpoint SET merged_into = ${into}::int, retired_on = coalesce(retired_on, ${today}::date)
      WHERE id = ${from}::int OR merged_into = ${from}::int`;
    await record(tx, scope, {
      action: "touchpoint.merge",
      object: `touchpoint:${from}`,
      detail: { into, answers },
    });
    // What customers said at the other touchpoint may now be of the theme, too.
    for (const { id } of themes) await enqueue(tx, "feedback.recode", { themeId: id }, `recode:${id}`);
    return { answers };
  });
}

/**
 * Makes one customer part of another. What is known of the one that stays is only filled in, never overwritten; of the
 * other nothing but the number stays, so that files that still use it lead to the right person.
 */
export function mergeCustomers(
  scope: Scope<"customer:correct">,
  { from, into }: MergeCustomers,
): Promise<{ answers: number }> {
  if (from === into) throw new Refusal("Choose two different customers.");
  return inScope(scope, async (tx) => {
    await refuseDuringImport(tx);
    await refuseHeld(tx, from);
    const found = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM customer WHERE id IN (${from}::bigint, ${into}::bigint) AND merged_into IS NULL AND erased_on IS NULL
      ORDER BY id FOR UPDATE`;
    if (found.length < 2) throw new NotFound();
    const answers =
      await tx.$executeRaw`UPDATE response SET customer_id = ${into}::bigint WHERE customer_id = ${from}::bigint`;
    await tx.$executeRaw`
      UPDATE exclusion SET customer_id = ${into}::bigint,
        answer = CASE WHEN taken_back_at IS NULL THEN jsonb_set(answer, '{customer_id}', to_jsonb(${into}::bigint)) ELSE answer END
      WHERE customer_id = ${from}::bigint`;
    await tx.$executeRaw`
      UPDATE customer AS c SET email = coalesce(c.email, f.email), name = coalesce(c.name, f.name),
        revenue = coalesce(c.revenue, f.revenue), lost_on = coalesce(c.lost_on, f.lost_on)
      FROM customer AS f WHERE c.id = ${into}::bigint AND f.id = ${from}::bigint`;
    await tx.$executeRaw`
      UPDATE customer SET merged_into = ${into}::bigint, email = NULL, name = NULL, revenue = NULL, lost_on = NULL
      WHERE id = ${from}::bigint OR merged_into = ${from}::bigint`;
    await record(tx, scope, {
      action: "customer.merge",
      object: `customer:${from}`,
      detail: { into, answers },
    });
    return { answers };
  });
}

/** A file that is being loaded remembers whom its rows belong to. */
export async function refuseDuringImport(tx: Tx): Promise<void> {
  const [row] = await tx.$queryRaw<[{ isLoading: boolean }]>`
    SELECT EXISTS (SELECT FROM import WHERE state = 'loading') AS "isLoading"`;
  if (row.isLoading) throw new Refusal("A file is being imported. Try again when it is done.");
}
