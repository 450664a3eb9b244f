"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { paths } from "@/paths";
import { ScorecardTable } from "@/ui/layout/scorecard-table";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { longerPeriod, queryFor } from "@/features/responses/ui/url";
import type { Figure } from "@/features/responses/schema";
import type { Overview } from "../schema";
import { ScoreInfo } from "@/features/responses/ui/score-info";
import { drawnLines } from "./scorecard-lines";

type DepartmentsCardProps = Pick<Overview, "view" | "departments" | "unowned" | "unmapped" | "score"> & {
  /** The departments whose comments the reader may read. */
  readable: "all" | readonly number[];
};

/** Which department keeps to its target, worst first, and what nobody answers for. */
export function DepartmentsCard({
  view,
  departments,
  unowned,
  unmapped,
  score,
  readable,
}: DepartmentsCardProps) {
  const orphans = [
    nobodysWords(unowned, "at touchpoints nobody answers for"),
    nobodysWords(unmapped, "without a touchpoint"),
  ];
  const foot = orphans.filter((words) => words !== undefined).join(" · ");
  return (
    <Card
      title="Which departments keep to their targets?"
      subtitle="NPS of the touchpoints each department answers for, worst against target first"
      info={
        <ScoreInfo view={view} figure={score} scope="Touchpoints by the department accountable at the time" />
      }
      foot={foot || undefined}
    >
      {departments.length === 0 ? (
        <EmptyState title="No departments yet">
          A department answers for touchpoints. An administrator adds it under People.
        </EmptyState>
      ) : (
        <ScorecardTable
          caption="NPS of each department against its target"
          subject="Department"
          value="NPS"
          trend="6 months"
          lines={drawnLines(departments, {
            to: ({ slug }) => paths.department(slug, queryFor(view)),
            longer: longerPeriod(view, paths.overview),
            reads: ({ key }) =>
              readable === "all" || readable.includes(Number(key))
                ? queryFor(view, { departments: [Number(key)] })
                : undefined,
          })}
        />
      )}
    </Card>
  );
}

function nobodysWords(figure: Figure, where: string): string | undefined {
  return figure.state === "shown" ? `${formatCount(figure.score.n)} answers ${where}` : undefined;
}
