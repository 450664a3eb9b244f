import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import {
  liveStages,
  type ChannelRow,
  type RoleRow,
  type StageRow,
  type TouchpointRow,
} from "../rules/live-map";
import { plannedStages } from "../rules/planned-map";
import { MapContent, type JourneyMap, type MapQuestion, type MapStage } from "../schema";
import { mapBySlug } from "./maps";

/** A map's structure in a period: an as-is map from its rows, a to-be map from what was published of it. */
export function journeyMap(
  scope: Scope<"journey:read">,
  actor: Actor,
  { slug, range }: MapQuestion,
): Promise<JourneyMap> {
  return inScope(scope, async (tx) => {
    const { map, maps } = await mapBySlug(tx, actor, slug);
    const { id, ...name } = map;
    const stages =
      map.kind === "as-is" ? await stagesIn(tx, id, range) : await plannedIn(tx, id, map.version);
    return {
      ...name,
      stages,
      maps: maps.map(({ slug, name, kind, isDraft }) => ({ slug, name, kind, isDraft })),
      mayEdit: scopeOf(actor, "journey:write") !== undefined,
    };
  });
}

/** Stages and touchpoints of a map with everybody who had a part in them in the period, in five statements. */
export async function stagesIn(tx: Tx, journeyId: number, range: MapQuestion["range"]): Promise<MapStage[]> {
  const stages = await tx.$queryRaw<StageRow[]>`
    SELECT id, slug, name, wants, designed_emotion AS designed, retired_on IS NOT NULL AS "isRetired"
    FROM stage WHERE journey_id = ${journeyId}::int AND (retired_on IS NULL OR retired_on > ${range.from}::date)
    ORDER BY position, id`;
  const touchpoints = await tx.$queryRaw<TouchpointRow[]>`
    SELECT t.id, t.stage_id AS "stageId", t.slug, t.name, t.declared, t.is_moment AS "isMoment",
      t.retired_on IS NOT NULL AS "isRetired"
    FROM touchpoint AS t JOIN stage AS s ON s.id = t.stage_id
    WHERE s.journey_id = ${journeyId}::int AND t.merged_into IS NULL AND (t.retired_on IS NULL OR t.retired_on > ${range.from}::date)
    ORDER BY t.position, t.id`;
  const channels = await tx.$queryRaw<ChannelRow[]>`
    SELECT l.touchpoint_id AS "touchpointId", c.name FROM touchpoint_channel AS l JOIN channel AS c ON c.id = l.channel_id
      JOIN touchpoint AS t ON t.id = l.touchpoint_id JOIN stage AS s ON s.id = t.stage_id
    WHERE s.journey_id = ${journeyId}::int ORDER BY c.name`;
  const within = Prisma.sql`r.valid_from < ${range.to}::date AND (r.valid_to IS NULL OR r.valid_to > ${range.from}::date)`;
  const bounds = Prisma.sql`
    CASE WHEN r.valid_from > ${range.from}::date THEN r.valid_from::text END AS "from",
    CASE WHEN r.valid_to < ${range.to}::date THEN r.valid_to::text END AS "to"`;
  const stageRoles = await tx.$queryRaw<RoleRow[]>`
    SELECT r.stage_id AS place, d.id, d.name, d.slug, 'owner' AS role, NULL AS part, '' AS contribution, ${bounds}
    FROM stage_role AS r JOIN department AS d ON d.id = r.department_id JOIN stage AS s ON s.id = r.stage_id
    WHERE s.journey_id = ${journeyId}::int AND ${within} ORDER BY r.valid_from DESC`;
  const roles = await tx.$queryRaw<RoleRow[]>`
    SELECT r.touchpoint_id AS place, d.id, d.name, d.slug, r.role, r.part, r.contribution, ${bounds}
    FROM touchpoint_role AS r JOIN department AS d ON d.id = r.department_id
      JOIN touchpoint AS t ON t.id = r.touchpoint_id JOIN stage AS s ON s.id = t.stage_id
    WHERE s.journey_id = ${journeyId}::int AND ${within} ORDER BY r.valid_from DESC, d.position, d.id`;
  return liveStages({ stages, touchpoints, channels, stageRoles, roles });
}

async function plannedIn(tx: Tx, journeyId: number, version: number): Promise<MapStage[]> {
  const found = await tx.journeyVersion.findUnique({
    where: { journeyId_number: { journeyId, number: version } },
    select: { content: true },
  });
  if (!found) return [];
  const departments = await tx.$queryRaw<{ id: number; name: string; slug: string }[]>`
    SELECT id, name, slug FROM department`;
  const channels = await tx.$queryRaw<{ id: number; name: string }[]>`SELECT id, name FROM channel`;
  return plannedStages(MapContent.parse(found.content), departments, channels);
}
