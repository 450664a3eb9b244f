import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useApi } from "@/api/client";
import type { CommentPage, FeedbackAsked } from "../schema";

/** The comments loaded so far, and how to load more of them; one request at a time. */
export function useComments(first: CommentPage, asked: FeedbackAsked) {
  const api = useApi();
  const queries = useQueryClient();
  const [loaded, setLoaded] = useState(first);
  const [isFailed, setFailed] = useState(false);
  const isLoading = useRef(false);
  const { next } = loaded;
  const loadMore = useCallback(() => {
    if (isLoading.current || next === undefined) return;
    isLoading.current = true;
    setFailed(false);
    queries
      .query({ ...api.feedback.more.queryOptions({ ...asked, after: next }), gcTime: 0 })
      .then(
        (page) =>
          setLoaded((known) => ({ comments: [...known.comments, ...page.comments], next: page.next })),
        () => setFailed(true),
      )
      .finally(() => {
        isLoading.current = false;
      });
  }, [api, asked, next, queries]);
  return { comments: loaded.comments, isFailed, loadMore };
}
