import { formatTimestamp, formatDeadline } from "@/ui/dates";
import type { CaseHistoryLine, CaseLine, CaseState, CaseView, Deadline } from "../schema";

export const viewWords: Record<CaseView, string> = {
  mine: "Mine",
  unassigned: "Unassigned",
  overdue: "Past deadline",
  all: "All",
  closed: "Closed",
};

export const stateWords: Record<CaseState, string> = {
  open: "Not answered yet",
  acknowledged: "Answered",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

/** "Answer the customer in 3 h", "Close 2 d late" */
export function deadlineWords({ kind, minutesLeft }: Deadline): string {
  return `${kind === "contact" ? "Answer" : "Close"} ${formatDeadline(minutesLeft)}`;
}

export const isLate = ({ next }: Pick<CaseLine, "next">): boolean => next !== null && next.minutesLeft < 0;

/** What the customer wrote, on one line of a list. */
export function wordsInShort({ id, words }: Pick<CaseLine, "id" | "words">): string {
  switch (words.state) {
    case "none":
      return "No comment";
    case "withheld":
      return `Case ${id}`;
    case "shown": {
      const [first = ""] = words.text.trim().split("\n");
      return first.length > MOST_LETTERS ? `${first.slice(0, MOST_LETTERS).trimEnd()}…` : first;
    }
  }
}
const MOST_LETTERS = 110;

/** What happened, by whom: "Claimed by May". */
export function historyWords(line: CaseHistoryLine): string {
  const what = happened[line.kind](line);
  return line.by === null ? what : `${what} by ${line.by}`;
}

type Happened = Pick<CaseHistoryLine, "person" | "from" | "to">;
const happened: Record<CaseHistoryLine["kind"], (line: Happened) => string> = {
  opened: () => "Opened: a customer was unhappy",
  claimed: () => "Claimed",
  assigned: ({ person }) => `Given to ${person ?? "somebody"}`,
  acknowledged: () => "Customer was answered",
  closed: () => "Closed",
  reopened: () => "Opened again",
  routed: ({ from, to }) => `Handed from ${from ?? "a department"} to ${to ?? "another"}`,
  withdrawn: () => "Withdrawn: the answer is out, or its customer was erased",
  returned: () => "Back again, with its answer",
};

/** "Closed in time, 3 Nov 2026, 10:12" */
export function closedWords({ at, isInTime }: NonNullable<CaseLine["closed"]>, timeZone: string): string {
  return `Closed ${isInTime ? "in time" : "late"}, ${formatTimestamp(at, timeZone)}`;
}
