import { orNotFound, type signedIn } from "@/api/server";
import type { DepartmentPage } from "@/features/loyalty/schema";
import { ComparisonCard } from "@/features/scorecards/ui/comparison-card";
import { HistoryCard } from "@/features/signoff/ui/history-card";

type HistoryTabProps = { call: Awaited<ReturnType<typeof signedIn>>["call"]; page: DepartmentPage };

/** A department's periods side by side, and the department beside those like it and the whole organisation. */
export async function HistoryTab({ call, page: { department, view } }: HistoryTabProps) {
  const of = { department: department.slug };
  const history = await orNotFound(call.signoff.history(of));
  const { commitments } = await orNotFound(call.commitments.list(of));
  const comparison = await orNotFound(call.scorecards.comparison({ ...of, period: view.periodKey }));
  return (
    <>
      <HistoryCard {...{ history, commitments }} />
      {comparison ? <ComparisonCard comparison={comparison} name={department.name} /> : null}
    </>
  );
}
