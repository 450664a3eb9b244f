"use client";
import { useState } from "react";

/** Tells screen readers the new order after a sort; silent when the page opens, whose subtitle says it. */
export function SortStatus({ words }: { words: string }) {
  const [last, setLast] = useState({ words, isNew: false });
  if (last.words !== words) setLast({ words, isNew: true });
  return (
    <p role="status" className="sr-only">
      {last.isNew ? words : ""}
    </p>
  );
}
