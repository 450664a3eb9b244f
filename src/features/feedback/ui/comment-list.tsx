"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/ui/primitives/button";
import type { Choice } from "@/features/responses/schema";
import type { CommentPage, FeedbackAsked } from "../schema";
import { CommentRow } from "./comment-row";
import { useComments } from "./use-comments";
import { VirtualRows } from "./virtual-rows";

type CommentListProps = {
  first: CommentPage;
  asked: FeedbackAsked;
  themes: readonly Choice[];
  query: Record<string, string | undefined>;
  /** Where the next page is without JavaScript. */
  nextHref?: string;
};

/**
 * Comments that go on as far as the reader scrolls, of which only those near the window are drawn. The first page comes
 * from the server and is what paper and a browser without JavaScript show.
 */
export function CommentList({ first, asked, themes, query, nextHref }: CommentListProps) {
  const { comments, isFailed, loadMore } = useComments(first, asked);
  const isGrown = comments.length > first.comments.length;
  return (
    <>
      <ol aria-label="Comments" className={isGrown ? "hidden divide-y print:block" : "divide-y"}>
        {first.comments.map((comment) => (
          <li key={comment.id} className="print:break-inside-avoid">
            <CommentRow comment={comment} themes={themes} query={query} />
          </li>
        ))}
      </ol>
      {isGrown ? (
        <VirtualRows {...{ comments, themes, query }} onNearEnd={loadMore} />
      ) : (
        <Growth onReached={loadMore} />
      )}
      {isFailed ? (
        <p role="alert" className="flex items-center gap-3 border-t py-3 text-small text-muted">
          More comments could not be loaded. What is above is up to date.
          <Button onClick={loadMore}>Try again</Button>
        </p>
      ) : null}
      {nextHref && !isGrown ? (
        <p className="border-t pt-3 text-small">
          <a href={nextHref} className="underline underline-offset-[3px]">
            Older comments
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Asks for more as soon as the end of the first page comes near. */
function Growth({ onReached }: { onReached: () => void }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!mark.current) return;
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onReached();
      },
      { rootMargin: "1500px" },
    );
    seen.observe(mark.current);
    return () => seen.disconnect();
  }, [onReached]);
  return <div ref={mark} aria-hidden />;
}
