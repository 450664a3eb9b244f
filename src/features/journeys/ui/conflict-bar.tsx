"use client";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import type { DraftPage } from "../schema";
import type { Conflict, Draft } from "./draft-state";

/** Two people changed one cell: both words side by side, and the editor decides. Nothing is lost either way. */
export function ConflictBar({
  conflict,
  draft,
  page,
}: {
  conflict: Conflict;
  draft: Draft;
  page: DraftPage;
}) {
  const { other, change } = conflict;
  const mine = "value" in change ? wordsOf(change.value, page) : "what you did";
  return (
    <Notice tone="risk">
      <p>
        {other ? (
          <>
            <strong>{other.by}</strong> changed this {ageWords(other.minutesAgo)}.
          </>
        ) : (
          <>This part is no longer in the draft: somebody removed it.</>
        )}
      </p>
      {other ? (
        <details className="mt-1">
          <summary className="underline underline-offset-[3px]">See the change</summary>
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-small">
            <dt>Before</dt>
            <dd>{wordsOf(other.before, page)}</dd>
            <dt>{other.by}</dt>
            <dd>{wordsOf(other.after, page)}</dd>
            <dt>You</dt>
            <dd>{mine}</dd>
          </dl>
        </details>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-2">
        {other ? <Button onClick={() => draft.keepMine(conflict)}>Keep mine</Button> : null}
        <Button onClick={() => draft.takeTheirs(conflict)}>{other ? "Take theirs" : "All right"}</Button>
      </div>
    </Notice>
  );
}

/** What stood in a cell, in words a person understands. */
function wordsOf(value: unknown, page: DraftPage): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "object" && !Array.isArray(value)) return recordWords(value, page);
  if (Array.isArray(value)) return value.map((one) => partWords(one, page)).join(", ");
  return plainWords(value);
}

function plainWords(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return `place ${value + 1}`;
  return typeof value === "string" ? `“${value}”` : "something else";
}

/** One of a list: a channel by its number, anything else as itself. */
function partWords(value: unknown, page: DraftPage): string {
  return page.channels.find(({ id }) => id === value)?.name ?? wordsOf(value, page);
}

function recordWords(value: object, { departments }: DraftPage): string {
  const { departmentId, name, from } = value as {
    departmentId?: number | null;
    name?: string;
    from?: string;
  };
  if (name !== undefined) return `“${name}”`;
  const department = departments.find(({ id }) => id === departmentId)?.name ?? "nobody";
  return from ? `${department} from ${from}` : department;
}

function ageWords(minutes: number): string {
  if (minutes < 1) return "just now";
  return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
}
