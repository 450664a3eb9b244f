import { LinkChoice } from "@/ui/layout/link-choice";
import type { View } from "@/features/responses/schema";
import type { Drawn } from "../schema";
import { stepWords } from "./step-words";
import { stateHref, type TrendsState } from "./url";

/** Week, month or quarter: the steps that these filters allow. */
export function StepChoice({
  view,
  state,
  drawn,
}: {
  view: View;
  state: TrendsState;
  drawn: Pick<Drawn, "step" | "steps">;
}) {
  return (
    <LinkChoice
      name="Steps of the line"
      options={drawn.steps.map((step) => ({
        href: stateHref(view, state, { step }),
        label: stepWords[step],
        isCurrent: step === drawn.step,
      }))}
    />
  );
}
