import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { record } from "@/server/events";
import type { NoteFile } from "../schema";

/** Writes down that somebody takes the scorecards along as a file, before its first row is sent. */
export function noteFile(scope: Scope<"scorecard:read">, { format }: NoteFile): Promise<void> {
  return inScope(scope, (tx) =>
    record(tx, scope, { action: "scorecards.exported", object: "scorecards", detail: { format } }),
  );
}
