"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { paths } from "@/paths";
import { ScorecardTable } from "@/ui/layout/scorecard-table";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import type { DepartmentPage } from "../schema";
import { ScoreInfo } from "@/features/responses/ui/score-info";
import { drawnLines } from "./scorecard-lines";
import { longerPeriod } from "@/features/responses/ui/url";

type TouchpointsCardProps = Pick<DepartmentPage, "view" | "department" | "touchpoints" | "score"> & {
  /** The filters of the department's answers, for readers of its comments. */
  reads: Record<string, string | undefined> | undefined;
};

/** What a department answers for, place by place, against the department's own target. */
export function TouchpointsCard({ view, department, touchpoints, score, reads }: TouchpointsCardProps) {
  const stageOf = new Map(touchpoints.map(({ key, stage }) => [key, stage]));
  const lines = drawnLines(touchpoints, {
    to: () => undefined,
    longer: longerPeriod(view, (query) => paths.department(department.slug, query)),
    reads: ({ key }) => reads && { ...reads, touchpoint: key },
  }).map((line) => ({
    ...line,
    note: [stageOf.get(line.id), line.note].filter(Boolean).join(" · "),
  }));
  return (
    <Card
      title="What do customers say at our touchpoints?"
      subtitle="NPS of each touchpoint against the department's target, worst first"
      info={<ScoreInfo view={view} figure={score} scope={`Touchpoints of ${department.name}`} />}
    >
      {lines.length === 0 ? (
        <EmptyState title="No touchpoints yet">
          Ask an administrator to assign stages of the journey to this department.
        </EmptyState>
      ) : (
        <ScorecardTable
          caption="NPS of each touchpoint"
          subject="Touchpoint"
          value="NPS"
          trend="6 months"
          lines={lines}
        />
      )}
    </Card>
  );
}
