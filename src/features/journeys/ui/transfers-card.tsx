import { ApiProvider } from "@/api/client";
import { Card } from "@/ui/primitives/card";
import type { OpenTransfer as Offer } from "../schema/transfer";
import { OpenTransfer } from "./open-transfer";

/** Touchpoints on their way to or from a department that somebody still has to decide about. Nothing where there is none. */
export function TransfersCard({ offers }: { offers: readonly Offer[] }) {
  if (offers.length === 0) return null;
  return (
    <Card
      title={offers.length === 1 ? "A touchpoint is to change hands" : "Touchpoints are to change hands"}
      subtitle="Both heads agree, or an executive decides"
    >
      <ApiProvider>
        <ul className="grid gap-4">
          {offers.map((offer) => (
            <li key={offer.id}>
              <OpenTransfer offer={offer} hasName />
            </li>
          ))}
        </ul>
      </ApiProvider>
    </Card>
  );
}
