import { Card } from "@/ui/primitives/card";
import type { MapStage, MapTouchpoint } from "../schema";
import { Contributors, OwnerCell, Owners } from "./owner-cell";

/** Who answers for a place in the period shown, and who has which part in it. */
export function OwnersCard({
  stage,
  touchpoint,
}: {
  stage: MapStage;
  touchpoint: MapTouchpoint | undefined;
}) {
  return (
    <Card title="Who answers for it?" subtitle="As it was in the period shown">
      {touchpoint ? (
        <div className="grid gap-3">
          <div className="text-body">
            <Owners owners={touchpoint.owners} />
          </div>
          <Contributors contributors={touchpoint.contributors} />
        </div>
      ) : (
        <div className="text-body">
          <OwnerCell stage={stage} />
        </div>
      )}
    </Card>
  );
}
