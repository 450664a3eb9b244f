"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { metricByKey } from "@/domain/metrics";
import { formatMonth } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { showToast } from "@/ui/primitives/toast";
import type { Decision, Proposal, TargetsPage } from "../schema";
import { figureWords } from "./measure-words";

/** Targets that heads ask for. An executive who did not propose it decides; until then it judges nothing. */
export function ProposalsCard({ mode, proposals }: Pick<TargetsPage, "mode" | "proposals">) {
  const api = useApi();
  const router = useRouter();
  const decide = useMutation(
    api.scorecards.decideProposal.mutationOptions({
      onError: ({ message }) => showToast({ text: message }),
      onSettled: () => router.refresh(),
    }),
  );
  if (proposals.length === 0) return null;
  const columns: Column<Proposal>[] = [
    { key: "what", head: "Proposed", isRowHeader: true, cell: (proposal) => <What {...proposal} /> },
    { key: "why", head: "Because", cell: ({ reason }) => <span className="text-pretty">{reason}</span> },
    { key: "who", head: "By", cell: ({ proposedBy }) => proposedBy },
    ...(mode === "set"
      ? [
          {
            key: "decide",
            head: <span className="sr-only">Decide</span>,
            cell: (proposal: Proposal) => (
              <Decide {...proposal} isBusy={decide.isPending} decide={(input) => decide.mutate(input)} />
            ),
          },
        ]
      : []),
  ];
  return (
    <Card
      title="Which targets are proposed?"
      subtitle="A proposal judges nothing until an executive approves it."
    >
      <DataTable
        caption="Proposed targets"
        columns={columns}
        rows={proposals}
        rowKey={({ id }) => String(id)}
      />
    </Card>
  );
}

function What({ department, place, metric, value, band, from }: Proposal) {
  return (
    <>
      {place ?? department}: {metricByKey[metric].label} {figureWords(value, { metric, currency: "" })}
      <span className="block text-small font-normal text-subtle">
        {place === null ? null : `asked by ${department}, `}band {band}, from {formatMonth(from)}
      </span>
    </>
  );
}

type DecideProps = Proposal & { isBusy: boolean; decide: (input: Decision) => void };

function Decide({ id, department, place, metric, isOwn, isBusy, decide }: DecideProps) {
  const what = ` ${metricByKey[metric].label} of ${place ?? department}`;
  return (
    <span className="flex justify-end gap-2">
      <Button disabled={isBusy} onClick={() => decide({ id, decision: "declined" })}>
        Decline<span className="sr-only">{what}</span>
      </Button>
      {isOwn ? null : (
        <Button disabled={isBusy} onClick={() => decide({ id, decision: "approved" })}>
          Approve<span className="sr-only">{what}</span>
        </Button>
      )}
    </span>
  );
}
