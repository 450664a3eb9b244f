import { Card } from "@/ui/primitives/card";
import type { JourneyThemes, PlaceThemes } from "../schema/journey-extras";
import { SaidOften } from "./said-often";

type CardsProps = {
  themes: JourneyThemes;
  place: PlaceThemes | undefined;
  hrefOf?: (themeId: number) => string;
};

/** What hurts and what pleases at a place, in the themes of customers' comments. */
export function PainsGainsCards({ themes, place, hrefOf }: CardsProps) {
  const empty = themes.isKnown
    ? "Nothing is said often enough to name."
    : "Themes are counted by whole months.";
  return (
    <>
      <Card title="What hurts?" subtitle="Themes that detractors name more often than promoters">
        <SaidOften themes={place?.pains} hrefOf={hrefOf} empty={empty} />
      </Card>
      <Card title="What pleases?" subtitle="Themes that promoters name more often than detractors">
        <SaidOften themes={place?.gains} hrefOf={hrefOf} empty={empty} />
      </Card>
    </>
  );
}
