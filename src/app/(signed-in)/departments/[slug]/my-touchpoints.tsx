import type { CasesAtDepartment } from "@/features/cases/schema";
import type { JourneyMap, MapStage, MapTouchpoint } from "@/features/journeys/schema";
import type { DepartmentPage, JourneyFigures } from "@/features/loyalty/schema";
import type { JourneyThemes } from "@/features/loyalty/schema/journey-extras";
import { ShareValue } from "@/features/loyalty/ui/share-value";
import type { Ledger } from "@/features/promises/schema";
import { EvidenceValue } from "@/features/promises/ui/evidence";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import { queryFor } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { ScoreValue } from "@/ui/charts/score-value";
import { Sparkline } from "@/ui/charts/sparkline";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";

type Seen = {
  page: DepartmentPage;
  map: JourneyMap;
  figures: JourneyFigures;
  themes: JourneyThemes;
  ledger: Ledger;
  /** Absent for readers who see no cases here. */
  cases: CasesAtDepartment | undefined;
};
type Row = { stage: MapStage; touchpoint: MapTouchpoint; role: string };

const partNames = { responsible: "Responsible", consulted: "Consulted", informed: "Informed" } as const;

/** Every touchpoint the department has a part in, in the order of the journey: what it is there, and how it goes. */
export function MyTouchpoints(seen: Seen) {
  const { page, map } = seen;
  return (
    <Card
      title="Which places of the journey are ours?"
      subtitle={`${map.name}: our part, the score, what hurts most, and whether promises are kept`}
    >
      <DataTable
        caption="My touchpoints"
        rows={rowsOf(map, page.department.slug)}
        rowKey={({ touchpoint, role }) => `${touchpoint.slug} ${role}`}
        empty={<EmptyState title="No part in the journey yet">An editor of the map gives one.</EmptyState>}
        columns={columnsOf(seen)}
      />
    </Card>
  );
}

/** Accountable first at each stage; a department that only contributes says how. */
function rowsOf({ stages }: JourneyMap, department: string): Row[] {
  return stages.flatMap((stage) =>
    stage.touchpoints.flatMap((touchpoint): Row[] => {
      if (touchpoint.id === null || touchpoint.isRetired) return [];
      if (touchpoint.owners.some(({ slug }) => slug === department))
        return [{ stage, touchpoint, role: "Accountable" }];
      const part = touchpoint.contributors.find(({ slug }) => slug === department);
      return part ? [{ stage, touchpoint, role: partNames[part.part] }] : [];
    }),
  );
}

function columnsOf({ page, map, figures, themes, ledger, cases }: Seen) {
  const query = queryFor(figures.view);
  const placeOf = new Map(figures.touchpoints.map((place) => [place.id, place]));
  const saidAt = new Map(themes.touchpoints.map((place) => [place.id, place]));
  const trendOf = new Map(page.touchpoints.map(({ slug, trend }) => [slug, trend]));
  return [
    { key: "stage", head: "Stage", cell: ({ stage }: Row) => stage.name },
    {
      key: "touchpoint",
      head: "Touchpoint",
      isRowHeader: true,
      cell: ({ stage, touchpoint }: Row) => (
        <TextLink href={paths.touchpoint(map.slug, stage.slug, touchpoint.slug, query)}>
          {touchpoint.name}
        </TextLink>
      ),
    },
    { key: "role", head: "Our part", cell: ({ role }: Row) => role },
    {
      key: "score",
      head: "NPS",
      align: "end" as const,
      cell: ({ touchpoint }: Row) => {
        const place = placeOf.get(touchpoint.id ?? 0);
        return place ? <ScoreValue score={shownOrHidden(place.figure)} /> : "–";
      },
    },
    {
      key: "trend",
      head: "6 months",
      cell: ({ touchpoint }: Row) => {
        const values = trendOf.get(touchpoint.slug);
        return values ? (
          <Sparkline
            values={values.map((value) => value ?? undefined)}
            label={`NPS of ${touchpoint.name} over six months`}
          />
        ) : null;
      },
    },
    {
      key: "pain",
      head: "Top pain",
      cell: ({ touchpoint }: Row) => {
        const pain = saidAt.get(touchpoint.id ?? 0)?.pains[0];
        return pain ? (
          <>
            {pain.name}{" "}
            <span className="text-label font-normal text-subtle">{formatCount(pain.mentions)}</span>
          </>
        ) : (
          <span className="text-subtle">–</span>
        );
      },
    },
    {
      key: "promise",
      head: "Promise kept",
      align: "end" as const,
      cell: ({ touchpoint }: Row) => {
        const promise = ledger.promises.find(({ touchpointId }) => touchpointId === touchpoint.id);
        const place = placeOf.get(touchpoint.id ?? 0);
        if (promise?.operations.state === "measured")
          return <EvidenceValue evidence={promise.operations} target={promise.target} what="events" />;
        return place ? <ShareValue share={place.promise} /> : "–";
      },
    },
    ...openCases(cases, page.department.slug),
  ];
}

function openCases(cases: Seen["cases"], department: string) {
  if (!cases) return [];
  const openAt = new Map(cases.places.map(({ touchpoint, open }) => [touchpoint, open]));
  const href = paths.cases({ view: "all", department });
  return [
    {
      key: "cases",
      head: "Open cases",
      align: "end" as const,
      cell: ({ touchpoint }: Row) => {
        const open = openAt.get(touchpoint.id ?? 0);
        return open ? <TextLink href={href}>{formatCount(open)}</TextLink> : "0";
      },
    },
  ];
}
