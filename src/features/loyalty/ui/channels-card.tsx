import { formatCount } from "@/ui/format";
import { ScoreValue } from "@/ui/charts/score-value";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import type { ChannelLine } from "../schema";
import { ShareValue } from "./share-value";

/** How a place does on each channel. */
export function ChannelsCard({ channels }: { channels: readonly ChannelLine[] | undefined }) {
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
            cell: ({ figure }) => (figure.state === "shown" ? formatCount(figure.score.n) : "–"),
          },
        ]}
      />
    </Card>
  );
}
