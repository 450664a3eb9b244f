import type { Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { liveOwner, publicationOf } from "../rules/publication";
import { freeSlug } from "../rules/slug";
import type { DraftStage, DraftTouchpoint, MapContent, Publication } from "../schema";
import { draftOf, givenFor, journeyRow, monthsFor } from "../queries/draft";
import { personId } from "./drafts";
import { setOwner } from "./owners";

type Writer = Scope<"journey:write">;
export type PublishInput = { slug: string; version: number };

/**
 * Makes a draft what everybody sees, in one transaction. Refused, with the cells to mend, while a stage has no
 * accountable department; and if somebody changed the draft after it was looked at.
 */
export function publishDraft(
  scope: Writer,
  actor: Actor,
  { slug, version }: PublishInput,
  now: Date,
): Promise<Publication & { version?: number }> {
  return inScope(scope, async (tx) => {
    const journey = await journeyRow(tx, slug, { isLocked: true });
    const draft = await draftOf(tx, journey);
    if (draft.id === undefined) throw new Refusal("There is nothing to publish: nobody has changed the map.");
    if (draft.version !== version)
      throw new Refusal("Somebody changed the draft meanwhile. Look at it again, then publish.");
    const given = await givenFor(tx, actor, { journey, draft: draft.content, now });
    const publication = publicationOf(given);
    if (publication.problems.length > 0) return publication;
    const written =
      journey.kind === "as-is"
        ? await writeMap(tx, {
            journeyId: journey.id,
            draft: draft.content,
            live: given.live,
            month: given.month,
            now,
          })
        : draft.content;
    const next = journey.version + 1;
    await tx.journeyVersion.create({
      data: {
        journeyId: journey.id,
        number: next,
        content: written,
        changes: publication.changes.length > 0 ? publication.changes : ["First version"],
        publishedBy: personId(scope),
        publishedAt: now,
      },
    });
    await tx.journey.update({
      where: { id: journey.id },
      data: { name: draft.content.name, version: next, publishedAt: now },
    });
    await tx.journeyDraft.delete({ where: { id: draft.id } });
    await record(tx, scope, {
      action: "journey.publish",
      object: `journey:${journey.id}`,
      detail: { version: next, changes: publication.changes.length },
    });
    return { ...publication, version: next };
  });
}

type Writing = { journeyId: number; draft: MapContent; live: MapContent; month: string; now: Date };

/** Brings the rows of a map to what its draft says. Nothing is deleted: what is gone is retired and keeps its answers. */
async function writeMap(tx: Tx, writing: Writing): Promise<MapContent> {
  const { draft, live, journeyId } = writing;
  const stages: DraftStage[] = [];
  for (const [position, stage] of draft.stages.entries())
    stages.push(await writeStage(tx, writing, stage, position + 1));
  const { today } = await monthsFor(tx, writing.now);
  const keptStages = stages.map(({ id }) => id ?? 0);
  const kept = stages.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id ?? 0));
  const goneTouchpoints = live.stages
    .flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id ?? 0))
    .filter((id) => !kept.includes(id));
  await tx.$executeRaw`UPDATE touchpoint SET retired_on = ${today}::date WHERE id = ANY(${goneTouchpoints}::int[]) AND retired_on IS NULL`;
  await tx.$executeRaw`UPDATE stage SET retired_on = ${today}::date
    WHERE journey_id = ${journeyId}::int AND retired_on IS NULL AND NOT id = ANY(${keptStages}::int[])`;
  return { ...draft, stages };
}

async function writeStage(
  tx: Tx,
  writing: Writing,
  stage: DraftStage,
  position: number,
): Promise<DraftStage> {
  const { journeyId, live } = writing;
  const { name, wants, designed: designedEmotion } = stage;
  const isOurs = stage.id !== null && live.stages.some(({ id }) => id === stage.id);
  let id = isOurs ? stage.id : null;
  if (id === null) {
    const taken = await tx.stage.findMany({ where: { journeyId }, select: { slug: true } });
    const slug = freeSlug(name, new Set(taken.map((one) => one.slug)));
    ({ id } = await tx.stage.create({
      data: { journeyId, slug, name, wants, designedEmotion, position },
      select: { id: true },
    }));
  } else await tx.stage.update({ where: { id }, data: { name, wants, designedEmotion, position } });
  const owner = { owner: stage.owner, live: liveOwner(live, stage.key), now: writing.now };
  await setOwner(tx, { table: "stage", id, ...owner });
  const touchpoints: DraftTouchpoint[] = [];
  for (const [at, one] of stage.touchpoints.entries())
    touchpoints.push(await writeTouchpoint(tx, writing, { touchpoint: one, stageId: id, position: at + 1 }));
  return { ...stage, key: `s${id}`, id, touchpoints };
}

type Placing = { touchpoint: DraftTouchpoint; stageId: number; position: number };

async function writeTouchpoint(
  tx: Tx,
  { live, month, now }: Writing,
  { touchpoint, stageId, position }: Placing,
): Promise<DraftTouchpoint> {
  const { name, declared, isMoment } = touchpoint;
  const isOurs =
    touchpoint.id !== null &&
    live.stages.some(({ touchpoints }) => touchpoints.some(({ id }) => id === touchpoint.id));
  // Answers may have named a touchpoint before any map held it: it is placed, not made a second time.
  const unplaced = isOurs
    ? null
    : await tx.touchpoint.findFirst({
        where: { name: { equals: name, mode: "insensitive" }, stageId: null },
        select: { id: true },
      });
  let id = isOurs ? touchpoint.id : (unplaced?.id ?? null);
  if (id === null) {
    const taken = await tx.touchpoint.findMany({ select: { slug: true } });
    const slug = freeSlug(name, new Set(taken.map((one) => one.slug)));
    ({ id } = await tx.touchpoint.create({
      data: { slug, name, declared, isMoment, position, stageId },
      select: { id: true },
    }));
  } else await tx.touchpoint.update({ where: { id }, data: { name, declared, isMoment, position, stageId } });
  await tx.touchpointChannel.deleteMany({ where: { touchpointId: id } });
  await tx.$executeRaw`INSERT INTO touchpoint_channel (touchpoint_id, channel_id)
    SELECT ${id}::int, id FROM channel WHERE id = ANY(${touchpoint.channels}::int[])`;
  await setOwner(tx, {
    table: "touchpoint",
    id,
    owner: touchpoint.owner,
    live: liveOwner(live, touchpoint.key),
    now,
  });
  await setContributors(tx, id, touchpoint.contributors, month);
  return { ...touchpoint, key: `t${id}`, id };
}

/** Contributors from this month on; whoever had a part before keeps it in the months before. */
async function setContributors(
  tx: Tx,
  touchpointId: number,
  contributors: DraftTouchpoint["contributors"],
  month: string,
): Promise<void> {
  const rows = JSON.stringify(contributors);
  await tx.$executeRaw`DELETE FROM touchpoint_role AS r WHERE touchpoint_id = ${touchpointId}::int AND role = 'contributor'
    AND valid_to IS NULL AND valid_from >= ${month}::date`;
  await tx.$executeRaw`UPDATE touchpoint_role AS r SET valid_to = ${month}::date
    WHERE touchpoint_id = ${touchpointId}::int AND role = 'contributor' AND valid_to IS NULL AND NOT EXISTS (
      SELECT FROM jsonb_to_recordset(${rows}::jsonb) AS said ("departmentId" int, part text, contribution text)
      WHERE said."departmentId" = r.department_id AND said.part = coalesce(r.part, 'consulted') AND said.contribution = r.contribution)`;
  await tx.$executeRaw`INSERT INTO touchpoint_role (touchpoint_id, department_id, role, part, contribution, valid_from)
    SELECT ${touchpointId}::int, d.id, 'contributor', said.part, said.contribution, ${month}::date
    FROM jsonb_to_recordset(${rows}::jsonb) AS said ("departmentId" int, part text, contribution text)
      JOIN department AS d ON d.id = said."departmentId"
    WHERE NOT EXISTS (SELECT FROM touchpoint_role AS r WHERE r.touchpoint_id = ${touchpointId}::int AND r.role = 'contributor'
      AND r.valid_to IS NULL AND r.department_id = d.id)`;
}
