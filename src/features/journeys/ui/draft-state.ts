"use client";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useApi } from "@/api/client";
import { showToast } from "@/ui/primitives/toast";
import { applied, cellOf } from "../rules/draft-changes";
import type { DraftChange, DraftPage, OthersChange } from "../schema";

/** Two people's words for one cell; `version` is the newest one, past which the change may be sent again. */
export type Conflict = {
  change: DraftChange;
  cell: string;
  other: OthersChange | undefined;
  version: number;
};

/**
 * A draft as one editor has it. Changes show at once and are sent one after the other; what others changed meanwhile
 * comes back merged. Over the same cell nothing is overwritten: the conflict waits until the editor decides.
 */
export function useDraft(initial: DraftPage) {
  const api = useApi();
  const send = useMutation(api.journeys.change.mutationOptions());
  const [content, setContent] = useState(initial.content);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [note, setNote] = useState<string>();
  /** Grows for a cell whose typed words were given up for another's. */
  const [taken, setTaken] = useState<Readonly<Record<string, number>>>({});
  const version = useRef(initial.version);
  const queue = useRef(Promise.resolve());
  const [shownVersion, setShownVersion] = useState(initial.version);

  async function post(item: DraftChange): Promise<void> {
    const cell = cellOf(item);
    try {
      const answer = await send.mutateAsync({ slug: initial.slug, version: version.current, change: item });
      setContent(answer.content);
      if (answer.state === "conflict") {
        setConflicts((open) => [
          ...open.filter((one) => one.cell !== cell),
          { change: item, cell, other: answer.others[0], version: answer.version },
        ]);
        return;
      }
      version.current = answer.version;
      setShownVersion(answer.version);
      setNote(noteOf(answer.others));
    } catch (error) {
      showToast({
        text: `Not saved: ${error instanceof Error ? error.message : "the server did not answer."}`,
        action: { label: "Try again", run: () => change(item) },
      });
    }
  }

  function change(item: DraftChange): void {
    setContent((now) => applied(now, item) ?? now);
    queue.current = queue.current.then(() => post(item));
  }

  /** Sends the change again, past what the other wrote, which stays in the draft's history. */
  function keepMine(conflict: Conflict): void {
    settle(conflict);
    version.current = Math.max(version.current, conflict.version);
    change(conflict.change);
  }

  function takeTheirs(conflict: Conflict): void {
    settle(conflict);
    setTaken((now) => ({ ...now, [conflict.cell]: (now[conflict.cell] ?? 0) + 1 }));
  }

  function settle({ cell }: Conflict): void {
    setConflicts((open) => open.filter((one) => one.cell !== cell));
  }

  return {
    content,
    version: shownVersion,
    conflicts,
    note,
    taken,
    isSaving: send.isPending,
    change,
    keepMine,
    takeTheirs,
  };
}

function noteOf(others: readonly OthersChange[]): string | undefined {
  if (others.length === 0) return undefined;
  const names = [...new Set(others.map(({ by }) => by))].join(" and ");
  return `${names} changed other parts of this draft meanwhile; both are kept.`;
}

export type Draft = ReturnType<typeof useDraft>;
