import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";

const MOST = 30;

/** Keeps the filters of the page under a name; the same name again takes the new ones. */
export function saveView(
  scope: Scope<"comment:read">,
  { name, query }: { name: string; query: string },
): Promise<{ id: number }> {
  return inScope(scope, async (tx) => {
    const personId = scope.actorId;
    const others = await tx.savedView.count({ where: { personId, name: { not: name } } });
    if (others >= MOST) throw new Refusal(`You have ${MOST} saved views. Remove one first.`);
    return tx.savedView.upsert({
      where: { personId_name: { personId, name } },
      create: { personId, name, query },
      update: { query },
      select: { id: true },
    });
  });
}

/** Removes one of the reader's own saved views. */
export function removeView(scope: Scope<"comment:read">, id: number): Promise<void> {
  return inScope(scope, async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { id, personId: scope.actorId } });
    if (count === 0) throw new NotFound();
  });
}
