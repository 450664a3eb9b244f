import type { Tx } from "@/server/db";
import { MapContent, type DraftStage, type DraftTouchpoint } from "../schema";

type Journey = { id: number; name: string; kind: "as-is" | "to-be"; version: number };
type StageRow = Omit<DraftStage, "key" | "owner" | "touchpoints"> & {
  id: number;
  departmentId: number | null;
  from: string | null;
};
type TouchpointRow = Omit<DraftTouchpoint, "key" | "owner"> & {
  id: number;
  stageId: number;
  departmentId: number | null;
  from: string | null;
};

/** What is published of a map, as its editors see it: rows of an as-is map by `s12` and `t34`, else the last version. */
export async function contentOf(tx: Tx, { id, name, kind, version }: Journey): Promise<MapContent> {
  if (kind === "to-be") {
    const found = await tx.journeyVersion.findUnique({
      where: { journeyId_number: { journeyId: id, number: version } },
      select: { content: true },
    });
    return found ? MapContent.parse(found.content) : { name, stages: [] };
  }
  const stages = await tx.$queryRaw<StageRow[]>`
    SELECT s.id, s.name, s.wants, s.designed_emotion AS designed, r.department_id AS "departmentId", r.valid_from::text AS "from"
    FROM stage AS s LEFT JOIN stage_role AS r ON r.stage_id = s.id AND r.valid_to IS NULL
    WHERE s.journey_id = ${id}::int AND s.retired_on IS NULL ORDER BY s.position, s.id`;
  const touchpoints = await tx.$queryRaw<TouchpointRow[]>`
    SELECT t.id, t.stage_id AS "stageId", t.name, t.declared, t.is_moment AS "isMoment",
      r.department_id AS "departmentId", r.valid_from::text AS "from",
      coalesce((SELECT json_agg(channel_id ORDER BY channel_id) FROM touchpoint_channel WHERE touchpoint_id = t.id), '[]') AS channels,
      coalesce((SELECT json_agg(json_build_object('departmentId', department_id, 'part', coalesce(part, 'consulted'),
          'contribution', contribution) ORDER BY id)
        FROM touchpoint_role WHERE touchpoint_id = t.id AND role = 'contributor' AND valid_to IS NULL), '[]') AS contributors
    FROM touchpoint AS t JOIN stage AS s ON s.id = t.stage_id
      LEFT JOIN touchpoint_role AS r ON r.touchpoint_id = t.id AND r.role = 'owner' AND r.valid_to IS NULL
    WHERE s.journey_id = ${id}::int AND s.retired_on IS NULL AND t.retired_on IS NULL AND t.merged_into IS NULL ORDER BY t.position, t.id`;
  const ownerOf = ({ departmentId, from }: { departmentId: number | null; from: string | null }) =>
    departmentId === null || from === null ? null : { departmentId, from };
  return {
    name,
    stages: stages.map((stage) => ({
      key: `s${stage.id}`,
      id: stage.id,
      name: stage.name,
      wants: stage.wants,
      designed: stage.designed,
      owner: ownerOf(stage),
      touchpoints: touchpoints
        .filter(({ stageId }) => stageId === stage.id)
        .map((touchpoint) => ({
          key: `t${touchpoint.id}`,
          id: touchpoint.id,
          name: touchpoint.name,
          declared: touchpoint.declared,
          isMoment: touchpoint.isMoment,
          channels: touchpoint.channels,
          owner: ownerOf(touchpoint),
          contributors: touchpoint.contributors,
        })),
    })),
  };
}
