import { classOf } from "@/domain/nps";
import { paths } from "@/paths";
import { ScoreBadge } from "@/ui/charts/score-badge";
import { DataTable } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";
import type { CaseLine } from "../schema";
import { wordsInShort } from "./case-words";
import { NextDeadline } from "./next-deadline";

type CasesTableProps = { caption: string; cases: readonly CaseLine[]; timeZone: string };

/** Cases, each with what the customer wrote, where, by when something has to happen and who does it. */
export function CasesTable({ caption, cases, timeZone }: CasesTableProps) {
  return (
    <DataTable
      caption={caption}
      isStacked
      rows={cases}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: "case", head: "Customer", isRowHeader: true, className: "md:w-[44%]", cell: Said },
        { key: "place", head: "Touchpoint", className: "md:w-[22%]", cell: Where },
        {
          key: "next",
          head: cases.some(({ closed }) => closed) ? "Closed" : "Next deadline",
          className: "md:w-[19%] md:whitespace-nowrap",
          cell: (one) => <NextDeadline of={one} timeZone={timeZone} />,
        },
        { key: "assignee", head: "Who", className: "md:w-[15%]", cell: Who },
      ]}
    />
  );
}

function Said(one: CaseLine) {
  return (
    <span className="flex items-start gap-3">
      <ScoreBadge score={one.score} npsClass={classOf(one.score)} />
      <TextLink href={paths.case(one.id)} className="min-w-0 font-normal text-pretty break-words">
        {wordsInShort(one)}
        {one.words.state === "withheld" ? null : <span className="sr-only">, case {one.id}</span>}
      </TextLink>
    </span>
  );
}

function Where({ touchpoint, department }: CaseLine) {
  return (
    <span>
      {touchpoint}
      <span className="block text-label font-normal text-subtle">{department.name}</span>
    </span>
  );
}

function Who({ assignee }: CaseLine) {
  if (!assignee) return <span className="text-subtle">Nobody</span>;
  return <>{assignee.isReader ? "You" : assignee.name}</>;
}
