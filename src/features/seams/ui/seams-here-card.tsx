import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import type { Penalty, SeamPair, Seams } from "../schema";
import { penaltyWords, rangeWords } from "./seam-words";

type Told = SeamPair & { penalty: Penalty };

/** Changes of channel on the way to a stage, the hardest first; nothing where too few were made to tell. */
export function SeamsHereCard({ seams, stage, href }: { seams: Seams; stage: number; href: string }) {
  const found = seams.state === "found" ? seams.stages.find((one) => one.stage === stage) : undefined;
  const told = (found?.pairs ?? [])
    .flatMap(({ from, to, penalty }): Told[] => (penalty ? [{ from, to, penalty }] : []))
    .sort((a, b) => b.penalty.value - a.penalty.value);
  if (told.length === 0) return null;
  return (
    <Card
      title="Does changing channel make it harder here?"
      subtitle="Points of ease (1 to 7) lost on arriving here by another channel, over the last twelve months"
      actions={
        <a href={href} className="text-small underline decoration-border-strong underline-offset-[3px]">
          All channels
        </a>
      }
    >
      <DataTable
        caption="Changes of channel on the way to this stage"
        rows={told}
        rowKey={({ from, to }) => `${from} ${to}`}
        columns={[
          { key: "way", head: "From, to", isRowHeader: true, cell: ({ from, to }) => `${from} to ${to}` },
          {
            key: "penalty",
            head: "Harder by",
            align: "end",
            cell: ({ penalty }) => (
              <>
                {penaltyWords(penalty.value)}{" "}
                <span className="text-label font-normal text-subtle">{rangeWords(penalty)}</span>
              </>
            ),
          },
          {
            key: "clear",
            head: "Says",
            cell: ({ penalty }) =>
              penalty.isClear ? (penalty.value > 0 ? "Clearly harder" : "Clearly easier") : "Open",
          },
          { key: "n", head: "Matters", align: "end", cell: ({ penalty }) => formatCount(penalty.n) },
        ]}
      />
    </Card>
  );
}
