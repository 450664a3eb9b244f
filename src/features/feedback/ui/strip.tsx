import type { ReactNode } from "react";
import { ChangeWords } from "@/ui/charts/change-words";
import { ScoreValue } from "@/ui/charts/score-value";
import { formatCount, formatShare } from "@/ui/format";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import { ScoreInfo } from "@/features/responses/ui/score-info";
import type { FeedbackPage } from "../schema";

type StripProps = Pick<FeedbackPage, "view" | "comments" | "score" | "change" | "counts" | "isWhole">;

/** The figures over the comments: how many, what score they belong to, and how many write. */
export function Strip({ view, comments, score, change, counts, isWhole }: StripProps) {
  const n = score.state === "shown" ? score.score.n : undefined;
  // Among comments that were searched for, or narrowed otherwise, it would say nothing of who writes.
  const answered = counts && counts.promoters + counts.passives + counts.detractors;
  return (
    <dl className="grid auto-cols-fr rounded-card border bg-surface max-sm:divide-y sm:grid-flow-col sm:divide-x">
      <Tile
        name={n === undefined ? "comments" : `comments from ${formatCount(n)} answers`}
        value={comments === null ? "–" : `${formatCount(comments)}${isWhole ? "" : "+"}`}
      />
      <Tile
        name={
          <span className="inline-flex flex-wrap items-center gap-x-1.5">
            NPS <ScoreInfo view={view} figure={score} />
            {score.state === "shown" ? <ChangeWords change={change} /> : null}
          </span>
        }
        value={<ScoreValue score={shownOrHidden(score)} size="tile" />}
      />
      {answered && comments !== null && isWhole ? (
        <Tile name="of those who answered also wrote" value={formatShare(comments, answered)} />
      ) : null}
    </dl>
  );
}

function Tile({ name, value }: { name: ReactNode; value: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end px-4 py-3 md:px-5">
      <dt className="text-small text-subtle">{name}</dt>
      <dd className="text-title tabular-nums">{value}</dd>
    </div>
  );
}
