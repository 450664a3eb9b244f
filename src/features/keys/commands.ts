import type { Scope } from "@/access/scope";
import { KEY_MARK } from "@/server/auth/api-key";
import { newToken, tokenHash } from "@/server/auth/secret-token";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import { record } from "@/server/events";
import type { CreateKey, NewKey } from "./schema";

type Writer = Scope<"key:write">;
const DAY_MS = 86_400_000;

/** Makes a key and returns it whole, this once. */
export async function createKey(scope: Writer, { name, uses, days }: CreateKey, now: Date): Promise<NewKey> {
  const key = KEY_MARK + newToken();
  await inScope(scope, async (tx) => {
    const { id } = await tx.apiKey.create({
      data: {
        ...{ name, uses, tokenHash: tokenHash(key), createdBy: scope.actorId, createdAt: now },
        expiresAt: new Date(now.getTime() + days * DAY_MS),
      },
    });
    await record(tx, scope, { action: "key.create", object: `key:${id}`, detail: { uses, days } });
  });
  return { key, name };
}

/** Ends a key; its next call is refused. Revoking it twice is no error, a key there is not is. */
export async function revokeKey(scope: Writer, id: number, now: Date): Promise<void> {
  await inScope(scope, async (tx) => {
    const key = await tx.apiKey.findUnique({ where: { id } });
    if (!key) throw new NotFound();
    if (key.revokedAt) return;
    await tx.apiKey.update({ where: { id }, data: { revokedAt: now } });
    await record(tx, scope, { action: "key.revoke", object: `key:${id}` });
  });
}
