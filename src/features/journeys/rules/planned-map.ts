import { valenceOf } from "@/domain/emotion-words";
import type { MapContent, MapStage, Owner } from "../schema";
import { slugFrom } from "./slug";

type Named = { id: number; name: string; slug: string };

/** A to-be map as it was published. Its stages have no rows and no figures: nobody has met them yet. */
export function plannedStages(
  { stages }: MapContent,
  departments: readonly Named[],
  channels: readonly { id: number; name: string }[],
): MapStage[] {
  const department = (id: number) => departments.find((one) => one.id === id);
  const channelName = new Map(channels.map(({ id, name }) => [id, name]));
  const owners = (owner: { departmentId: number | null } | null): Owner[] => {
    const found = owner?.departmentId ? department(owner.departmentId) : undefined;
    return found ? [found] : [];
  };
  return stages.map((stage) => ({
    id: null,
    slug: slugFrom(stage.name),
    name: stage.name,
    isRetired: false,
    wants: stage.wants,
    designed: stage.designed,
    designedValence: valenceOf(stage.designed) ?? null,
    owners: owners(stage.owner),
    touchpoints: stage.touchpoints.map((touchpoint) => ({
      id: null,
      slug: slugFrom(touchpoint.name),
      name: touchpoint.name,
      isRetired: false,
      declared: touchpoint.declared,
      isMoment: touchpoint.isMoment,
      channels: touchpoint.channels.flatMap((id) => channelName.get(id) ?? []),
      owners: owners(touchpoint.owner),
      contributors: touchpoint.contributors.flatMap(({ departmentId, part, contribution }) => {
        const found = department(departmentId);
        return found ? [{ ...found, part, contribution }] : [];
      }),
    })),
  }));
}
