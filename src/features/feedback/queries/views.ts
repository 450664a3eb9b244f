import type { Scope } from "@/access/scope";
import type { Tx } from "@/server/db";
import type { SavedView } from "../schema";

/** The reader's own saved views, by name. */
export function viewsOf(tx: Tx, { actorId }: Scope<"comment:read">): Promise<SavedView[]> {
  return tx.savedView.findMany({
    where: { personId: actorId },
    select: { id: true, name: true, query: true },
    orderBy: { name: "asc" },
  });
}
