import { ApiProvider } from "@/api/client";
import { formatDay } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import type { PlanPage } from "../schema";
import { PlanActions } from "./plan-actions";
import { dueWords } from "./plan-words";

/** What is done, by whom, by when; and what this reader may say about it. */
export function PlanCard({ page }: { page: PlanPage }) {
  const { plan, today, mayChange } = page;
  const moved = page.history.filter(({ kind }) => kind === "re-dated").length;
  const facts = [
    ["Answers for it", `${plan.owner}, ${plan.department.name}`],
    ["Starts", formatDay(plan.startsOn)],
    ["Due", `${formatDay(plan.due)}, ${dueWords(plan, today)}`],
    ...(moved > 0
      ? [["First due", `${formatDay(plan.firstDue)}, moved ${moved === 1 ? "once" : `${moved} times`}`]]
      : []),
    ...(plan.doneOn ? [["Done", formatDay(plan.doneOn)]] : []),
  ];
  return (
    <Card title="What is done, and by whom?">
      <p className="max-w-lede text-pretty break-words whitespace-pre-line">{plan.doing}</p>
      <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 border-t pt-3 text-small">
        {facts.map(([name, words]) => (
          <div key={name} className="contents">
            <dt className="text-subtle">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {mayChange ? (
        <div className="mt-4 print:hidden">
          <ApiProvider>
            <PlanActions page={page} />
          </ApiProvider>
        </div>
      ) : null}
    </Card>
  );
}
