import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useApi } from "@/api/client";
import { formatCount } from "@/ui/format";
import type { FeedbackAsked, SuggestedPhrase, ThemeDraft } from "../schema";
import { CommentRow } from "./comment-row";

type PreviewProps = { asked: FeedbackAsked; draft: ThemeDraft; onAdd: (phrase: string) => void };

/** What the phrases find among the comments in view, and phrases worth adding. */
export function ThemePreviewList({ asked, draft, onAdd }: PreviewProps) {
  const api = useApi();
  const { phrases, exclusions, touchpointIds } = useDeferredValue(draft);
  const preview = useQuery({
    ...api.feedback.preview.queryOptions({ asked, draft: { phrases, exclusions, touchpointIds } }),
    placeholderData: keepPreviousData,
  });
  const suggested = useQuery(api.feedback.suggest.queryOptions(asked));
  const fresh = (suggested.data ?? []).filter(({ phrase }) => !phrases.includes(phrase));
  return (
    <>
      {fresh.length > 0 ? <Suggestions phrases={fresh} onAdd={onAdd} /> : null}
      <section aria-label="Preview" aria-live="polite">
        <h3 className="text-heading">{titleOf(preview.data?.mentions)}</h3>
        <ul className="divide-y">
          {(preview.data?.comments ?? []).map((comment) => (
            <li key={comment.id}>
              <CommentRow comment={comment} themes={[]} query={{}} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function titleOf(mentions: number | null | undefined): string {
  if (mentions === undefined) return "Looking …";
  if (mentions === null) return "Too few answers in view to look at";
  return mentions === 1 ? "1 comment in view" : `${formatCount(mentions)} comments in view`;
}

type SuggestionsProps = { phrases: readonly SuggestedPhrase[]; onAdd: (phrase: string) => void };

function Suggestions({ phrases, onAdd }: SuggestionsProps) {
  return (
    <section aria-label="Suggested phrases">
      <h3 className="text-label text-subtle">What sets detractors and promoters apart</h3>
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {phrases.map(({ phrase, side, comments }) => (
          <li key={phrase}>
            <button
              type="button"
              onClick={() => onAdd(phrase)}
              className="inline-flex min-h-7 items-center gap-1.5 rounded-pill border px-2 text-small hover:border-border-strong pointer-coarse:min-h-11"
            >
              <span
                aria-hidden
                className={side === "detractors" ? "text-detractor-text" : "text-promoter-text"}
              >
                {side === "detractors" ? "▼" : "▲"}
              </span>
              {phrase}
              <span className="text-subtle tabular-nums">{formatCount(comments)}</span>
              <span className="sr-only"> comments, mostly {side}: add the phrase</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
