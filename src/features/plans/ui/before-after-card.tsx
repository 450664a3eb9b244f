import type { ReactNode } from "react";
import { metricByKey } from "@/domain/metrics";
import { ChangeWords } from "@/ui/charts/change-words";
import { formatFigure } from "@/ui/charts/score-value";
import { formatRange } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import type { PlanLine } from "../schema";
import { PlanFigureValue } from "./plan-figure";
import { expectedWords, monthsWords, noChangeYet, unitOf, whyNotComparable } from "./plan-words";

/** Where a plan started, what it was to reach, and how it went since. */
export function BeforeAfterCard({ plan }: { plan: PlanLine }) {
  const { measure, baseline, expected, since } = plan;
  return (
    <Card
      title="Did it work?"
      subtitle={`${metricByKey[measure].label} at this place, before and after`}
      foot="An association, not proof of a cause: other things changed in these months too."
    >
      <dl className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
        <Part name="Baseline" when={formatRange(baseline.range)}>
          <PlanFigureValue figure={baseline.figure} measure={measure} size="tile" />
        </Part>
        <Part name="Expected" when="once it is done">
          <span className="text-title tabular-nums">{formatFigure(expected, unitOf(measure))}</span>
        </Part>
        <Part
          name="Since then"
          when={since.state === "measured" ? monthsWords(since.range, since.isSoFar) : noChangeYet(since)}
        >
          {since.state === "measured" ? (
            <PlanFigureValue figure={since.figure} measure={measure} size="tile" />
          ) : (
            <span className="text-title text-subtle">–</span>
          )}
        </Part>
      </dl>
      <Finding plan={plan} />
    </Card>
  );
}

function Part({ name, when, children }: { name: string; when: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-label text-subtle">
        {name}
        <span className="block font-normal">{when}</span>
      </dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}

function Finding({ plan }: { plan: PlanLine }) {
  const { since } = plan;
  if (since.state !== "measured") return null;
  const why = whyNotComparable(since);
  return (
    <p className="mt-4 border-t pt-3 text-small text-pretty">
      <ChangeWords change={since.change} className="text-small" />
      {". "}
      {why ?? expectedWords(plan)}
    </p>
  );
}
