import { ApiProvider } from "@/api/client";
import { formatTimestamp } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { Pill } from "@/ui/primitives/pill";
import type { CasePage } from "../schema";
import { CaseActions } from "./case-actions";
import { stateWords } from "./case-words";
import { NextDeadline } from "./next-deadline";

/** How far a case is, whose it is, its two deadlines, and the next step. */
export function HandlingCard({ page }: { page: CasePage }) {
  const { case: one, mayHandle, timeZone } = page;
  const { state, assignee, department, contactBy, closeBy, acknowledgedAt, rootCause } = one;
  const at = (moment: string) => formatTimestamp(moment, timeZone);
  const facts: (readonly [string, string])[] = [
    [
      "Handled by",
      `${assignee ? (assignee.isReader ? "You" : assignee.name) : "Nobody yet"}, ${department.name}`,
    ],
    ["Answer by", at(contactBy)],
    ["Close by", at(closeBy)],
    ...(acknowledgedAt ? [["Answered", at(acknowledgedAt)] as const] : []),
    ...(rootCause ? [["Root cause", rootCause] as const] : []),
  ];
  return (
    <Card
      title="What happens next?"
      actions={<Pill isOutlined={state !== "closed"}>{stateWords[state]}</Pill>}
    >
      <p className="text-heading">
        <NextDeadline of={one} timeZone={timeZone} />
      </p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-small">
        {facts.map(([name, words]) => (
          <div key={name} className="contents">
            <dt className="text-subtle">{name}</dt>
            <dd className="text-pretty break-words">{words}</dd>
          </div>
        ))}
      </dl>
      {mayHandle && state !== "withdrawn" ? (
        <div className="mt-4 print:hidden">
          <ApiProvider>
            <CaseActions page={page} />
          </ApiProvider>
        </div>
      ) : null}
    </Card>
  );
}
