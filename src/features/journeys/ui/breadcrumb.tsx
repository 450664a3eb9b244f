import { paths } from "@/paths";
import { TextLink } from "@/ui/primitives/text-link";
import type { JourneyMap, MapStage, MapTouchpoint } from "../schema";

type BreadcrumbProps = {
  map: JourneyMap;
  stage: MapStage;
  touchpoint: MapTouchpoint | undefined;
  query: Record<string, string | undefined>;
};

/** Where a stage or touchpoint lies: map, stage, and whether it is still there. */
export function Breadcrumb({ map, stage, touchpoint, query }: BreadcrumbProps) {
  const isRetired = touchpoint?.isRetired ?? stage.isRetired;
  return (
    <span>
      <TextLink href={paths.journey(map.slug, query)}>{map.name}</TextLink>
      {touchpoint ? (
        <>
          {" › "}
          <TextLink href={paths.stage(map.slug, stage.slug, query)}>{stage.name}</TextLink>
        </>
      ) : null}
      {isRetired ? " · Retired; its history stays" : null}
    </span>
  );
}
