import { useWindowVirtualizer, type VirtualItem, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Choice } from "@/features/responses/schema";
import type { Comment } from "../schema";
import { CommentRow } from "./comment-row";
import { guessedHeight } from "./row-height";

/** Rows drawn beyond the window on either side: a fling moves about that far before the next frame. */
const OVERSCAN = 20;
/** More are asked for while so many loaded ones are still to come. */
const AHEAD = 300;
const NOTHING = { text: "", themes: [] };

type VirtualRowsProps = {
  comments: readonly Comment[];
  themes: readonly Choice[];
  query: Record<string, string | undefined>;
  onNearEnd: () => void;
};

type WindowVirtualizer = Virtualizer<Window, Element>;

/** On the way up nothing is set right: it would break off the browser's own movement to where a key leads. */
function isAboveOnTheWayDown(
  { end }: VirtualItem,
  _difference: number,
  { scrollOffset, scrollDirection }: WindowVirtualizer,
): boolean {
  return scrollDirection !== "backward" && end <= (scrollOffset ?? 0);
}

/** The rows near the window, at their places in a list of the full height. Not on paper. */
export function VirtualRows({ comments, themes, query, onNearEnd }: VirtualRowsProps) {
  const list = useRef<HTMLOListElement>(null);
  const [{ top, width }, setBox] = useState({ top: 0, width: 0 });
  // What stands above the list may open and close.
  useLayoutEffect(() => {
    const measure = () => {
      const box = list.current?.getBoundingClientRect();
      if (!box) return;
      const now = { top: Math.round(box.top + window.scrollY), width: box.width };
      setBox((before) => (before.top === now.top && before.width === now.width ? before : now));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);
  const rows = useWindowVirtualizer({
    count: comments.length,
    estimateSize: (index) => guessedHeight(comments[index] ?? NOTHING, width),
    overscan: OVERSCAN,
    scrollMargin: top,
    getItemKey: (index) => comments[index]?.id ?? index,
  });
  useLayoutEffect(() => {
    Object.assign(rows, { shouldAdjustScrollPositionOnItemSizeChange: isAboveOnTheWayDown });
  }, [rows]);
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
