import { ScoreValue } from "@/ui/charts/score-value";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import type { ChannelLine } from "../schema";
import { ShareValue } from "./share-value";

/** How a place does on each channel. */
export function ChannelsCard({
  channels,
  reads,
}: {
  channels: readonly ChannelLine[] | undefined;
  /** The filters of the place's figures, for readers who may read comments. */
  reads: Record<string, string | undefined> | undefined;
}) {
  if (!channels || channels.length === 0) return null;
  return (
    <Card
      title="Does it depend on the channel?"
      subtitle="NPS and ease by the channel of the answer, most answers first"
    >
      <DataTable
        caption="NPS and ease on each channel"
        rows={channels}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", head: "Channel", isRowHeader: true, cell: ({ name }) => name },
          {
            key: "score",
            head: "NPS",
            align: "end",
            cell: ({ figure }) => <ScoreValue score={shownOrHidden(figure)} />,
          },
          { key: "ease", head: "Easy", align: "end", cell: ({ ease }) => <ShareValue share={ease} /> },
          {
            key: "n",
            head: "Answers",
            align: "end",
            cell: ({ id, figure }) => {
              if (figure.state !== "shown") return "–";
              const here = id === 0 ? undefined : reads && { ...reads, channel: String(id) };
              return <AnswersLink n={figure.score.n} reads={here} isBare />;
            },
          },
        ]}
      />
    </Card>
  );
}
