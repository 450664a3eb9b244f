import { useEffect, useState } from "react";

/** Words marked in a comment, and where a button beside them may stand on the page. */
export type Phrase = { text: string; top: number; left: number; isTaken: boolean };

const LONGEST = 80;

/** The words a reader has marked inside one comment; undefined when nothing fit for a theme is marked. */
export function usePhrase() {
  const [phrase, setPhrase] = useState<Phrase>();
  useEffect(() => {
    const look = () => {
      const found = phraseOf(document.getSelection());
      setPhrase((known) => (known?.isTaken ? known : found));
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  return [phrase, setPhrase] as const;
}

function phraseOf(selection: Selection | null): Phrase | undefined {
  const text = selection?.toString().replace(/\s+/g, " ").trim() ?? "";
  if (!selection || text === "" || text.length > LONGEST || selection.rangeCount === 0) return undefined;
  const wordsAround = (node: Node | null) => node?.parentElement?.closest("[data-words]");
  const place = wordsAround(selection.anchorNode);
  if (!place || place !== wordsAround(selection.focusNode)) return undefined;
  const { bottom, left } = selection.getRangeAt(0).getBoundingClientRect();
  return { text, top: bottom + window.scrollY + 6, left: left + window.scrollX, isTaken: false };
}
