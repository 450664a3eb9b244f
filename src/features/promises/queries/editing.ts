import type { Scope } from "@/access/scope";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { PromiseForm, PromisePage } from "../schema/editing";

type Writer = Scope<"promise:write">;

/** Stages of published maps, their touchpoints, and departments: where a promise can be made, and by whom. */
export async function promiseForm(scope: Writer, now: Date): Promise<PromiseForm> {
  const { timeZone } = await rulesOf();
  return inScope(scope, async (tx) => ({
    today: dayIn(timeZone, now),
    stages: await tx.$queryRaw<PromiseForm["stages"]>`
      SELECT s.id, s.name, j.name AS map, coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.position, t.id)
        FROM touchpoint AS t WHERE t.stage_id = s.id AND t.retired_on IS NULL AND t.merged_into IS NULL), '[]') AS touchpoints
      FROM stage AS s JOIN journey AS j ON j.id = s.journey_id
      WHERE s.retired_on IS NULL AND j.published_at IS NOT NULL ORDER BY j.position, j.id, s.position, s.id`,
    departments: await tx.$queryRaw<PromiseForm["departments"]>`
      SELECT id, name FROM department WHERE retired_on IS NULL ORDER BY position, name`,
  }));
}

/** One promise with its wordings, and how many events each holds. */
export async function promisePage(
  scope: Writer,
  { slug }: { slug: string },
  now: Date,
): Promise<PromisePage> {
  const { timeZone } = await rulesOf();
  const [found] = await inScope(
    scope,
    (tx) => tx.$queryRaw<Omit<PromisePage, "today">[]>`
      SELECT p.slug, j.slug AS map, s.name AS stage, m.name AS "madeBy", d.name AS "deliveredBy", p.published_in AS "publishedIn",
        p.valid_to::text AS "retiredOn",
        coalesce((SELECT json_agg(json_build_object('id', f.id, 'state', f.state, 'read', f.read, 'taken', f.taken, 'refused', f.refused,
            'problem', f.problem, 'sentBy', coalesce(w.name, k.name, 'Somebody who has left'), 'sentOn', ((f.sent_at AT TIME ZONE ${timeZone})::date)::text) ORDER BY f.id DESC)
          FROM (SELECT * FROM evidence_file WHERE promise_id = p.id ORDER BY id DESC LIMIT 5) AS f
            LEFT JOIN person AS w ON w.id::text = f.sent_by LEFT JOIN api_key AS k ON 'key:' || k.id = f.sent_by), '[]') AS files,
        (SELECT json_agg(json_build_object('number', v.number, 'text', v.text, 'comparator', v.comparator, 'threshold', v.threshold,
            'unit', v.unit, 'limitHours', v.limit_hours, 'target', v.target, 'validFrom', v.valid_from,
            'events', (SELECT count(*) FROM promise_event AS e WHERE e.version_id = v.id)) ORDER BY v.number DESC)
          FROM promise_version AS v WHERE v.promise_id = p.id) AS wordings
      FROM promise AS p JOIN stage AS s ON s.id = p.stage_id JOIN journey AS j ON j.id = s.journey_id
        JOIN department AS m ON m.id = p.made_by JOIN department AS d ON d.id = p.delivered_by
      WHERE p.slug = ${slug}`,
  );
  if (!found) throw new NotFound();
  return { ...found, today: dayIn(timeZone, now) };
}
