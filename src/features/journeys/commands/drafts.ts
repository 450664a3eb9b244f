import type { Scope } from "@/access/scope";
import { inScope, type Prisma, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { applied, cellOf, collide, valueAt } from "../rules/draft-changes";
import { freeSlug } from "../rules/slug";
import { copyOf, templateContent } from "../rules/templates";
import type { ChangedDraft, ChangeDraft, MapContent, NewMap, OthersChange } from "../schema";
import { contentOf } from "../queries/content";
import { draftOf, journeyRow, type JourneyRow } from "../queries/draft";

type Writer = Scope<"journey:write">;

/**
 * Makes one change of a draft. Two people may edit at once: what others did since the given version is merged, unless
 * it is the very cell that is changed now. Then nothing is written, and the answer says who wrote what there; sent
 * again with the newest version, the change goes through and the other's words stay in the draft's history.
 */
export function changeDraft(
  scope: Writer,
  { slug, version, change }: ChangeDraft,
  now: Date,
): Promise<ChangedDraft> {
  return inScope(scope, async (tx) => {
    const journey = await journeyRow(tx, slug, { isLocked: true });
    const draft = await draftOf(tx, journey);
    const others =
      draft.id === undefined
        ? []
        : await changesSince(tx, draft.id, version, { actorId: scope.actorId, now });
    const cell = cellOf(change);
    const inTheWay = others.filter((other) => collide(other.cell, cell));
    const after = applied(draft.content, change);
    const isSame =
      JSON.stringify(valueAt(draft.content, change)) ===
      JSON.stringify("value" in change ? change.value : undefined);
    const { content } = draft;
    if (after && inTheWay.length > 0 && isSame)
      return { state: "saved", version: draft.version, content, others };
    if (inTheWay.length > 0 || !after)
      return { state: "conflict", version: draft.version, content, others: inTheWay.slice(-1) };
    const id = draft.id ?? (await openDraft(tx, scope, { journey, content, now }));
    const next = draft.version + 1;
    await tx.journeyDraft.update({ where: { id }, data: { content: after, version: next } });
    await tx.journeyChange.create({
      data: {
        draftId: id,
        version: next,
        cell,
        before: json(valueAt(content, change)),
        after: json(valueAt(after, change)),
        changedBy: personId(scope),
        changedAt: now,
      },
    });
    return { state: "saved", version: next, content: after, others };
  });
}

/** JSON's null has to be told from a missing value. */
function json(value: unknown): Prisma.InputJsonValue {
  return { value: (value ?? null) as Prisma.InputJsonValue };
}

/** The person behind a scope; the command line is nobody. */
export function personId({ actorId }: { actorId: string }): string | null {
  return /^[0-9a-f-]{36}$/.test(actorId) ? actorId : null;
}

async function openDraft(
  tx: Tx,
  scope: Writer,
  { journey, content, now }: { journey: JourneyRow; content: MapContent; now: Date },
): Promise<number> {
  const { id } = await tx.journeyDraft.create({
    data: { journeyId: journey.id, content, version: 0, startedBy: personId(scope), startedAt: now },
    select: { id: true },
  });
  await record(tx, scope, { action: "journey.draft", object: `journey:${journey.id}` });
  return id;
}

/** What other people changed after a version, oldest first; one's own changes never stand in one's way. */
async function changesSince(
  tx: Tx,
  draftId: number,
  version: number,
  { actorId, now }: { actorId: string; now: Date },
): Promise<OthersChange[]> {
  return tx.$queryRaw<OthersChange[]>`
    SELECT c.cell, coalesce(p.name, 'Somebody') AS by, greatest(0, floor(extract(epoch FROM ${now}::timestamptz - c.changed_at) / 60))::int AS "minutesAgo",
      c.before -> 'value' AS before, c.after -> 'value' AS after
    FROM journey_change AS c LEFT JOIN person AS p ON p.id = c.changed_by
    WHERE c.draft_id = ${draftId}::int AND c.version > ${version}::int AND c.changed_by::text IS DISTINCT FROM ${actorId}
    ORDER BY c.version`;
}

/** Throws a draft away; what is published stays. A map that was never published goes with it. */
export function discardDraft(scope: Writer, slug: string): Promise<void> {
  return inScope(scope, async (tx) => {
    const journey = await journeyRow(tx, slug, { isLocked: true });
    await tx.journeyDraft.deleteMany({ where: { journeyId: journey.id } });
    if (!journey.isPublished) await tx.journey.delete({ where: { id: journey.id } });
    await record(tx, scope, { action: "journey.discard", object: `journey:${journey.id}` });
  });
}

/** Starts a map as a draft that only editors see. */
export function createMap(
  scope: Writer,
  { name, template, from }: NewMap,
  now: Date,
): Promise<{ slug: string }> {
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('journeys.create'))`;
    const slugs = await tx.journey.findMany({ select: { slug: true } });
    const names = await tx.$queryRaw<
      { name: string }[]
    >`SELECT lower(name) AS name FROM touchpoint WHERE stage_id IS NOT NULL`;
    const slug = freeSlug(name, new Set(slugs.map((one) => one.slug)));
    const content = await startOf(tx, { name, template, from }, new Set(names.map((one) => one.name)));
    const journey = await tx.journey.create({
      data: { slug, name, kind: template === "to be" ? "to-be" : "as-is", position: slugs.length },
      select: { id: true },
    });
    await tx.journeyDraft.create({
      data: { journeyId: journey.id, content, startedBy: personId(scope), startedAt: now },
    });
    await record(tx, scope, {
      action: "journey.create",
      object: `journey:${journey.id}`,
      detail: { template },
    });
    return { slug };
  });
}

async function startOf(
  tx: Tx,
  { name, template, from }: NewMap,
  taken: ReadonlySet<string>,
): Promise<MapContent> {
  if (template !== "to be") return templateContent(name, template, taken);
  if (!from) throw new Refusal("Say which map the to-be map starts from.");
  return copyOf(await contentOf(tx, await journeyRow(tx, from)), name);
}
