import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { record } from "@/server/events";
import type { NoteFile } from "../schema";

/** Writes down that somebody takes comments or themes along as a file, before its first row is read. */
export function noteFile(scope: Scope<"comment:export">, { kind, format }: NoteFile): Promise<void> {
  return inScope(scope, (tx) =>
    record(tx, scope, { action: "feedback.exported", object: `feedback:${kind}`, detail: { format } }),
  );
}
