import { answersIn } from "@/domain/nps";
import type { JourneyMap, MapStage, MapTouchpoint } from "@/features/journeys/schema";
import { TouchpointMarks } from "@/features/journeys/ui/touchpoints-cell";
import type { JourneyFigures } from "@/features/loyalty/schema";
import { ShareValue } from "@/features/loyalty/ui/share-value";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import { paths } from "@/paths";
import { ScoreValue } from "@/ui/charts/score-value";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";

type PlacesTableProps = {
  map: JourneyMap;
  stage: MapStage;
  figures: JourneyFigures;
  query: Record<string, string | undefined>;
  /** Whether the numbers lead to the comments they are made of. */
  mayRead: boolean;
};

/** A stage's touchpoints; their answers, hidden ones included, add up to the stage's. */
export function PlacesTable({ map, stage, figures, query, mayRead }: PlacesTableProps) {
  const placeOf = new Map(figures.touchpoints.map((place) => [place.id, place]));
  const rows = stage.touchpoints.flatMap((touchpoint) => {
    const place = placeOf.get(touchpoint.id ?? 0);
    return place ? [{ touchpoint, place }] : [];
  });
  const whole = figures.stages.find(({ id }) => id === stage.id)?.figure;
  const shown = rows.reduce(
    (sum, { place }) => sum + (place.figure.state === "shown" ? answersIn(place.figure.score.counts) : 0),
    0,
  );
  const hidden = whole?.state === "shown" ? whole.score.n - shown : 0;
  return (
    <Card
      title="Where does it go well, and where not?"
      subtitle="NPS, ease and owner of each touchpoint, in the order of the journey"
      foot={
        whole?.state === "shown"
          ? `${formatCount(shown)} answers at touchpoints shown${hidden > 0 ? ` and ${formatCount(hidden)} at hidden ones` : ""}: ${formatCount(whole.score.n)} in all`
          : undefined
      }
    >
      <DataTable
        caption={`Touchpoints of ${stage.name}`}
        rows={rows}
        rowKey={({ touchpoint }) => touchpoint.slug}
        empty={<EmptyState title="No touchpoints yet">An editor adds them to the map.</EmptyState>}
        columns={[
          {
            key: "name",
            head: "Touchpoint",
            isRowHeader: true,
            cell: ({ touchpoint }) => <PlaceName {...{ map, stage, touchpoint, query }} />,
          },
          {
            key: "channels",
            head: "Channels",
            cell: ({ touchpoint }) => touchpoint.channels.join(", ") || "–",
          },
          {
            key: "score",
            head: "NPS",
            align: "end",
            cell: ({ place }) => <ScoreValue score={shownOrHidden(place.figure)} />,
          },
          { key: "ease", head: "Easy", align: "end", cell: ({ place }) => <ShareValue share={place.ease} /> },
          {
            key: "n",
            head: "Answers",
            align: "end",
            cell: ({ place: { id, figure } }) => {
              if (figure.state !== "shown") return "–";
              const reads = mayRead ? { ...query, touchpoint: String(id) } : undefined;
              return <AnswersLink n={figure.score.n} reads={reads} isBare />;
            },
          },
          {
            key: "owner",
            head: "Answers for it",
            cell: ({ touchpoint }) =>
              touchpoint.owners[0]?.name ?? <span className="font-semibold text-bad">No owner</span>,
          },
        ]}
      />
    </Card>
  );
}

function PlaceName({
  map,
  stage,
  touchpoint,
  query,
}: Pick<PlacesTableProps, "map" | "stage" | "query"> & { touchpoint: MapTouchpoint }) {
  return (
    <>
      <TextLink href={paths.touchpoint(map.slug, stage.slug, touchpoint.slug, query)}>
        {touchpoint.name}
      </TextLink>
      <TouchpointMarks {...touchpoint} />
      {touchpoint.isRetired ? <span className="ml-1 text-label font-normal text-subtle">retired</span> : null}
    </>
  );
}
