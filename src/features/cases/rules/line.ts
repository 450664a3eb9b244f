import type { CaseLine, CaseWords, Deadline } from "../schema";
import { stateOf } from "./standing";

/** A case as it is stored, with the names around it. */
export type CaseRow = Pick<CaseLine, "id" | "score" | "touchpoint" | "department"> & {
  version: number;
  answeredAt: Date;
  contactBy: Date;
  closeBy: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  withdrawnAt: Date | null;
  rootCause: string | null;
  customerId: string | null;
  assigneeId: string | null;
  assignee: string | null;
  place: { map: string; stage: string; touchpoint: string } | null;
};

export type Reader = { id: string; now: Date; isHandling: boolean };

/** A case as it is shown; `words` are what the customer wrote, where there are any and the reader may read them. */
export function lineOf(row: CaseRow, reader: Reader, words: string | undefined): CaseLine {
  const { id, score, touchpoint, department, closedAt, closeBy, assignee, assigneeId } = row;
  const state = stateOf(row);
  return {
    ...{ id, score, touchpoint, department, state },
    words: wordsFor(reader, words),
    answeredAt: row.answeredAt.toISOString(),
    next: state === "open" || state === "acknowledged" ? nextOf(row, reader.now) : null,
    closed: closedAt && { at: closedAt.toISOString(), isInTime: closedAt <= closeBy },
    assignee: assignee === null ? null : { name: assignee, isReader: assigneeId === reader.id },
  };
}

function wordsFor({ isHandling }: Reader, text: string | undefined): CaseWords {
  if (!isHandling) return { state: "withheld" };
  return text === undefined ? { state: "none" } : { state: "shown", text };
}

function nextOf({ acknowledgedAt, contactBy, closeBy }: CaseRow, now: Date): Deadline {
  const [kind, at] = acknowledgedAt ? (["close", closeBy] as const) : (["contact", contactBy] as const);
  return { kind, at: at.toISOString(), minutesLeft: (at.getTime() - now.getTime()) / 60_000 };
}
