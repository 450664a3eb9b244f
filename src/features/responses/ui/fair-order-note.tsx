import { MethodInfo } from "./method-info";

type Order = {
  state: "ranked" | "no difference" | "too few units";
  consistency?: { tau: number; index: number };
};

/** What a fair order is, and how alike the units really are; or why there is none. */
export function FairOrderNote({ order, of }: { order: Order; of: "departments" | "stages" | "touchpoints" }) {
  return (
    <div className="mt-3 flex items-start gap-1 text-small text-pretty text-muted">
      <span>{wordsOf(order, of)}</span>
      <MethodInfo
        method="fair-order"
        subject="The fair order"
        sentence="Each score moves towards the middle of all, the more so the fewer answers it rests on; ranks have a 90 % range, and units whose ranges overlap share a place."
        formula="centre + τ² ÷ (τ² + v) × (score − centre)"
      />
    </div>
  );
}

function wordsOf({ state, consistency }: Order, of: string): string {
  if (state === "too few units") return `A fair order needs at least three ${of} with ten answers each.`;
  if (state === "no difference") return `Nothing shows that ${of} differ: there is no order to print.`;
  const spread = consistency
    ? ` Beyond chance they differ by ${consistency.tau.toFixed(0)} points: consistency ${Math.round(100 * consistency.index)} of 100.`
    : "";
  return `Fair order by NPS: who cannot be told apart shares a place.${spread}`;
}
