import { ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import type { Plans } from "../schema";
import { PlansTable } from "./plans-table";

type PlansHereProps = { plans: Plans; name: string; newHref: string };

/** What is being done about a place, and how it went. Absent for whoever has nothing there. */
export function PlansHereCard({ plans: { plans, today, mayMake }, name, newHref }: PlansHereProps) {
  if (plans.length === 0 && !mayMake) return null;
  return (
    <Card
      id="plans"
      title="What are we doing about it?"
      subtitle="Plans for this place, with the figure each started from"
      actions={mayMake ? <ButtonLink href={newHref}>New plan</ButtonLink> : null}
      foot={plans.length > 0 ? "A change since then is an association, not proof of a cause." : undefined}
    >
      {plans.length > 0 ? (
        <PlansTable caption={`Plans at ${name}`} plans={plans} today={today} />
      ) : (
        <p className="text-subtle">
          No plan yet. A plan says what will be done, by whom, and what that is to change.
        </p>
      )}
    </Card>
  );
}
