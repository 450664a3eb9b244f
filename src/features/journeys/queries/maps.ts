import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { MapName } from "../schema";

/**
 * The maps a reader may open: published ones, and for editors the drafts too. A draft is nowhere in what others get.
 */
export async function mapsFor(tx: Tx, actor: Actor): Promise<(MapName & { id: number; version: number })[]> {
  const drafts = scopeOf(actor, "journey:write") ? Prisma.sql`true` : Prisma.sql`published_at IS NOT NULL`;
  return tx.$queryRaw`
    SELECT id, slug, name, kind, version, published_at IS NULL AS "isDraft" FROM journey WHERE ${drafts}
    ORDER BY published_at IS NULL, kind, position, id`;
}

/** The map that `/journey` opens: the first published one. Undefined where there is none. */
export function defaultMap(
  scope: Scope<"journey:read">,
  actor: Actor,
): Promise<{ slug: string | null; mayEdit: boolean }> {
  return inScope(scope, async (tx) => {
    const [first] = (await mapsFor(tx, actor)).filter(({ isDraft }) => !isDraft);
    return { slug: first?.slug ?? null, mayEdit: scopeOf(actor, "journey:write") !== undefined };
  });
}

/** One map by its slug; a draft is not found by whoever may not edit, in the same words as one that is not there. */
export async function mapBySlug(tx: Tx, actor: Actor, slug: string) {
  const maps = await mapsFor(tx, actor);
  const map = maps.find((one) => one.slug === slug);
  if (!map) throw new NotFound();
  return { map, maps };
}
