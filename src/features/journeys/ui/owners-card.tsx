import { ApiProvider } from "@/api/client";
import { Card } from "@/ui/primitives/card";
import type { MapStage, MapTouchpoint } from "../schema";
import type { Ownership } from "../schema/transfer";
import { OpenTransfer } from "./open-transfer";
import { OwnershipHistory } from "./ownership-history";
import { TransferPanel } from "./transfer-panel";
import { Contributors, OwnerCell, Owners } from "./owner-cell";

/** Who answers for a place in the period shown, who has which part in it, and how it changes hands. */
export function OwnersCard({
  stage,
  touchpoint,
  ownership,
}: {
  stage: MapStage;
  touchpoint: MapTouchpoint | undefined;
  ownership: Ownership | undefined;
}) {
  return (
    <Card title="Who answers for it?" subtitle="As it was in the period shown">
      {touchpoint ? (
        <div className="grid gap-3">
          <div className="text-body">
            <Owners owners={touchpoint.owners} />
          </div>
          <Contributors contributors={touchpoint.contributors} />
          {ownership ? <Changes touchpoint={touchpoint} ownership={ownership} /> : null}
        </div>
      ) : (
        <div className="text-body">
          <OwnerCell stage={stage} />
        </div>
      )}
    </Card>
  );
}

function Changes({ touchpoint, ownership }: { touchpoint: MapTouchpoint; ownership: Ownership }) {
  const { open, departments, history } = ownership;
  const { id, name } = touchpoint;
  return (
    <ApiProvider>
      {open ? (
        <div className="border-t pt-3">
          <OpenTransfer offer={open} />
        </div>
      ) : null}
      <OwnershipHistory history={history} />
      {id !== null && departments.length > 0 && !touchpoint.isRetired ? (
        <TransferPanel touchpoint={{ id, name }} ownership={ownership} />
      ) : null}
    </ApiProvider>
  );
}
