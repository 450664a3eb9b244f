import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { record } from "@/server/events";

/** Writes down that the trail was taken along as a file. */
export function noteTrailFile(scope: Scope<"audit:read">): Promise<void> {
  return inScope(scope, (tx) => record(tx, scope, { action: "audit.exported", object: "audit" }));
}
