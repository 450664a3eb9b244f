import type { Scope } from "@/access/scope";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { promiseSlug, wordingRefusal } from "../rules/wording";
import type { RewordPromise, StatePromise, Wording } from "../schema/editing";

type Writer = Scope<"promise:write">;

/** States a promise: its words, its test, who makes and who delivers it. Evidence comes later. */
export function statePromise(scope: Writer, given: StatePromise): Promise<{ slug: string }> {
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('promises.state'))`;
    const refusal = await placeRefusal(tx, given);
    if (refusal) throw new Refusal(refusal);
    const taken = await tx.promiseMade.findMany({ select: { slug: true } });
    const slug = promiseSlug(given.text, new Set(taken.map((one) => one.slug)));
    const { stageId, touchpointId = null, madeBy, deliveredBy, publishedIn, weight } = given;
    const { id } = await tx.promiseMade.create({
      data: { slug, stageId, touchpointId, madeBy, deliveredBy, publishedIn, weight },
      select: { id: true },
    });
    await addWording(tx, id, 1, given);
    await record(tx, scope, { action: "promise.state", object: `promise:${id}`, detail: { stageId } });
    return { slug };
  });
}

/** Ids come from a browser: each must be of something that is there, and together they must make sense. */
async function placeRefusal(
  tx: Tx,
  { stageId, touchpointId, madeBy, deliveredBy }: StatePromise,
): Promise<string | undefined> {
  const [found] = await tx.$queryRaw<{ stage: boolean; touchpoint: boolean; departments: number }[]>`
    SELECT EXISTS (SELECT FROM stage AS s JOIN journey AS j ON j.id = s.journey_id
        WHERE s.id = ${stageId}::int AND s.retired_on IS NULL AND j.published_at IS NOT NULL) AS stage,
      ${touchpointId ?? null}::int IS NULL OR EXISTS (SELECT FROM touchpoint WHERE id = ${touchpointId ?? null}::int
        AND stage_id = ${stageId}::int AND retired_on IS NULL) AS touchpoint,
      (SELECT count(*)::int FROM department WHERE id = ANY(${[madeBy, deliveredBy]}::int[]) AND retired_on IS NULL) AS departments`;
  if (!found?.stage) return "This stage is gone. Choose another.";
  if (!found.touchpoint) return "This touchpoint is not at that stage. Choose another, or none.";
  return found.departments < new Set([madeBy, deliveredBy]).size
    ? "One of these departments is gone. Choose another."
    : undefined;
}

async function addWording(tx: Tx, promiseId: number, number: number, wording: Wording): Promise<void> {
  const { text, comparator, threshold, unit, limitHours = null, target, validFrom } = wording;
  await tx.promiseVersion.create({
    data: {
      promiseId,
      number,
      text,
      comparator,
      threshold,
      unit,
      limitHours,
      target,
      validFrom: new Date(validFrom),
    },
  });
}

/** A new wording from a day on; what was published before stays tested as it was, with its events. */
export async function rewordPromise(
  scope: Writer,
  { slug, ...wording }: RewordPromise,
  now: Date,
): Promise<void> {
  const { timeZone } = await rulesOf();
  await inScope(scope, async (tx) => {
    const found = await lockedPromise(tx, slug);
    const refusal = wordingRefusal({
      ...found,
      validFrom: wording.validFrom,
      today: dayIn(timeZone, now),
    });
    if (refusal) throw new Refusal(refusal);
    await addWording(tx, found.id, found.number + 1, wording);
    await record(tx, scope, {
      action: "promise.reword",
      object: `promise:${found.id}`,
      detail: { number: found.number + 1, validFrom: wording.validFrom },
    });
  });
}

type Locked = { id: number; number: number; lastFrom: string; isRetired: boolean };

async function lockedPromise(tx: Tx, slug: string): Promise<Locked> {
  await tx.$queryRaw`SELECT 1 FROM promise WHERE slug = ${slug} FOR UPDATE`;
  const [found] = await tx.$queryRaw<Locked[]>`
    SELECT p.id, p.valid_to IS NOT NULL AS "isRetired", v.number, v.valid_from::text AS "lastFrom"
    FROM promise AS p JOIN promise_version AS v ON v.promise_id = p.id
    WHERE p.slug = ${slug} ORDER BY v.number DESC LIMIT 1`;
  if (!found) throw new NotFound();
  return found;
}

/** Takes a promise back from a day on. Its history stays in every period before. */
export function retirePromise(scope: Writer, { slug, on }: { slug: string; on: string }): Promise<void> {
  return inScope(scope, async (tx) => {
    const { id, isRetired, lastFrom } = await lockedPromise(tx, slug);
    if (isRetired) throw new Refusal("This promise is retired already.");
    if (on <= lastFrom) throw new Refusal(`Its wording began on ${lastFrom}. Choose a later day.`);
    await tx.promiseMade.update({ where: { id }, data: { validTo: new Date(on) } });
    await record(tx, scope, { action: "promise.retire", object: `promise:${id}`, detail: { on } });
  });
}
