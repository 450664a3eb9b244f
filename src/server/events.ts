import "server-only";
import type { Capability } from "@/access/capabilities";
import type { Scope } from "@/access/scope";
import type { Prisma, Tx } from "./db";
import { fromWhere } from "./from-where";

/** What happened, named `object.verb`, to which object, with the facts that matter. No names, addresses or words. */
export type Event = { action: string; object: string; detail?: Prisma.InputJsonObject };

/** Writes one line of the audit trail, with the network it comes from, inside the transaction that does the thing. */
export async function record(tx: Tx, actor: Scope<Capability> | string, event: Event): Promise<void> {
  const actorId = typeof actor === "string" ? actor : actor.actorId;
  const { action, object, detail = {} } = event;
  // Nothing comes back: whoever leaves a trace may not read the trail.
  await tx.$executeRaw`INSERT INTO audit_event (at, actor, action, object, detail, address)
    VALUES (clock_timestamp(), ${actorId}, ${action}, ${object}, ${JSON.stringify(detail)}::jsonb, ${fromWhere() ?? null})`;
}
