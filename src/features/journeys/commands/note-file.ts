import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import { record } from "@/server/events";

/** Writes down that somebody takes a published map along as a file, before it is sent. */
export function noteFile(
  scope: Scope<"journey:read">,
  { slug, format }: { slug: string; format: string },
): Promise<void> {
  return inScope(scope, async (tx) => {
    const map = await tx.journey.findFirst({
      where: { slug, publishedAt: { not: null } },
      select: { id: true },
    });
    if (!map) throw new NotFound();
    await record(tx, scope, { action: "journey.exported", object: `journey:${map.id}`, detail: { format } });
  });
}
