import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";

/** Gives an empty installation its one organisation; an existing one stays as it is. */
export async function ensureOrganisation(scope: Scope<"people:write">, name: string): Promise<void> {
  await inScope(
    scope,
    (tx) => tx.$executeRaw`INSERT INTO organisation (id, name) VALUES (1, ${name}) ON CONFLICT DO NOTHING`,
  );
}
