import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { record } from "@/server/events";
import type { Notices, Profile } from "../schema";

/** Changes one's own name, and whether single keys do something. */
export function saveProfile(scope: Scope<"account:own">, { name, shortcutsOff }: Profile): Promise<void> {
  return inScope(scope, async (tx) => {
    await tx.person.update({ where: { id: scope.actorId }, data: { name, shortcutsOff } });
    await record(tx, scope, { action: "person.rename", object: `person:${scope.actorId}` });
  });
}

/** Changes which mails one gets. */
export function saveNotices(scope: Scope<"account:own">, notices: Notices): Promise<void> {
  return inScope(scope, async (tx) => {
    await tx.person.update({ where: { id: scope.actorId }, data: notices });
    await record(tx, scope, {
      action: "person.notices",
      object: `person:${scope.actorId}`,
      detail: { ...notices },
    });
  });
}
