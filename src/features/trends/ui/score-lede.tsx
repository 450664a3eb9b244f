import { Lede } from "@/features/loyalty/ui/lede";
import type { ScoreTrend } from "../schema";

/** The score and its change, and how many of the parts clearly moved: settled facts only. */
export function ScoreLede({ trend }: { trend: ScoreTrend }) {
  const { view, score, change, parts, drawn } = trend;
  const rises = parts.filter((part) => part.change.state === "rise");
  const falls = parts.filter((part) => part.change.state === "fall");
  return (
    <>
      <Lede view={view} score={score} facts={{ change }} />
      {score.state === "shown" && view.before && parts.length > 1 ? (
        <> {movedWords(rises, falls, `${parts.length} ${drawn.by}`)}</>
      ) : null}
    </>
  );
}

type Named = readonly { name: string }[];

function movedWords(rises: Named, falls: Named, of: string): string {
  if (rises.length + falls.length === 0) return `None of ${of} clearly moved.`;
  const said = [
    ...(rises.length > 0 ? [`${namesOf(rises)} clearly rose`] : []),
    ...(falls.length > 0 ? [`${namesOf(falls)} clearly fell`] : []),
  ];
  return `${said.join("; ")}.`;
}

const MOST_NAMED = 2;

function namesOf(parts: Named): string {
  if (parts.length > MOST_NAMED) return `${parts[0]?.name} and ${parts.length - 1} more`;
  return parts.map(({ name }) => name).join(", ");
}
