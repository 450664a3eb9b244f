import { valenceOf } from "@/domain/emotion-words";
import type { Contributor, MapStage, MapTouchpoint, Owner, Part } from "../schema";

export type StageRow = Pick<MapStage, "slug" | "name" | "wants" | "designed" | "isRetired"> & { id: number };
export type TouchpointRow = Pick<MapTouchpoint, "slug" | "name" | "declared" | "isMoment" | "isRetired"> & {
  id: number;
  stageId: number;
};
export type ChannelRow = { touchpointId: number; name: string };
/** A department's part in a stage or touchpoint within a period; `from` and `to` where they fall inside it. */
export type RoleRow = {
  place: number;
  id: number;
  name: string;
  slug: string;
  role: "owner" | "contributor";
  part: Part | null;
  contribution: string;
  from: string | null;
  to: string | null;
};

type Rows = {
  stages: readonly StageRow[];
  touchpoints: readonly TouchpointRow[];
  channels: readonly ChannelRow[];
  stageRoles: readonly RoleRow[];
  roles: readonly RoleRow[];
};

/** Rows → the stages of a map in order, each with its touchpoints and who had a part in them. */
export function liveStages({ stages, touchpoints, channels, stageRoles, roles }: Rows): MapStage[] {
  const ownersOfStage = groupBy(stageRoles, ({ place }) => place);
  const rolesOf = groupBy(roles, ({ place }) => place);
  const channelsOf = groupBy(channels, ({ touchpointId }) => touchpointId);
  const at = groupBy(touchpoints, ({ stageId }) => stageId);
  return stages.map((stage) => ({
    ...stage,
    designedValence: valenceOf(stage.designed) ?? null,
    owners: (ownersOfStage.get(stage.id) ?? []).map(ownerOf),
    touchpoints: (at.get(stage.id) ?? []).map((touchpoint) => {
      const { id, slug, name, declared, isMoment, isRetired } = touchpoint;
      const held = rolesOf.get(id) ?? [];
      return {
        ...{ id, slug, name, declared, isMoment, isRetired },
        channels: (channelsOf.get(id) ?? []).map(({ name }) => name),
        owners: held.filter(({ role }) => role === "owner").map(ownerOf),
        contributors: held.filter(({ role }) => role === "contributor").map(contributorOf),
      };
    }),
  }));
}

function ownerOf({ id, name, slug, from, to }: RoleRow): Owner {
  return { id, name, slug, from: from ?? undefined, to: to ?? undefined };
}

function contributorOf({ id, name, slug, part, contribution }: RoleRow): Contributor {
  return { id, name, slug, part: part ?? "consulted", contribution };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
