import { addMonths, firstDayOf, monthOf, type Day } from "@/domain/period";
import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { publicationOf } from "../rules/publication";
import { MapContent, type DraftPage, type Publication } from "../schema";
import { contentOf } from "./content";

export type JourneyRow = {
  id: number;
  slug: string;
  name: string;
  kind: "as-is" | "to-be";
  version: number;
  isPublished: boolean;
};

const MONTHS_BACK = 36;
const MONTHS_AHEAD = 12;

/** A map's row for somebody who may edit; locked where a change follows. */
export async function journeyRow(tx: Tx, slug: string, { isLocked = false } = {}): Promise<JourneyRow> {
  if (isLocked) await tx.$queryRaw`SELECT 1 FROM journey WHERE slug = ${slug} FOR UPDATE`;
  const [row] = await tx.$queryRaw<JourneyRow[]>`
    SELECT id, slug, name, kind, version, published_at IS NOT NULL AS "isPublished" FROM journey WHERE slug = ${slug}`;
  if (!row) throw new NotFound();
  return row;
}

export type FoundDraft = { id: number | undefined; version: number; content: MapContent };

/** The draft of a map; where nobody has begun one, what is published, as version 0. */
export async function draftOf(tx: Tx, journey: JourneyRow): Promise<FoundDraft> {
  const found = await tx.journeyDraft.findUnique({
    where: { journeyId: journey.id },
    select: { id: true, version: true, content: true },
  });
  if (found) return { ...found, content: MapContent.parse(found.content) };
  return { id: undefined, version: 0, content: await contentOf(tx, journey) };
}

/** What the editor of a map starts from. */
export function draftPage(scope: Scope<"journey:write">, slug: string, now: Date): Promise<DraftPage> {
  return inScope(scope, async (tx) => {
    const journey = await journeyRow(tx, slug);
    const { version, content } = await draftOf(tx, journey);
    const { months } = await monthsFor(tx, now);
    const departments = await tx.$queryRaw<DraftPage["departments"]>`
      SELECT id, name FROM department WHERE retired_on IS NULL ORDER BY position, name`;
    const channels = await tx.$queryRaw<DraftPage["channels"]>`SELECT id, name FROM channel ORDER BY name`;
    const unplaced = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM touchpoint WHERE stage_id IS NULL AND retired_on IS NULL ORDER BY name`;
    const versions = await tx.$queryRaw<DraftPage["versions"]>`
      SELECT v.number, p.name AS by, v.published_at::date::text AS day, v.changes
      FROM journey_version AS v LEFT JOIN person AS p ON p.id = v.published_by
      WHERE v.journey_id = ${journey.id}::int ORDER BY v.number DESC LIMIT 20`;
    return {
      slug,
      kind: journey.kind,
      isPublished: journey.isPublished,
      version,
      content,
      departments,
      channels,
      unplaced: unplaced.map(({ name }) => name),
      months,
      versions,
    };
  });
}

/** What publishing the draft would change, and what stands in its way. */
export function previewOf(
  scope: Scope<"journey:write">,
  actor: Actor,
  slug: string,
  now: Date,
): Promise<Publication> {
  return inScope(scope, async (tx) => {
    const journey = await journeyRow(tx, slug);
    const { content } = await draftOf(tx, journey);
    return publicationOf(await givenFor(tx, actor, { journey, draft: content, now }));
  });
}

/** Everything the rules of publishing need to know. */
export async function givenFor(
  tx: Tx,
  actor: Actor,
  { journey, draft, now }: { journey: JourneyRow; draft: MapContent; now: Date },
) {
  const live = journey.isPublished ? await contentOf(tx, journey) : { name: "", stages: [] };
  const departments = await tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT id, name FROM department WHERE retired_on IS NULL`;
  // A to-be map's touchpoints are intentions and may carry any name.
  const elsewhere =
    journey.kind === "to-be"
      ? []
      : await tx.$queryRaw<{ name: string }[]>`
          SELECT lower(t.name) AS name FROM touchpoint AS t LEFT JOIN stage AS s ON s.id = t.stage_id
          WHERE s.journey_id <> ${journey.id}::int OR (s.journey_id = ${journey.id}::int AND t.retired_on IS NOT NULL)`;
  const { month } = await monthsFor(tx, now);
  const held = await heldBefore(tx, month);
  return {
    live,
    draft,
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    taken: new Set(elsewhere.map(({ name }) => name)),
    month,
    // A to-be map's owners are intentions; nothing is taken from anybody.
    mayTransfer: journey.kind === "to-be" || scopeOf(actor, "ownership:transfer")?.departments === "all",
    // What a department answered for stays with it; a time nobody answered for may be filled backwards.
    earliest: (cell: string) => held.get(cell) ?? "0001-01-01",
  };
}

/** Per stage and touchpoint that somebody has answered for: the first month in which that may change. */
async function heldBefore(tx: Tx, month: Day): Promise<Map<string, Day>> {
  const rows = await tx.$queryRaw<{ cell: string; first: Day }[]>`
    SELECT 'touchpoint-t' || touchpoint_id AS cell, max(least(coalesce(valid_to, ${month}::date), ${month}::date))::text AS first
    FROM touchpoint_role WHERE role = 'owner' AND valid_from < ${month}::date GROUP BY touchpoint_id
    UNION ALL
    SELECT 'stage-s' || stage_id, max(least(coalesce(valid_to, ${month}::date), ${month}::date))::text
    FROM stage_role WHERE valid_from < ${month}::date GROUP BY stage_id`;
  return new Map(rows.map(({ cell, first }) => [cell, first]));
}

/** Today, the first of its month, and the firsts of months an owner may begin at, newest first. */
export async function monthsFor(tx: Tx, now: Date): Promise<{ today: Day; month: Day; months: Day[] }> {
  const [row] = await tx.$queryRaw<{ timeZone: string }[]>`SELECT time_zone AS "timeZone" FROM organisation`;
  const today = dayIn(row?.timeZone ?? "UTC", now);
  const month = firstDayOf(monthOf(today));
  const months = Array.from({ length: MONTHS_BACK + MONTHS_AHEAD + 1 }, (_, at) =>
    addMonths(month, MONTHS_AHEAD - at),
  );
  return { today, month, months };
}
