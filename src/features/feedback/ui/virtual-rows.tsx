import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Choice } from "@/features/responses/schema";
import type { Comment } from "../schema";
import { CommentRow } from "./comment-row";

const ROW_HEIGHT = 84;
/** Rows drawn beyond the window on either side: a fling moves about that far before the next frame. */
const OVERSCAN = 20;
/** More are asked for while so many loaded ones are still to come. */
const AHEAD = 300;

type VirtualRowsProps = {
  comments: readonly Comment[];
  themes: readonly Choice[];
  query: Record<string, string | undefined>;
  onNearEnd: () => void;
};

/** The rows near the window, at their places in a list of the full height. Not on paper. */
export function VirtualRows({ comments, themes, query, onNearEnd }: VirtualRowsProps) {
  const list = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: comments.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => comments[index]?.id ?? index,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > comments.length - AHEAD) onNearEnd();
  }, [last, comments.length, onNearEnd]);
  return (
    <ol
      ref={list}
      aria-label="Comments"
      className="relative print:hidden"
      style={{ height: rows.getTotalSize() }}
    >
      {items.map(({ index, key, start }) => {
        const comment = comments[index];
        return comment ? (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={-1}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 border-b"
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <CommentRow comment={comment} themes={themes} query={query} />
          </li>
        ) : null;
      })}
    </ol>
  );
}
