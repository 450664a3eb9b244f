import type { Scope } from "@/access/scope";
import { addDays } from "@/domain/period";
import { rulesOf } from "@/features/responses/queries/settings";
import { inScope, Prisma, type Tx } from "@/server/db";
import type { AskedTrail, Trail, TrailEvent } from "../schema";

const PAGE = 100;

/** Who did what, newest first, a page at a time. A rare filter reads back until it has found a page of events. */
export async function trail(scope: Scope<"audit:read">, asked: AskedTrail): Promise<Trail> {
  const { timeZone } = await rulesOf();
  return inScope(scope, async (tx) => {
    const events = await eventsOf(tx, asked, timeZone);
    const kinds = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM audit.kind ORDER BY name`;
    const shown = events.slice(0, PAGE);
    return {
      events: shown,
      next: events.length > PAGE ? shown.at(-1)?.id : undefined,
      kinds: kinds.map(({ name }) => name),
    };
  });
}

function eventsOf(tx: Tx, asked: AskedTrail, timeZone: string): Promise<TrailEvent[]> {
  const { action, who, object, from, to, before } = asked;
  const conditions = [
    before && Prisma.sql`event.id < ${before}::bigint`,
    action && Prisma.sql`event.action LIKE ${startOf(action)}`,
    object && Prisma.sql`event.object LIKE ${startOf(object)}`,
    who &&
      Prisma.sql`(event.actor = ${who} OR event.actor IN (SELECT id::text FROM person WHERE name ILIKE ${`%${escaped(who)}%`}))`,
    from && Prisma.sql`event.at >= ${from}::timestamp AT TIME ZONE ${timeZone}`,
    to && Prisma.sql`event.at < ${addDays(to, 1)}::timestamp AT TIME ZONE ${timeZone}`,
  ].filter((one) => one !== undefined && one !== "");
  const where = conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
  return tx.$queryRaw<TrailEvent[]>`
    SELECT event.id::text AS id, to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at,
      coalesce(person.name, event.actor) AS who, event.action, event.object,
      coalesce(subject.name, event.object) AS about, event.detail::text AS detail, event.address
    FROM audit_event AS event LEFT JOIN person ON person.id::text = event.actor
      LEFT JOIN person AS subject ON event.object = 'person:' || subject.id
    WHERE ${where} ORDER BY event.id DESC LIMIT ${PAGE + 1}`;
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");
const startOf = (text: string) => `${escaped(text)}%`;
