import { formatCount, formatPercent } from "@/ui/format";
import type { Figure } from "@/features/responses/schema";
import type { JourneyFigures } from "../schema";

/** What the stages of a map do not hold, and how much of it somebody answers for: a line under the map. */
export function OwnershipLine({ figures }: { figures: JourneyFigures }) {
  const { total, elsewhere, unmapped, ownership, isWhole } = figures;
  if (!isWhole) return <span>Figures are those of your departments’ touchpoints.</span>;
  const parts = [
    words(total, "answers in all"),
    words(elsewhere, "at touchpoints of no stage here"),
    words(unmapped, "without a touchpoint"),
    orphanWords(ownership),
    contestedWords(ownership),
  ];
  return <span>{parts.filter((part) => part !== undefined).join(" · ")}</span>;
}

function orphanWords(ownership: JourneyFigures["ownership"]): string | undefined {
  const places = ownership?.orphans.length ?? 0;
  if (!ownership || places === 0) return undefined;
  const answers = ownership.orphans.reduce(
    (sum, { figure }) => sum + (figure.state === "shown" ? figure.score.n : 0),
    0,
  );
  return `${formatCount(answers)} at ${places === 1 ? "a touchpoint" : `${places} touchpoints`} nobody answers for`;
}

function words(figure: Figure, what: string): string | undefined {
  return figure.state === "shown" ? `${formatCount(figure.score.n)} ${what}` : undefined;
}

function contestedWords(ownership: JourneyFigures["ownership"]): string | undefined {
  const contested = ownership?.coverage?.contested ?? 0;
  return contested > 0 ? `${formatPercent(100 * contested)} contested between two departments` : undefined;
}
